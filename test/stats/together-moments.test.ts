import { describe, expect, it } from 'vitest';
import { showTogether } from '../../src/stats/together-moments.ts';

/** Moments of two endpoints on one day. */
const momentsOf = (a: readonly number[], b: readonly number[]) => ({
  offsets: Float64Array.of(0, a.length, a.length + b.length),
  at: Float64Array.of(...a, ...b),
  day: new Int32Array(a.length + b.length),
  ...{ days: 1, merged: 0, beats: 0 },
});

describe('moments of two that show together', () => {
  it('lie near each other, each counted once', () => {
    const found = showTogether(momentsOf([10, 12, 50], [11, 13, 90]), 0, 1, 2, 0, 0);
    expect(found).toEqual([
      [10, 11],
      [12, 13],
    ]);
  });

  it('lie a lag apart, either way round, where there is one', () => {
    const found = showTogether(momentsOf([100, 200, 300], [121, 179, 301]), 0, 1, 2, 20, 0);
    expect(found).toEqual([
      [100, 121],
      [200, 179],
    ]);
  });

  it('are those of which one sends what the other receives, where sizes count', () => {
    const moments = {
      ...momentsOf([10, 50], [11, 12, 51]),
      out: Float64Array.of(500, 500, 0, 0, Number.NaN),
      in: Float64Array.of(0, 0, 900, 510, Number.NaN),
    };
    expect(showTogether(moments, 0, 1, 5, 0, 20)).toEqual([[10, 12]]);
  });
});
