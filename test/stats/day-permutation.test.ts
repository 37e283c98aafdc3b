import { describe, expect, it } from 'vitest';
import { addPermutationMoments, type Moments } from '../../src/stats/day-permutation.ts';
import { createRandom } from '../../src/stats/random.ts';

const permutations = (n: number): number[][] =>
  n === 0
    ? [[]]
    : permutations(n - 1).flatMap((rest) => Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]));

describe('moments of the sum over exchanged days', () => {
  it.each([1, 2, 3, 4, 6])('are those over all orders of %i days', (n) => {
    const random = createRandom(n);
    const matrix = Float64Array.from({ length: n * n }, () => random.below(5) ** 2);
    const sums = permutations(n).map((order) => order.reduce((sum, e, d) => sum + (matrix[d * n + e] as number), 0));
    const moment = (power: number, about: number) => sums.reduce((sum, value) => sum + (value - about) ** power, 0) / sums.length;
    const got: Moments = { mean: 0, variance: 0, third: 0 };
    addPermutationMoments(matrix, n, got);
    const mean = moment(1, 0);
    expect(got.mean).toBeCloseTo(mean, 9);
    expect(got.variance).toBeCloseTo(moment(2, mean), 9);
    expect(got.third).toBeCloseTo(moment(3, mean), 7);
  });

  it('add up over strata', () => {
    const once: Moments = { mean: 0, variance: 0, third: 0 };
    const twice: Moments = { mean: 0, variance: 0, third: 0 };
    const matrix = Float64Array.of(3, 0, 1, 0, 5, 0, 2, 0, 0);
    addPermutationMoments(matrix, 3, once);
    addPermutationMoments(matrix, 3, twice);
    addPermutationMoments(matrix, 3, twice);
    expect(twice.mean).toBeCloseTo(2 * once.mean, 12);
    expect(twice.variance).toBeCloseTo(2 * once.variance, 12);
    expect(twice.third).toBeCloseTo(2 * once.third, 12);
  });
});
