import { describe, expect, it } from 'vitest';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { correlatedTail } from '../../src/stats/correlated-tail.ts';

describe('correlatedTail', () => {
  it('is the binomial tail without correlation, and all or none with full correlation', () => {
    for (const least of [1, 3, 5]) {
      expect(correlatedTail(least, 6, 0.3, 0)).toBeCloseTo(binomialTail(least, 6, 0.3), 12);
      expect(correlatedTail(least, 6, 0.3, 1)).toBeCloseTo(0.3, 12);
    }
  });

  it('is uniform over 0 … n for a uniform chance of success: mean ½, correlation ⅓', () => {
    // Beta(1, 1): correlation is 1 / (1 + 1 + 1).
    for (let least = 0; least <= 9; least++) expect(correlatedTail(least, 9, 0.5, 1 / 3)).toBeCloseTo((10 - least) / 10, 12);
  });

  it('refuses what is no chance', () => {
    expect(() => correlatedTail(1, 2, 1.1, 0)).toThrow(RangeError);
    expect(() => correlatedTail(1, 2, 0.5, -0.1)).toThrow(RangeError);
    expect([correlatedTail(0, 2, 0.5, 0.5), correlatedTail(3, 2, 0.5, 0.5)]).toEqual([1, 0]);
  });
});
