import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeCare } from '../../src/stats/cautious-ratios.ts';
import { createRandom } from '../../src/stats/random.ts';

const care = (related: readonly number[], unrelated: readonly number[]) =>
  Array.from(takeCare({ related: Float64Array.from(related), unrelated: Float64Array.from(unrelated) }));
const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

/** Steps with ascending plain ratios, as pooling leaves them. */
const steps = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 4_000 })), { minLength: 1, maxLength: 6 })
  .map((counts) => counts.sort(([p, d], [q, e]) => p / d - q / e));

describe('takeCare', () => {
  it('never says more than the plain ratio, never turns it round, and ascends', () => {
    fc.assert(
      fc.property(steps, (counts) => {
        const [related, unrelated] = [counts.map(([p]) => p), counts.map(([, d]) => d)];
        const log10 = care(related, unrelated);
        log10.forEach((value, step) => {
          const plain = Math.log10(((related[step] as number) * sum(unrelated)) / ((unrelated[step] as number) * sum(related)));
          expect(Math.abs(value)).toBeLessThanOrEqual(Math.abs(plain) + 1e-12);
          expect(value * plain).toBeGreaterThanOrEqual(-1e-12);
        });
        expect(log10).toEqual([...log10].sort((x, y) => x - y));
      }),
    );
  });

  it('exceeds no ratio that what was counted excludes: 1 over the upper 99 % limit of the share as high', () => {
    fc.assert(
      fc.property(steps, (counts) => {
        const [related, unrelated] = [counts.map(([p]) => p), counts.map(([, d]) => d)];
        const log10 = care(related, unrelated);
        const n = sum(unrelated);
        log10.forEach((value, step) => {
          if (value <= 0) return;
          // At a share of 10^−value, as few as were counted have a chance of 1 % or more: the limit is the share where it is exactly 1 %.
          const seen = sum(unrelated.slice(step));
          const chance = poissonAtMost(seen, n * 10 ** -value);
          // Poisson in place of binomial: its lower tail is the larger for small shares.
          if (10 ** -value < 0.02) expect(chance).toBeLessThan(0.0125);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('says next to nothing of a handful of cases, and nearly the plain ratio of very many', () => {
    const [below, above] = care([1, 4], [4, 1]) as [number, number];
    // One of five as high: at a share of 0.778 one or none has a chance of 1 %.
    const limit = 0.778;
    expect((1 - limit) ** 5 + 5 * limit * (1 - limit) ** 4).toBeCloseTo(0.01, 3);
    expect(Math.max(-below, above)).toBeLessThan(-Math.log10(limit) + 1e-4);
    const many = care([100_000, 400_000], [400_000, 100_000]);
    expect(many[0]).toBeCloseTo(-Math.log10(4), 2);
    expect(many[1]).toBeCloseTo(Math.log10(4), 2);
  });

  it('keeps its promises for new cases in 99 of 100 fits: misleading ratios no more often than 1 in k, and 1 on average', () => {
    const random = createRandom(8_732);
    // Chances of five steps; the true ratios run from 0.15 to 12.
    const [ofRelated, ofUnrelated] = [
      [0.06, 0.14, 0.2, 0.3, 0.3],
      [0.4, 0.3, 0.2, 0.075, 0.025],
    ];
    const draw = (chances: readonly number[], n: number) => {
      const counts = chances.map(() => 0);
      for (let i = 0; i < n; i++) {
        let [left, step] = [random.next(), 0];
        while (step < chances.length - 1 && left >= (chances[step] as number)) left -= chances[step++] as number;
        counts[step] = (counts[step] as number) + 1;
      }
      return counts;
    };
    const FITS = 300;
    let [misleading, mean] = [0, 0];
    for (let fit = 0; fit < FITS; fit++) {
      const log10 = care(draw(ofRelated as number[], 60), draw(ofUnrelated as number[], 200));
      const share = (chances: readonly number[], is: (value: number) => boolean) =>
        sum(chances.filter((_, step) => is(log10[step] as number)));
      const broken = log10.some((k) => k > 0 && share(ofUnrelated as number[], (value) => value >= k) > 10 ** -k);
      misleading += Number(broken);
      mean += Number(sum((ofUnrelated as number[]).map((chance, step) => chance * 10 ** (log10[step] as number))) > 1);
    }
    // One in a hundred each is 3 of 300; more than 12 has odds of 1 in 20,000.
    expect(misleading).toBeLessThanOrEqual(12);
    expect(mean).toBeLessThanOrEqual(12);
  });
});

function poissonAtMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let total = term;
  for (let k = 1; k <= count; k++) {
    term *= mean / k;
    total += term;
  }
  return total;
}
