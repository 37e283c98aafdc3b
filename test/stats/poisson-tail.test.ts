import { describe, expect, it } from 'vitest';
import { poissonBinomialTail } from '../../src/stats/poisson-binomial.ts';
import { leastRareCount, poissonTail } from '../../src/stats/poisson-tail.ts';
import { createRandom } from '../../src/stats/random.ts';

const below = (count: number, mean: number): number => {
  let [term, sum] = [Math.exp(-mean), 0];
  for (let k = 0; k < count; k++) {
    sum += term;
    term *= mean / (k + 1);
  }
  return sum;
};

describe('the tail of the Poisson law', () => {
  it('is one less the sum of what lies below', () => {
    for (const mean of [0.2, 1, 4.5, 30])
      for (const count of [1, 2, 5, 20]) expect(poissonTail(count, mean)).toBeCloseTo(1 - below(count, mean), 12);
    expect(poissonTail(3, 1)).toBeCloseTo(1 - 2.5 / Math.E, 14);
    expect([poissonTail(0, 2), poissonTail(-1, 2), poissonTail(1, 0)]).toEqual([1, 1, 0]);
  });

  it('keeps its digits where that difference has none left', () => {
    // e⁻¹ (1/50! + 1/51! + …), of which 50! = 3.0414093201713376e64.
    const series = (1 + 1 / 51 + 1 / (51 * 52) + 1 / (51 * 52 * 53) + 1 / (51 * 52 * 53 * 54)) / 3.0414093201713376e64 / Math.E;
    expect(poissonTail(50, 1) / series).toBeCloseTo(1, 7);
  });

  it('bounds that of trials with chances of their own, from their mean on', () => {
    const random = createRandom(8_303);
    for (let round = 0; round < 50; round++) {
      const chances = Array.from({ length: 20 }, () => random.next() ** 3);
      const mean = chances.reduce((sum, one) => sum + one, 0);
      for (let count = Math.ceil(mean) + 1; count <= 20; count++)
        expect(poissonBinomialTail(chances, count)).toBeLessThanOrEqual(poissonTail(count, mean) * (1 + 1e-9));
    }
  });

  it('is first so small at the count that is told', () => {
    for (const mean of [0.01, 0.7, 6])
      for (const chance of [0.5, 0.05, 1e-4]) {
        const found = leastRareCount(mean, chance);
        expect(found.chance).toBeCloseTo(poissonTail(found.count, mean), 12);
        expect(found.chance).toBeLessThanOrEqual(chance);
        if (found.count > 1) expect(poissonTail(found.count - 1, mean)).toBeGreaterThan(chance);
      }
    expect(leastRareCount(0, 0.05)).toEqual({ count: 1, chance: 0 });
  });
});
