/** P(Z > z) of the standard normal law, by its power series: sums of exact terms, good to ten digits for |z| < 6. */
export function normalTail(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 1; n < 200 && Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return 0.5 - (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The value that the standard normal law stays below with chance p, by halving. */
export function normalQuantile(p: number): number {
  let [low, high] = [-6, 6];
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2;
    if (1 - normalTail(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
