import { gammaln } from 'simple-statistics';

const TINY = 1e-300;
const STEPS = 100_000;

/** Continued fraction of the incomplete beta function, by Lentz; converges fast for x < (a + 1) / (a + b + 2). */
function continuedFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-14) return fraction;
  }
  return fraction;
}

/**
 * Natural logarithm of the regularised incomplete beta function I_x(a, b) and of its complement, without underflow:
 * tails far below 1e-300 keep their digits. jstat's own stops after a hundred steps, which large counts exceed.
 * @param x in [0, 1], with `rest` = 1 − x given apart, so that a tiny one keeps its digits
 */
export function logIncompleteBeta(x: number, rest: number, a: number, b: number): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: Number.NEGATIVE_INFINITY, upper: 0 };
  if (rest <= 0) return { lower: 0, upper: Number.NEGATIVE_INFINITY };
  const front = gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log(rest);
  const complement = (log: number) => (log < -0.7 ? Math.log1p(-Math.exp(log)) : Math.log(-Math.expm1(Math.min(log, 0))));
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(0, front + Math.log(continuedFraction(x, a, b) / a));
    return { lower, upper: complement(lower) };
  }
  const upper = Math.min(0, front + Math.log(continuedFraction(rest, b, a) / b));
  return { lower: complement(upper), upper };
}
