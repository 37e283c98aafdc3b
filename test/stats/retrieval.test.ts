import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanReciprocalRank, rankOf, topShare } from '../../src/stats/retrieval.ts';

describe('rank of the truth', () => {
  it('is the average place over all orders of the equals', () => {
    expect(rankOf(3, Float64Array.of(1, 2, 3))).toBe(1);
    expect(rankOf(1, Float64Array.of(1, 2, 3))).toBe(3);
    expect(rankOf(2, Float64Array.of(2, 5, 2, 2))).toBe((2 + 3 + 4) / 3);
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 1, maxLength: 10 }), (scores) => {
        // Ranks of all candidates add up to 1 + 2 + … + n, ties or not.
        const sum = scores.reduce((whole, score) => whole + rankOf(score, Float64Array.from(scores)), 0);
        expect(sum).toBe((scores.length * (scores.length + 1)) / 2);
      }),
    );
  });

  it('needs the truth among the candidates, and no NaN', () => {
    expect(() => rankOf(4, Float64Array.of(1, 2, 3))).toThrow(RangeError);
    expect(() => rankOf(1, Float64Array.of(1, Number.NaN))).toThrow(RangeError);
  });
});

describe('shares of ranks', () => {
  it('follow their definitions', () => {
    const ranks = Float64Array.of(1, 2, 4, 1.5);
    expect(topShare(ranks, 1)).toBe(0.25);
    expect(topShare(ranks, 2)).toBe(0.75);
    expect(meanReciprocalRank(ranks)).toBeCloseTo((1 + 1 / 2 + 1 / 4 + 2 / 3) / 4, 15);
    expect(meanReciprocalRank(ranks.toReversed())).toBe(meanReciprocalRank(ranks));
  });

  it('say nothing of no query, and refuse what is no rank', () => {
    expect(topShare(new Float64Array(0), 1)).toBeUndefined();
    expect(meanReciprocalRank(new Float64Array(0))).toBeUndefined();
    expect(() => topShare(Float64Array.of(Number.NaN), 1)).toThrow(RangeError);
    expect(() => meanReciprocalRank(Float64Array.of(0))).toThrow(RangeError);
  });
});
