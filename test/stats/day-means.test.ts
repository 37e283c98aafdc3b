import { describe, expect, it } from 'vitest';
import { meanInterval } from '../../src/stats/day-means.ts';
import { drawPoisson } from '../../src/stats/draw.ts';
import { createRandom } from '../../src/stats/random.ts';

describe('the interval of a daily mean', () => {
  it('is Student’s, on the scale of logarithms', () => {
    // Mean 5 and variance 4 over 4 days: standard error 1, a fifth of the mean; t of 3 degrees of freedom at 90 % is 2.3534.
    const counts = Float64Array.of(5 - Math.sqrt(3), 5 - Math.sqrt(3), 5 + Math.sqrt(3), 5 + Math.sqrt(3));
    const { mean, low, high } = meanInterval(counts, 0.9);
    expect(mean).toBeCloseTo(5, 12);
    expect(high).toBeCloseTo(5 * Math.exp(2.3534 / 5), 3);
    expect(low * high).toBeCloseTo(25, 9);
  });

  it('of days without anything is nothing, and of equal days the day itself', () => {
    expect(meanInterval(new Float64Array(3), 0.8)).toEqual({ mean: 0, low: 0, high: 0 });
    expect(meanInterval(new Float64Array(3).fill(4), 0.8)).toEqual({ mean: 4, low: 4, high: 4 });
  });

  it.each([0.5, 3, 20])('holds the truth as often as it states where days are independent: %d a day', (rate) => {
    const random = createRandom(1);
    const worlds = 2_000;
    let held = 0;
    for (let i = 0; i < worlds; i++) {
      const { low, high } = meanInterval(
        Float64Array.from({ length: 40 }, () => drawPoisson(rate, random)),
        0.8,
      );
      if (low <= rate && rate <= high) held++;
    }
    // Three standard errors of 2,000 intervals are 0.027.
    expect(Math.abs(held / worlds - 0.8)).toBeLessThan(0.027);
  });
});
