import { expect, it } from 'vitest';
import { type Histograms, matchHistograms, mismatch } from '../../src/stats/histogram-matching.ts';
import { createRandom } from '../../src/stats/random.ts';

const random = createRandom(8_608);
const N = 6;
const draw = (): Histograms => ({ counts: Float64Array.from({ length: N * 4 }, () => random.below(8)), width: 4 });

it('is the log of the generalised likelihood ratio of two multinomials', () => {
  const [a, b] = [
    { counts: Float64Array.of(3, 1), width: 2 },
    { counts: Float64Array.of(2, 6), width: 2 },
  ];
  const own = 3 * Math.log(3 / 4) + Math.log(1 / 4) + 2 * Math.log(2 / 8) + 6 * Math.log(6 / 8);
  const pooled = 5 * Math.log(5 / 12) + 7 * Math.log(7 / 12);
  expect(mismatch(a, 0, b, 0)).toBeCloseTo(own - pooled, 12);
  expect(mismatch(a, 0, a, 0)).toBeCloseTo(0, 12);
});

it('matches all at once as the best of all orders does, and each by itself to the nearest', () => {
  const orders = (rest: readonly number[]): number[][] =>
    rest.length === 0 ? [[]] : rest.flatMap((one) => orders(rest.filter((other) => other !== one)).map((order) => [one, ...order]));
  for (let round = 0; round < 5; round++) {
    const [a, b] = [draw(), draw()];
    const cost = (order: ArrayLike<number>) => Array.from(order).reduce((sum, j, i) => sum + mismatch(a, i, b, j), 0);
    const { alone, together } = matchHistograms(a, b);
    const best = Math.min(...orders([0, 1, 2, 3, 4, 5]).map(cost));
    expect(cost(together)).toBeCloseTo(best, 9);
    alone.forEach((j, i) => {
      for (let other = 0; other < N; other++) expect(mismatch(a, i, b, j)).toBeLessThanOrEqual(mismatch(a, i, b, other));
    });
  }
});

it('refuses what it would not finish', () => {
  const many = { counts: new Float64Array(2_001), width: 1 };
  expect(() => matchHistograms(many, many)).toThrow('at most 2000');
});
