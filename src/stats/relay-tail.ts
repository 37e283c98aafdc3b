import { logTails } from './negative-binomial.ts';
import { signFlipTail } from './sign-flip.ts';

export interface RelayCounts {
  readonly passed: number;
  /** What other days give on average, and the variance of that. */
  readonly expected: number;
  readonly variance: number;
  /** By day: passed on, less the same with time turned round. */
  readonly differences: ArrayLike<number>;
}

/**
 * P that an endpoint whose doings have nothing to do with what it gets passes on as much: the larger of two, since either alone can fail.
 * One is the tail of a count with the mean and spread that other days give (at least a Poisson law; the mean is itself an estimate from `compared` days each).
 * The other is the exact test that days differ from themselves turned round as often one way as the other, which holds whatever makes contacts bunch,
 * as long as it does not know before from after.
 */
export function relayTail({ passed, expected, variance, differences }: RelayCounts, compared: number): number {
  // Nothing on other days: less than one in all of them.
  const mean = Math.max(expected, 1 / (compared + 1));
  const spread = Math.max(variance, mean) * (1 + 1 / compared);
  const chance = Math.exp(logTails({ mean, dispersion: (spread - mean) / (mean * mean) }, passed).atLeast);
  return Math.min(1, Math.max(signFlipTail(differences), chance));
}
