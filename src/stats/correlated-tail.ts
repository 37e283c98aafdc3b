/**
 * P(X ≥ successes) of a beta-binomial law: trials of equal mean that hang together, with correlation `correlation` between any two.
 * Source: J. G. Skellam, A probability distribution derived from the binomial distribution by regarding the probability of success as
 * variable between the sets of trials, J. R. Stat. Soc. B 10 (1948) 257–261.
 * @param mean in [0, 1]
 * @param correlation in [0, 1]
 * @throws RangeError where mean or correlation is none
 */
export function correlatedTail(successes: number, trials: number, mean: number, correlation: number): number {
  if (!(mean >= 0 && mean <= 1)) throw new RangeError(`not a probability: ${mean}`);
  if (!(correlation >= 0 && correlation <= 1)) throw new RangeError(`not a correlation: ${correlation}`);
  if (successes <= 0) return 1;
  if (successes > trials) return 0;
  // Pólya's urn: each success makes the next more likely. All in sums of correlation and mean, so that 0 and 1 need no case.
  const mass = new Float64Array(trials + 1);
  mass[0] = 1;
  for (let n = 0; n < trials; n++) {
    const whole = 1 - correlation + n * correlation;
    // The first trial is drawn by the mean, whatever the correlation.
    const success = (k: number) => (n === 0 ? mean : ((1 - correlation) * mean + k * correlation) / whole);
    for (let k = n + 1; k > 0; k--)
      mass[k] = (k <= n ? (mass[k] as number) * (1 - success(k)) : 0) + (mass[k - 1] as number) * success(k - 1);
    mass[0] = (mass[0] as number) * (1 - success(0));
  }
  let tail = 0;
  for (let k = trials; k >= successes; k--) tail += mass[k] as number;
  return Math.min(1, tail);
}
