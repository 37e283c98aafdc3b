import { describe, expect, test } from 'vitest';
import { landmarks } from '../../../src/evaluate/reproductions/index.ts';
import { judgeRow, type Ours, type Published } from '../../../src/evaluate/reproductions/landmark.ts';
import { type Reproduction, renderReproductions } from '../../../src/evaluate/reproductions/render-reproductions.ts';

const published: Published = { value: 0.5, read: 'in the source', better: 'higher' };
const ours = (low: number, high: number): Ours => ({ value: (low + high) / 2, low, high, n: 10, of: 'runs' });

describe('a verdict', () => {
  test.each([
    [published, ours(0.4, 0.6), 'matched'],
    [published, ours(0.5, 0.6), 'matched'],
    [published, ours(0.51, 0.6), 'exceeded'],
    [published, ours(0.3, 0.49), 'fell short'],
    [{ ...published, better: 'lower' }, ours(0.3, 0.49), 'exceeded'],
    [{ ...published, better: 'lower' }, ours(0.51, 0.6), 'fell short'],
  ] as const)('%j against %j: %s', (figure, measured, verdict) => {
    expect(judgeRow({ published: figure, ours: measured })).toBe(verdict);
  });

  test('is withheld where the two do not measure the same, and where no figure was checked', () => {
    expect(judgeRow({ published, notComparable: 'another unit', ours: ours(0.4, 0.6) })).toBe('not comparable');
    expect(judgeRow({ ours: ours(0.4, 0.6) })).toBe('no figure checked');
  });
});

test('a figure that nobody checked is not printed as published', () => {
  const reproduction: Reproduction = {
    id: 'x',
    result: 'r',
    source: 's',
    setUp: 'u',
    traps: [],
    rows: [{ what: 'w', unit: 'share', ours: ours(0.4, 0.6), verdict: 'no figure checked' }],
  };
  expect(renderReproductions([reproduction])).toContain('| no figure was checked | 0.500 (0.400 to 0.600) | 10 runs | no figure checked |');
});

test('each has a name of its own, a set-up and its traps', () => {
  expect(new Set(landmarks.map(({ id }) => id)).size).toBe(landmarks.length);
  for (const { id, setUp, traps, source } of landmarks) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(setUp).not.toBe('');
    expect(source).not.toBe('');
    expect(traps.length).toBeGreaterThan(0);
  }
});
