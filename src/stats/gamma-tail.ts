import { gammaln } from 'simple-statistics';

const MOST_TERMS = 10_000;
const SMALL = 1e-300;

/**
 * P(X ≥ x) of the gamma law of the given shape and scale 1, accurate far into the tail.
 * Series and continued fraction: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 6.5.29 and 6.5.31.
 */
export function gammaTail(x: number, shape: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(shape * Math.log(x) - x - gammaln(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < MOST_TERMS && term > sum * 1e-16; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  // Lentz's way of working a continued fraction out.
  let b = x + 1 - shape;
  let c = 1 / SMALL;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (Math.abs(a * d + b) < SMALL ? SMALL : a * d + b);
    c = Math.abs(b + a / c) < SMALL ? SMALL : b + a / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** Skewness below which the law is as good as normal, so that the shape would grow without bound. */
const LEAST_SKEW = 0.02;

/**
 * P(Z ≥ z) of a law of mean 0 and variance 1 with the given skewness, by the Pearson type III law; a law that leans the other way is
 * taken for a symmetric one, whose upper tail is no lighter.
 * Source: P. W. Mielke, K. J. Berry, Permutation Methods (Springer, 2007), 2.3.
 */
export function skewTail(z: number, skewness: number): number {
  const skew = Math.max(LEAST_SKEW, skewness);
  const shape = 4 / (skew * skew);
  return gammaTail(shape + z * Math.sqrt(shape), shape);
}
