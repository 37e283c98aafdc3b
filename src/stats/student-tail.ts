import { logIncompleteBeta } from './incomplete-beta.ts';

/** log P(T ≥ t) of Student's t, accurate far into the tail. */
export function logStudentTail(t: number, freedom: number): number {
  if (!(freedom > 0)) throw new RangeError('degrees of freedom must be positive');
  const square = t * t;
  const { lower } = logIncompleteBeta(freedom / (freedom + square), square / (freedom + square), freedom / 2, 0.5);
  return t >= 0 ? lower - Math.LN2 : Math.log1p(-Math.exp(lower) / 2);
}

/** Sums over the logarithms of counts. */
export interface LogCounts {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** Half an event more than was counted, so that a day of none has a logarithm. */
export const logCount = (count: number): number => Math.log(count + 0.5);

export function sumLogs(counts: readonly number[]): LogCounts {
  let [sum, squares] = [0, 0];
  for (const count of counts) {
    const log = logCount(count);
    sum += log;
    squares += log * log;
  }
  return { n: counts.length, sum, squares };
}

/**
 * By how many standard errors the logarithm of one count lies above those of the others. If counts are lognormal, it follows
 * Student's t with n − 2 degrees of freedom exactly, so that what one endpoint's few days leave unknown is paid for.
 * @param all sums over all counts, `own` included
 */
export function standardizeLog({ n, sum, squares }: LogCounts, own: number): number {
  const log = logCount(own);
  const others = n - 1;
  const mean = (sum - log) / others;
  const variance = Math.max(0, squares - log * log - others * mean * mean) / (others - 1);
  const off = log - mean;
  return off === 0 ? 0 : off / Math.sqrt(variance * (1 + 1 / others));
}
