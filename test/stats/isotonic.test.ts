import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitIsotonic, poolAdjacentViolators } from '../../src/stats/isotonic.ts';

/** Weighted least squares among ascending fits, by trying every division of the places into runs. */
function bruteForce(value: readonly number[], weight: readonly number[]): number[] {
  const n = value.length;
  let best: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let cuts = 0; cuts < 2 ** (n - 1); cuts++) {
    const fit: number[] = [];
    for (let from = 0; from < n; ) {
      let to = from + 1;
      while (to < n && ((cuts >> (to - 1)) & 1) === 0) to++;
      let [sum, whole] = [0, 0];
      for (let i = from; i < to; i++) {
        sum += (weight[i] as number) * (value[i] as number);
        whole += weight[i] as number;
      }
      for (let i = from; i < to; i++) fit.push(sum / whole);
      from = to;
    }
    if (fit.some((at, i) => i > 0 && at < (fit[i - 1] as number) - 1e-12)) continue;
    const loss = fit.reduce((sum, at, i) => sum + (weight[i] as number) * (at - (value[i] as number)) ** 2, 0);
    if (loss < least - 1e-12) [least, best] = [loss, fit];
  }
  return best;
}

const cases = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 8 });

describe('isotonic regression', () => {
  it('is the least-squares fit among ascending ones', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const [value, weight] = [drawn.map(([v]) => v), drawn.map(([, w]) => w)];
        const fit = fitIsotonic(Float64Array.from(value.keys()), Float64Array.from(value), Float64Array.from(weight));
        const truth = bruteForce(value, weight);
        for (const [i, at] of truth.entries()) expect(fit.value[i]).toBeCloseTo(at, 10);
      }),
    );
  });

  it('pools ties in the score first, whatever the order of the cases', () => {
    const score = Float64Array.of(2, 1, 2, 3, 1);
    const value = Float64Array.of(0.1, 0.7, 0.3, 9, 0.2);
    const fit = fitIsotonic(score, value);
    expect([...fit.score]).toEqual([1, 2, 3]);
    expect(fit.value[0]).toBeCloseTo(1.3 / 4, 12);
    expect(fit.value[1]).toBe(fit.value[0]);
    expect(fit.value[2]).toBe(9);
    expect(fitIsotonic(score.toReversed(), value.toReversed())).toEqual(fit);
    expect(() => fitIsotonic(Float64Array.of(Number.NaN), Float64Array.of(1))).toThrow(RangeError);
    expect(() => fitIsotonic(Float64Array.of(1), Float64Array.of(1), Float64Array.of(0))).toThrow(RangeError);
  });

  it('pools equal means, and what has no weight with a neighbour', () => {
    expect([...poolAdjacentViolators([1, 2, 0, 4], [2, 4, 0, 4])]).toEqual([0, 3, 4]);
    expect([...poolAdjacentViolators([], [])]).toEqual([0]);
  });

  it('is fast on a long descent', () => {
    const n = 200_000;
    const started = performance.now();
    expect(
      poolAdjacentViolators(
        Float64Array.from({ length: n }, (_, i) => n - i),
        new Float64Array(n).fill(1),
      ),
    ).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
