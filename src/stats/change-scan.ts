import jstat from 'jstat';
import { type Persistence, varianceOfDifference, varianceOfMean } from './persistence.ts';
import { logStudentTail } from './student-tail.ts';

/** Days before a change, and after it, that are needed to call it lasting. */
export const FEWEST_ON_EITHER_SIDE = 10;

/** The most striking moment of a series. */
export interface Change {
  /** Number of days before it. */
  readonly place: number;
  /** Mean after it less mean before it, in standard errors by the variance that the step leaves. */
  readonly deviation: number;
  /** log of the chance that any day would stand out so much, were there no change. */
  readonly logP: number;
}

/**
 * Normal scores (van der Waerden) of values among those of the same kind, so that neither weekends nor single wild days count for more
 * than their rank. Ties share their middle rank.
 * @param kinds one a value
 */
export function normalScores(values: ArrayLike<number>, kinds: ArrayLike<number>): Float64Array {
  const scores = new Float64Array(values.length);
  const places = Array.from({ length: values.length }, (_, i) => i);
  for (const kind of new Set(Array.from(kinds))) {
    const same = places.filter((i) => kinds[i] === kind).sort((i, j) => (values[i] as number) - (values[j] as number));
    for (let from = 0; from < same.length; ) {
      let to = from;
      while (to < same.length && values[same[to] as number] === values[same[from] as number]) to++;
      const score = jstat.normal.inv((from + to + 1) / 2 / (same.length + 1), 0, 1);
      for (let i = from; i < to; i++) scores[same[i] as number] = score;
      from = to;
    }
  }
  return scores;
}

/**
 * Scans a series for the day from which on its mean is another: the likelihood-ratio (CUSUM) statistic of a step at each day, with the
 * variance that days have which hang together (D. M. Hawkins, Testing a sequence of observations for a shift in location, J. Am. Stat.
 * Assoc. 72, 1977; dependence after M. W. Robbins et al., Mean shift testing in correlated data, J. Time Series Analysis 32, 2011). The chance pays for every day that was tried,
 * by the number of independent looks that they are worth: the tail of the largest standardised Brownian bridge over that of one look
 * (M. Csörgő, L. Horváth, Limit theorems in change-point analysis, Wiley 1997, 1.3.26, after L. Yu. Vostrikova 1981).
 * @returns undefined where there are too few days, or where all are alike
 */
export function scanForChange(values: Float64Array, persistence: Persistence): Change | undefined {
  const n = values.length;
  if (n < 2 * FEWEST_ON_EITHER_SIDE) return undefined;
  let total = 0;
  let squares = 0;
  for (const value of values) {
    total += value;
    squares += value * value;
  }
  const seen = squares / n - (total / n) ** 2;
  if (!(seen > 1e-12)) return undefined;
  // What is seen about the series' own mean is less than the variance of a day.
  const variance = seen / (1 - Math.min(0.9, varianceOfMean(n, persistence)));
  let before = 0;
  let best: { place: number; deviation: number; residual: number } | undefined;
  for (let k = 1; k < n; k++) {
    before += values[k - 1] as number;
    if (k < FEWEST_ON_EITHER_SIDE || n - k < FEWEST_ON_EITHER_SIDE) continue;
    const step = (total - before) / (n - k) - before / k;
    const deviation = step / Math.sqrt(variance * varianceOfDifference(n, k, persistence));
    // What the step leaves of the variance.
    const residual = 1 - (k * (n - k) * step * step) / (n * n * seen);
    if (best === undefined || Math.abs(deviation) > Math.abs(best.deviation)) best = { place: k, deviation, residual };
  }
  if (best === undefined) return undefined;
  const { place, deviation, residual } = best;
  const t = Math.abs(deviation) * Math.sqrt((n - 2) / n / Math.max(1e-9, residual));
  const edge = FEWEST_ON_EITHER_SIDE / n;
  const looks = Math.min(n, (2 * Math.log((1 - edge) / edge) * (t * t - 1) + 4) / 2);
  return { place, deviation: Math.sign(deviation) * t, logP: Math.min(0, logStudentTail(t, n - 2) + Math.log(2 * Math.max(1, looks))) };
}
