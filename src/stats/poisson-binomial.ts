/**
 * Distribution of the number of successes of independent trials that differ in their probabilities, by convolution.
 * O(n²) time; exact up to rounding.
 * @returns P(X = 0) … P(X = n)
 * @throws RangeError if a probability lies outside [0, 1]
 */
export function poissonBinomial(probabilities: readonly number[]): Float64Array {
  const mass = new Float64Array(probabilities.length + 1);
  mass[0] = 1;
  probabilities.forEach((p, trials) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`not a probability: ${p}`);
    for (let k = trials + 1; k > 0; k--) mass[k] = (mass[k] as number) * (1 - p) + (mass[k - 1] as number) * p;
    mass[0] = (mass[0] as number) * (1 - p);
  });
  return mass;
}

/** P(X ≤ successes), of which only as many terms are worked out: O(n × successes). */
export function poissonBinomialHead(probabilities: readonly number[], successes: number): number {
  const mass = new Float64Array(successes + 1);
  mass[0] = 1;
  for (const p of probabilities) {
    for (let k = successes; k > 0; k--) mass[k] = (mass[k] as number) * (1 - p) + (mass[k - 1] as number) * p;
    mass[0] = (mass[0] as number) * (1 - p);
  }
  return Math.min(
    1,
    mass.reduce((sum, one) => sum + one, 0),
  );
}

/** P(X ≥ successes), summed from the small end so that a tiny tail keeps its digits. */
export function poissonBinomialTail(probabilities: readonly number[], successes: number): number {
  if (successes <= 0) return 1;
  const mass = poissonBinomial(probabilities);
  let tail = 0;
  for (let k = mass.length - 1; k >= successes; k--) tail += mass[k] as number;
  return Math.min(1, tail);
}
