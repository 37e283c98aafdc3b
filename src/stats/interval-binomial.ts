import jstat from 'jstat';
import type { Interval } from './interval.ts';

function check(successes: number, trials: number, level: number): void {
  if (!(successes >= 0 && successes <= trials)) throw new RangeError(`successes (${successes}) must lie in [0, ${trials}]`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level (${level}) must lie in (0, 1)`);
}

/**
 * Jeffreys interval of a proportion: equal-tailed quantiles of Beta(k + ½, n − k + ½), closed at 0 and 1 where k is 0 or n.
 * Counts need not be whole, so that an effective number of trials can be given.
 * Source: L. D. Brown, T. T. Cai, A. DasGupta, Interval estimation for a binomial proportion, Statist. Sci. 16 (2001) 101–133.
 * @param level such as 0.9
 * @throws RangeError where successes, trials or level are out of range
 */
export function jeffreysInterval(successes: number, trials: number, level: number): Interval {
  check(successes, trials, level);
  const tail = (1 - level) / 2;
  const a = successes + 0.5;
  const b = trials - successes + 0.5;
  return {
    low: successes === 0 ? 0 : jstat.ibetainv(tail, a, b),
    high: successes === trials ? 1 : jstat.ibetainv(1 - tail, a, b),
  };
}

/**
 * Clopper–Pearson interval: never covers less than stated, whatever the proportion.
 * Source: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404–413.
 * @throws RangeError where successes, trials or level are out of range
 */
export function clopperPearsonInterval(successes: number, trials: number, level: number): Interval {
  check(successes, trials, level);
  const tail = (1 - level) / 2;
  return {
    low: successes === 0 ? 0 : jstat.ibetainv(tail, successes, trials - successes + 1),
    high: successes === trials ? 1 : jstat.ibetainv(1 - tail, successes + 1, trials - successes),
  };
}
