import fc from 'fast-check';
import { mean, median, sampleKurtosis, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { entropyOf, fewestFor, summaryOf } from '../../src/stats/summary-of.ts';

describe('a summary', () => {
  it('is that of a library, and of the moments by definition', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 40 }), (values) => {
        const found = summaryOf(values);
        expect(found?.mean).toBeCloseTo(mean(values), 9);
        expect(found?.std).toBeCloseTo(standardDeviation(values), 9);
        expect(found?.median).toBe(median(values));
        expect([found?.min, found?.max]).toEqual([Math.min(...values), Math.max(...values)]);
        if (new Set(values).size === 1) expect([found?.skewness, found?.kurtosis]).toEqual([0, 0]);
        else {
          const n = values.length;
          // The sample kurtosis of the library, solved for that of the population.
          const excess = ((sampleKurtosis(values) * (n - 2) * (n - 3)) / (n - 1) - 6) / (n + 1);
          expect(found?.kurtosis).toBeCloseTo(excess + 3, 6);
        }
      }),
      { seed: 3 },
    );
  });

  it('of two values is known by hand, and of none is none', () => {
    expect(summaryOf([1, 0])).toEqual({ mean: 0.5, std: 0.5, median: 0.5, skewness: 0, kurtosis: 1, min: 0, max: 1 });
    expect(summaryOf([7])).toEqual({ mean: 7, std: 0, median: 7, skewness: 0, kurtosis: 0, min: 7, max: 7 });
    // (0 + 0 + 0 + 4)/4 = 1, and about it 1, 1, 1 and 27 cubed.
    expect(summaryOf([0, 4, 0, 0])?.skewness).toBeCloseTo(24 / 4 / 3 ** 1.5, 12);
    expect(summaryOf([])).toBeUndefined();
  });
});

describe('entropy', () => {
  it('of equal counts is the logarithm of how many, of one is nothing', () => {
    for (const n of [2, 3, 10]) expect(entropyOf(Array.from({ length: n }, () => 7))).toBeCloseTo(Math.log(n), 12);
    expect(entropyOf([5])).toBeCloseTo(0, 12);
    expect(entropyOf([3, 1])).toBeCloseTo(Math.log(4) - 0.75 * Math.log(3), 12);
    expect(entropyOf([])).toBeUndefined();
  });
});

describe('the fewest counts', () => {
  it('are as many of the largest as reach the share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 12 }), (counts) => {
        const sorted = [...counts].sort((a, b) => b - a);
        const target = Math.ceil(counts.reduce((sum, n) => sum + n, 0) * 0.8);
        const enough = Array.from({ length: counts.length + 1 }, (_, k) => k).filter(
          (k) => sorted.slice(0, k).reduce((sum, n) => sum + n, 0) >= target,
        );
        expect(fewestFor(counts, 0.8)).toBe(enough[0]);
      }),
    );
  });
});
