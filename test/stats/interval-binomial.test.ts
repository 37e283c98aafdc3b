import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval, jeffreysInterval } from '../../src/stats/interval-binomial.ts';

/** P(X ≤ k) of a binomial, summed term by term. */
function binomialAtMost(k: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = 0;
  for (let i = 0; i <= k; i++) {
    sum += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return sum;
}

/** ∫ of t^(a−1)(1−t)^(b−1) from `from` to `to`, by the midpoint rule in t = sin²(u), where Jeffreys' density is smooth. */
function betaIntegral(a: number, b: number, from: number, to: number): number {
  const [u, v] = [Math.asin(Math.sqrt(from)), Math.asin(Math.sqrt(to))];
  const steps = 20_000;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const t = u + ((v - u) * (i + 0.5)) / steps;
    sum += 2 * Math.sin(t) ** (2 * a - 1) * Math.cos(t) ** (2 * b - 1);
  }
  return (sum * (v - u)) / steps;
}

describe('intervals of a proportion', () => {
  it('agree with published values at 95 %', () => {
    // Clopper–Pearson 5/10: Newcombe-type tables; Jeffreys 5/10: R, qbeta(c(.025, .975), 5.5, 5.5).
    expect(clopperPearsonInterval(5, 10, 0.95).low).toBeCloseTo(0.1871, 4);
    expect(clopperPearsonInterval(5, 10, 0.95).high).toBeCloseTo(0.8129, 4);
    expect(jeffreysInterval(5, 10, 0.95).low).toBeCloseTo(0.2235, 4);
    expect(jeffreysInterval(5, 10, 0.95).high).toBeCloseTo(0.7765, 4);
  });

  it('Clopper–Pearson leaves exactly the tail outside, as binomial sums', () => {
    for (const [k, n] of [
      [1, 7],
      [9, 30],
      [40, 41],
    ] as const) {
      const { low, high } = clopperPearsonInterval(k, n, 0.9);
      expect(1 - binomialAtMost(k - 1, n, low)).toBeCloseTo(0.05, 7);
      expect(binomialAtMost(k, n, high)).toBeCloseTo(0.05, 7);
    }
    expect(clopperPearsonInterval(0, 12, 0.9).high).toBeCloseTo(1 - 0.05 ** (1 / 12), 9);
  });

  it('Jeffreys cuts equal tails off the beta density, by numerical integration', () => {
    for (const [k, n] of [
      [1, 9],
      [2.5, 7.25],
      [60, 200],
    ] as const) {
      const { low, high } = jeffreysInterval(k, n, 0.9);
      const whole = betaIntegral(k + 0.5, n - k + 0.5, 0, 1);
      expect(betaIntegral(k + 0.5, n - k + 0.5, 0, low) / whole).toBeCloseTo(0.05, 6);
      expect(betaIntegral(k + 0.5, n - k + 0.5, high, 1) / whole).toBeCloseTo(0.05, 6);
    }
  });

  it('hold the observed share, mirror, and nest as the level grows', () => {
    const cases = fc.integer({ min: 1, max: 400 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(cases, ([k, n]) => {
        for (const interval of [jeffreysInterval, clopperPearsonInterval]) {
          const { low, high } = interval(k, n, 0.9);
          const wider = interval(k, n, 0.99);
          const mirrored = interval(n - k, n, 0.9);
          expect(low).toBeLessThanOrEqual(k / n + 1e-9);
          expect(high).toBeGreaterThanOrEqual(k / n - 1e-9);
          expect(wider.low).toBeLessThanOrEqual(low + 1e-9);
          expect(wider.high).toBeGreaterThanOrEqual(high - 1e-9);
          expect(mirrored.low).toBeCloseTo(1 - high, 6);
        }
      }),
    );
  });

  it('refuses impossible counts', () => {
    expect(() => jeffreysInterval(5, 4, 0.9)).toThrow(RangeError);
    expect(() => clopperPearsonInterval(1, 4, 1)).toThrow(RangeError);
  });
});
