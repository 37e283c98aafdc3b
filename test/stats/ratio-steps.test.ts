import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideIntoSteps, sumSteps } from '../../src/stats/ratio-steps.ts';
import { tabulateScores } from '../../src/stats/score-table.ts';

const tableOf = (positives: readonly number[], negatives: readonly number[]) =>
  tabulateScores(
    Float64Array.from(positives.flatMap((count, score) => new Array<number>(count).fill(score))),
    Float64Array.from(negatives.flatMap((count, score) => new Array<number>(count).fill(score))),
  );
const divide = (positives: readonly number[], negatives: readonly number[], least: number) =>
  Array.from(divideIntoSteps(tableOf(positives, negatives), least));

it('sums what begins at each start', () => {
  expect(Array.from(sumSteps(Float64Array.of(1, 2, 3, 4, 5), [0, 2, 3, 5]))).toEqual([3, 3, 9]);
  expect(Array.from(sumSteps(Float64Array.of(1, 2), [2]))).toEqual([]);
});

describe('steps of a table of scores', () => {
  it('are the pools of adjacent violators where each holds enough of both kinds', () => {
    // Shares of positives by score: 1/11, 3/10, 2/10 (violates), 8/10. The second and third pool to 5/20.
    expect(divide([1, 3, 2, 8], [10, 7, 8, 2], 1)).toEqual([0, 1, 3, 4]);
  });

  it('are joined from the top down above a ratio of 1, and from the bottom up below', () => {
    // Below 1 (related : unrelated) 1:20, 2:20; above 20:4, 20:3, 20:2. Five of both kinds: the top two make 40:5, the third joins them.
    expect(divide([1, 2, 20, 20, 20], [20, 20, 4, 3, 2], 5)).toEqual([0, 2, 5]);
    expect(divide([1, 5, 20, 20, 20], [20, 20, 5, 3, 2], 5)).toEqual([0, 2, 3, 5]);
  });

  it('never cross a ratio of 1 as long as each side has enough of the kind that it speaks for', () => {
    const counts = fc.array(fc.nat({ max: 9 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 1, max: 8 }), (positives, negatives, least) => {
        const table = tableOf(positives, negatives);
        const [related, unrelated] = [table.positives, table.negatives].map((column) => column.reduce((sum, n) => sum + n, 0)) as [
          number,
          number,
        ];
        fc.pre(related >= least && unrelated >= least);
        const starts = divideIntoSteps(table, least);
        expect([starts[0], starts.at(-1)]).toEqual([0, table.score.length]);
        expect(Array.from(starts)).toEqual([...new Set(starts)].sort((x, y) => x - y));
        const steps = { p: sumSteps(table.positives, starts), d: sumSteps(table.negatives, starts) };
        // Ratios ascend strictly but where a side was given up, and then there is one fewer.
        const odds = Array.from(steps.p, (p, i) => (p * unrelated) / Math.max(1e-9, (steps.d[i] as number) * related));
        expect(odds).toEqual([...odds].sort((x, y) => x - y));
        const above = odds.filter((ratio) => ratio > 1);
        const of = (column: Float64Array, side: (ratio: number) => boolean) =>
          column.reduce((sum, n, i) => sum + (side(odds[i] as number) ? n : 0), 0);
        if (above.length > 0) expect(of(steps.p, (ratio) => ratio > 1)).toBeGreaterThanOrEqual(least);
        if (odds.some((ratio) => ratio < 1)) expect(of(steps.d, (ratio) => ratio < 1)).toBeGreaterThanOrEqual(least);
        // More than one step on a side: each holds enough of both kinds.
        for (const side of [(ratio: number) => ratio > 1, (ratio: number) => ratio < 1]) {
          const own = odds.flatMap((ratio, i) => (side(ratio) ? [i] : []));
          if (own.length > 1)
            for (const i of own) expect(Math.min(steps.p[i] as number, steps.d[i] as number)).toBeGreaterThanOrEqual(least);
        }
      }),
    );
  });

  it('two kinds that do not overlap keep two steps', () => {
    expect(divide([0, 0, 30, 30], [30, 30, 0, 0], 5)).toEqual([0, 2, 4]);
  });
});
