import { logIncompleteBeta } from './incomplete-beta.ts';

/**
 * A count with mean `mean` and variance mean + dispersion · mean². Dispersion 0 is nearly the Poisson law
 * (it is floored at 1e-6, which no count of a log can tell from it).
 */
export interface NegativeBinomial {
  readonly mean: number;
  readonly dispersion: number;
}

const LEAST_DISPERSION = 1e-6;

/** log P(X ≥ count) and log P(X ≤ count), accurate far into both tails. Mean 0 has all its mass at 0. */
export function logTails({ mean, dispersion }: NegativeBinomial, count: number): { readonly atLeast: number; readonly atMost: number } {
  if (!(mean >= 0) || !(dispersion >= 0)) throw new RangeError('mean and dispersion must not be negative');
  if (mean === 0) return { atLeast: count === 0 ? 0 : Number.NEGATIVE_INFINITY, atMost: 0 };
  const size = 1 / Math.max(dispersion, LEAST_DISPERSION);
  const failure = mean / (size + mean);
  const success = size / (size + mean);
  return {
    atLeast: count <= 0 ? 0 : logIncompleteBeta(failure, success, count, size).lower,
    atMost: logIncompleteBeta(success, failure, size, count + 1).lower,
  };
}

/**
 * The law of a new count when the mean is itself the average of `n` counts: the same mean, and the variance of both
 * the new count and the estimate.
 */
export function predictive({ mean, dispersion }: NegativeBinomial, n: number): NegativeBinomial {
  if (mean === 0) return { mean, dispersion };
  const variance = (mean + dispersion * mean * mean) * (1 + 1 / n);
  return { mean, dispersion: (variance - mean) / (mean * mean) };
}

/**
 * Dispersion by the method of moments, pooled over samples that may differ in their means:
 * Σ((n − 1)·(variance − mean)) / Σ((n − 1)·(mean² − variance / n)), the second term because mean² overstates the square of the true mean.
 * @param samples n, mean and unbiased variance of each
 * @returns 0 where the counts spread no more than a Poisson law
 */
export function pooledDispersion(samples: Iterable<{ readonly n: number; readonly mean: number; readonly variance: number }>): number {
  let over = 0;
  let square = 0;
  for (const { n, mean, variance } of samples) {
    if (n < 2) continue;
    over += (n - 1) * (variance - mean);
    square += (n - 1) * Math.max(0, mean * mean - variance / n);
  }
  return over > 0 && square > 0 ? over / square : 0;
}
