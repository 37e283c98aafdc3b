/** Mean, variance and third central moment of a sum. */
export interface Moments {
  mean: number;
  variance: number;
  third: number;
}

/**
 * Adds the moments of Σ m[d][π(d)] over all orders π of n days, each as likely: one stratum of days.
 * Source: W. Hoeffding, A combinatorial central limit theorem, Ann. Math. Stat. 22 (1951) 558–566, for mean and variance; the third moment
 * of centred entries is n / ((n − 1)(n − 2)) times the sum of their cubes.
 * @param matrix n × n, row by row; what follows is not read
 */
export function addPermutationMoments(matrix: Float64Array, n: number, into: Moments): void {
  if (n === 0) return;
  const rows = new Float64Array(n);
  const columns = new Float64Array(n);
  let all = 0;
  for (let d = 0; d < n; d++)
    for (let e = 0; e < n; e++) {
      const value = matrix[d * n + e] as number;
      rows[d] = (rows[d] as number) + value / n;
      columns[e] = (columns[e] as number) + value / n;
      all += value;
    }
  into.mean += all / n;
  if (n < 2 || all === 0) return;
  const middle = all / (n * n);
  let [squares, cubes] = [0, 0];
  for (let d = 0; d < n; d++)
    for (let e = 0; e < n; e++) {
      const off = (matrix[d * n + e] as number) - (rows[d] as number) - (columns[e] as number) + middle;
      squares += off * off;
      cubes += off * off * off;
    }
  into.variance += squares / (n - 1);
  if (n > 2) into.third += (n * cubes) / ((n - 1) * (n - 2));
}
