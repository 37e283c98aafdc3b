import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookalikes, strengthOf } from '../../src/analyze/strength.ts';
import type { AnyInference, Finding, Ranking } from '../../src/model/inference.ts';

test.each([
  [1, 20, 20],
  [0.05, 1, 20],
  [0.051, 2, 20],
  [0.01, 10, 1000],
  [0.0006, 1, 1000],
  [0.0001, 1, 10_000],
  [0, 0, 10_000],
])('a share of %d is %d of %d', (share, filled, of) => {
  expect(lookalikes(share, 'days')).toEqual({ meaning: 'lookalikes', each: 'days', filled, of });
});

test('dots never understate how many look alike', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (share) => {
      const { filled, of } = lookalikes(share, 'days');
      expect(filled / of).toBeGreaterThanOrEqual(share - 1e-9);
    }),
  );
});

const estimate = { id: 'e', asks: 'estimate', interval: { level: 0.9, unit: 'h' } } as unknown as AnyInference;
const ranking = {
  columns: { score: Float64Array.of(1), value: Float64Array.of(3), low: Float64Array.of(2), high: Float64Array.of(4) },
} as unknown as Ranking;
const selected = { row: 0, q: undefined, family: 1, onlyByFocus: false };

test('an estimate shows how often its intervals held the truth', () => {
  const strength = strengthOf(estimate, ranking, selected, {} as Finding, 'server', [
    { question: 'e', observer: 'server', level: 0.9, coverage: 0.88, n: 400, set: 'worlds' },
  ]);
  expect(strength).toMatchObject({
    kind: 'estimate',
    value: 3,
    low: 2,
    high: 4,
    measured: { coverage: 0.88, n: 400 },
    dots: { filled: 18, of: 20 },
  });
});

test('coverage that was measured for another observer says nothing', () => {
  const measured = [{ question: 'e', observer: 'carrier', level: 0.9, coverage: 0.88, n: 400, set: 'worlds' }];
  expect(strengthOf(estimate, ranking, selected, {} as Finding, 'server', measured)).toMatchObject({ kind: 'graded', word: 'weak' });
  expect(strengthOf(estimate, ranking, selected, {} as Finding, undefined, measured)).toMatchObject({ kind: 'graded', word: 'weak' });
});

test('an interval whose coverage was never measured is not shown as one', () => {
  expect(strengthOf(estimate, ranking, selected, {} as Finding, 'server', [])).toMatchObject({ kind: 'graded', word: 'weak' });
});
