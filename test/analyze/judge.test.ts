import { expect, test } from 'vitest';
import { judge, subjectOf } from '../../src/analyze/judge.ts';
import type { AnyInference, Ranking } from '../../src/model/inference.ts';

const question = (asks: 'test' | 'estimate', minSupport?: number) => ({ id: 'q', asks, minSupport }) as unknown as AnyInference;

function ranking(columns: { score: number[]; p?: number[]; support?: number[] }, tested = columns.score.length): Ranking {
  return {
    subjects: { of: 'endpoints', id: Int32Array.from(columns.score, (_, i) => i) },
    columns: {
      score: Float64Array.from(columns.score),
      ...(columns.p && { p: Float64Array.from(columns.p) }),
      ...(columns.support && { support: Float64Array.from(columns.support) }),
    },
    tested,
    skipped: [],
    summary: [],
    smallest: [],
    working: undefined,
  };
}

const rowsOf = ({ selected }: ReturnType<typeof judge>) => selected.map(({ row }) => row);

test('a test keeps q ≤ 0.05, best first', () => {
  // q by hand: 0.001·4/1 = 0.004, 0.02·4/2 = 0.04, 0.04·4/3 = 0.053, 0.9.
  const judged = judge(question('test'), ranking({ score: [1, 4, 2, 3], p: [0.9, 0.001, 0.04, 0.02] }), new Set(), 20);
  expect(rowsOf(judged)).toEqual([1, 3]);
  expect(judged.selected.map(({ q }) => q)).toEqual([0.004, 0.04]);
});

test('hypotheses that were never opened count as tested', () => {
  const judged = judge(question('test'), ranking({ score: [2, 1], p: [0.001, 0.02] }, 100), new Set(), 20);
  expect(rowsOf(judged)).toEqual([]);
});

test('the limit keeps every tie at the cut', () => {
  const judged = judge(question('estimate'), ranking({ score: [5, 3, 3, 3, 1] }), new Set(), 2);
  expect(rowsOf(judged)).toEqual([0, 1, 2, 3]);
  expect(judged.passing).toEqual([0, 1, 2, 3, 4]);
});

test('an estimate needs its least support', () => {
  const judged = judge(question('estimate', 10), ranking({ score: [5, 3, 2], support: [9, 10, 30] }), new Set(), 20);
  expect(rowsOf(judged)).toEqual([1, 2]);
});

test('an endpoint named before looking is reported whatever it scores, as a family of its own', () => {
  const judged = judge(question('test'), ranking({ score: [3, 2, 1], p: [0.0001, 0.5, 0.04] }), new Set([2]), 20);
  expect(judged.selected).toEqual([
    { row: 0, q: 0.0001 * 3, family: 3, onlyByFocus: false },
    { row: 2, q: 0.04, family: 1, onlyByFocus: true },
  ]);
});

test('focus finds every subject that an endpoint is part of', () => {
  const pairs = { of: 'pairs', a: Int32Array.of(0, 1, 0), b: Int32Array.of(1, 2, 2) } as const;
  expect(subjectOf(pairs, 1)).toEqual([1, 2]);
  const judged = judge(
    question('estimate', 10),
    { ...ranking({ score: [3, 2, 1], support: [1, 1, 1] }), subjects: pairs },
    new Set([2]),
    20,
  );
  expect(rowsOf(judged)).toEqual([1, 2]);
});
