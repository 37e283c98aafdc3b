import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { empiricalBounds } from '../../src/stats/empirical-bounds.ts';
import { tabulateScores } from '../../src/stats/score-table.ts';

const boundsOf = (related: readonly number[], unrelated: readonly number[]) => {
  const { low, high } = empiricalBounds(tabulateScores(Float64Array.from(related), Float64Array.from(unrelated)));
  return [10 ** low, 10 ** high] as const;
};

/** Whether deciding by threshold t with these ratios, and one misleading one on each side, loses no more than with ratios of 1. */
function losesNoMore(related: readonly number[], unrelated: readonly number[], t: number): boolean {
  const x = Math.log10(t);
  const missed = (related.filter((value) => value <= x).length + 1) / (related.length + 1);
  const wrong = (unrelated.filter((value) => value > x).length + 1) / (unrelated.length + 1);
  return missed + t * wrong <= Math.min(t, 1) + 1e-9;
}

const { POSITIVE_INFINITY: ever, NEGATIVE_INFINITY: never } = Number;

describe('empirical bounds', () => {
  it('agree with values that the method is known for', () => {
    // Worked by hand, and as the lir package's own tests have them on a grid of 0.01: 0.336 and 2.974, 0.377 and 1.499, 0.667 and 2.651.
    const close = ([low, high]: readonly [number, number], a: number, b: number) => {
      expect(low).toBeCloseTo(a, 12);
      expect(high).toBeCloseTo(b, 12);
    };
    close(boundsOf([ever, ever, ever], [never, never, never]), 1 / 3, 3);
    close(boundsOf([0, 1, 2], [-2, -1]), 3 / 8, 3 / 2);
    close(boundsOf([1, 2], [-2, -1, 0]), 2 / 3, 8 / 3);
    close(boundsOf([-2, -1, 0], [1, 2]), 1, 1);
    close(boundsOf([0], [0]), 1, 1);
    close(boundsOf([ever], [never]), 1, 1);
  });

  it('are the ends of the stretch around 1 in which ratios lose no more than saying nothing', () => {
    const some = fc
      .array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 25 })
      .map((values) => values.map((value) => value / 4 + 0.0501));
    fc.assert(
      fc.property(some, some, (p, d) => {
        const [low, high] = boundsOf(p, d);
        // Thresholds on a grid that keeps clear of the ratios themselves.
        let t = 1;
        while (t < 1_000 && losesNoMore(p, d, t * 1.0004)) t *= 1.0004;
        expect(high / t).toBeGreaterThan(0.999);
        expect(high / t).toBeLessThan(1.001);
        t = 1;
        while (t > 0.001 && losesNoMore(p, d, t / 1.0004)) t /= 1.0004;
        expect(low / t).toBeGreaterThan(0.999);
        expect(low / t).toBeLessThan(1.001);
      }),
    );
  });
});
