import { describe, expect, it } from 'vitest';
import { gammaTail, skewTail } from '../../src/stats/gamma-tail.ts';

describe('gammaTail', () => {
  it('of a whole shape is a Poisson sum: P(X ≥ x) = Σ_{k < shape} e^−x x^k / k!', () => {
    for (const shape of [1, 2, 5, 12])
      for (const x of [0.1, 1, 4, 9, 30, 80]) {
        let [term, sum] = [Math.exp(-x), 0];
        for (let k = 0; k < shape; k++) {
          sum += term;
          term *= x / (k + 1);
        }
        expect(gammaTail(x, shape) / sum).toBeCloseTo(1, 9);
      }
    expect(gammaTail(-1, 3)).toBe(1);
  });
});

describe('skewTail', () => {
  it('is all but the normal tail without skewness', () => {
    // Published: P(Z ≥ 1.6449) = .05, P(Z ≥ 3.0902) = .001, P(Z ≥ 4.7534) = 1e-6.
    for (const [z, p] of [
      [1.6449, 0.05],
      [3.0902, 1e-3],
      [4.7534, 1e-6],
    ] as const)
      expect(skewTail(z, 0) / p).toBeCloseTo(1, 0);
    expect(skewTail(3, -0.8)).toBe(skewTail(3, 0));
  });

  it('is the exponential tail with skewness 2: P(Z ≥ z) = e^−(z + 1)', () => {
    for (const z of [-0.5, 0, 1, 4, 12]) expect(skewTail(z, 2) / Math.exp(-(z + 1))).toBeCloseTo(1, 9);
  });
});
