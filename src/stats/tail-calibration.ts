/** Share of the p-values that are looked at, from below, and how many must be left. */
const LOOKED_AT = 0.02;
const ENOUGH = 20;
/** Where the tail is measured, as shares of what is looked at: a few true departures lie further out than either. */
const MEASURED_AT = [0.5, 0.1];
/** Hypotheses beyond such a place that it takes to believe it. */
const BEYOND = 10;

/**
 * How much thinner the tail of a family of p-values is believed to be than it is. Under the law that gave them, the excess
 * of −ln p over any threshold has mean 1; where the log's own mean excess is larger, the law's tail is too thin for this
 * log, and every p beyond the threshold is brought back by that factor. True departures among them make it more cautious, never less.
 * Hill's estimator, with quantiles in place of the mean, so that a few true departures hardly move it.
 * Source: B. M. Hill, A simple general approach to inference about the tail of a distribution, Ann. Statist. 3 (1975) 1163–1174;
 * in the spirit of B. Efron, Large-scale simultaneous hypothesis testing, J. Am. Stat. Assoc. 99 (2004) 96–104.
 * @param logs natural logarithms of the p-values of the tail, any number
 * @param family number of hypotheses, those with larger p that are not in `logs` included
 * @returns a map from log p to the corrected log p, never smaller
 */
export function calibrateTail(logs: Float64Array, family: number): (log: number) => number {
  const ascending = logs.slice().sort();
  const count = Math.min(ascending.length - 1, Math.floor(LOOKED_AT * family));
  if (count < ENOUGH) return (log) => log;
  const threshold = ascending[count] as number;
  // The threshold's own place in the family is what its p ought to be.
  const level = Math.max(threshold, Math.log((count + 1) / (family + 1)));
  const stretches = MEASURED_AT.filter((share) => share * count >= BEYOND).map(
    (share) => (threshold - (ascending[Math.floor(share * count)] as number)) / -Math.log(share),
  );
  const stretch = Math.max(1, ...stretches);
  return (log) => (log >= threshold ? Math.min(0, Math.max(log, log + level - threshold)) : level + (log - threshold) / stretch);
}
