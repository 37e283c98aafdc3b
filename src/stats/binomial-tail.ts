import { logIncompleteBeta } from './incomplete-beta.ts';

/**
 * P(X ≥ successes) of a binomial law.
 * @param trials whole, as `successes`
 * @param chance in [0, 1]
 */
export function binomialTail(successes: number, trials: number, chance: number): number {
  if (!(chance >= 0 && chance <= 1)) throw new RangeError(`not a probability: ${chance}`);
  if (successes <= 0) return 1;
  if (successes > trials) return 0;
  return Math.exp(logIncompleteBeta(chance, 1 - chance, successes, trials - successes + 1).lower);
}
