import { describe, expect, it } from 'vitest';
import { logIncompleteBeta } from '../../src/stats/incomplete-beta.ts';

/** Of whole a and b it is a binomial tail: P(X ≥ a) of a + b − 1 trials with chance x. */
function binomialSum(x: number, a: number, b: number): number {
  const n = a + b - 1;
  let [term, sum] = [(1 - x) ** n, 0];
  for (let k = 0; k <= n; k++) {
    if (k >= a) sum += term;
    term *= ((n - k) / (k + 1)) * (x / (1 - x));
  }
  return sum;
}

describe('the incomplete beta function', () => {
  it.each([
    [0.5, 2, 3],
    [0.1, 4, 9],
    [0.93, 7, 2],
    [0.4, 30, 12],
    [0.02, 1, 60],
  ])('at %f of whole %i and %i is a binomial tail, summed term by term', (x, a, b) => {
    const { lower, upper } = logIncompleteBeta(x, 1 - x, a, b);
    expect(Math.exp(lower)).toBeCloseTo(binomialSum(x, a, b), 12);
    expect(Math.exp(lower) + Math.exp(upper)).toBeCloseTo(1, 12);
  });

  it('is 11/16 at one half of 2 and 3', () => {
    expect(Math.exp(logIncompleteBeta(0.5, 0.5, 2, 3).lower)).toBeCloseTo(11 / 16, 14);
  });

  it('keeps the digits of tails far below the least number, where it is a power', () => {
    // I_x(a, 1) = x^a, and 1 − I_x(1, b) = (1 − x)^b.
    expect(logIncompleteBeta(0.5, 0.5, 1e5, 1).lower / (1e5 * Math.log(0.5))).toBeCloseTo(1, 9);
    expect(logIncompleteBeta(0.75, 0.25, 1, 1e5).upper / (1e5 * Math.log(0.25))).toBeCloseTo(1, 9);
    expect(logIncompleteBeta(1e-200, 1, 3, 1).lower).toBeCloseTo(3 * Math.log(1e-200), 6);
  });

  it('is the same with its ends changed about, and known at them', () => {
    const one = logIncompleteBeta(0.3, 0.7, 2.5, 8.25);
    const other = logIncompleteBeta(0.7, 0.3, 8.25, 2.5);
    expect(one.lower).toBeCloseTo(other.upper, 12);
    expect(one.upper).toBeCloseTo(other.lower, 12);
    expect(logIncompleteBeta(0, 1, 2, 3)).toEqual({ lower: Number.NEGATIVE_INFINITY, upper: 0 });
    expect(logIncompleteBeta(1, 0, 2, 3)).toEqual({ lower: 0, upper: Number.NEGATIVE_INFINITY });
  });
});
