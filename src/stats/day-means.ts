import jstat from 'jstat';
import { mean as meanOf, sampleVariance } from 'simple-statistics';
import type { Interval } from './interval.ts';

/**
 * Mean of daily counts, and its interval, symmetric on the scale of logarithms, since counts cannot fall below 0: Student's over days.
 * @param counts at least two
 */
export function meanInterval(counts: Float64Array, level: number): Interval & { readonly mean: number } {
  const days = Array.from(counts);
  const mean = meanOf(days);
  if (mean === 0) return { mean, low: 0, high: 0 };
  const error = Math.sqrt(sampleVariance(days) / days.length) / mean;
  const factor = Math.exp(jstat.studentt.inv(1 - (1 - level) / 2, days.length - 1) * error);
  return { mean, low: mean / factor, high: mean * factor };
}
