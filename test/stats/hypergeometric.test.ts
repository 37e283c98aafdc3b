import { describe, expect, it } from 'vitest';
import { hypergeometric, tailOfSum } from '../../src/stats/hypergeometric.ts';

const choose = (n: number, k: number): number => {
  if (k < 0 || k > n) return 0;
  let all = 1;
  for (let i = 0; i < k; i++) all = (all * (n - i)) / (i + 1);
  return all;
};

describe('hypergeometric', () => {
  it('is C(m, k) C(N − m, n − k) / C(N, n)', () => {
    for (const [population, marked, draws] of [
      [21, 10, 11],
      [10, 3, 4],
      [7, 7, 2],
      [7, 0, 3],
      [5, 4, 5],
    ] as const) {
      const mass = hypergeometric(population, marked, draws);
      for (let k = 0; k <= draws; k++)
        expect(mass[k]).toBeCloseTo((choose(marked, k) * choose(population - marked, draws - k)) / choose(population, draws), 12);
    }
  });

  it('refuses more than there are', () => {
    expect(() => hypergeometric(5, 6, 1)).toThrow(RangeError);
    expect(() => hypergeometric(5, 1, 6)).toThrow(RangeError);
  });
});

it('the tail of a sum is that of all the draws taken one by one', () => {
  // 1 or 2 of two coins of chances .2 and .5, and a die of three sides.
  const laws = [Float64Array.of(0.8, 0.2), Float64Array.of(0.5, 0.5), Float64Array.of(1 / 3, 1 / 3, 1 / 3)];
  expect(tailOfSum(laws, 0)).toBeCloseTo(1, 12);
  expect(tailOfSum(laws, 4)).toBeCloseTo((0.2 * 0.5) / 3, 12);
  expect(tailOfSum(laws, 3)).toBeCloseTo((0.2 * 0.5) / 3 + (0.2 * 0.5) / 3 + (0.2 * 0.5 + 0.8 * 0.5) / 3, 12);
});
