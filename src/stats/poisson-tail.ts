/**
 * P(X ≥ count) of the Poisson law, summed so that a small tail keeps its digits. A sum of independent trials of the same mean lies
 * no more often at `count`, where that is at least the mean and one: W. Hoeffding, Ann. Math. Stat. 27 (1956) 713–721.
 */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  // Terms from `count` on, each in proportion to the first.
  let log = -mean + count * Math.log(mean);
  for (let i = 2; i <= count; i++) log -= Math.log(i);
  let term = 1;
  let sum = 1;
  for (let i = count + 1; term > sum * 1e-17; i++) {
    term *= mean / i;
    sum += term;
  }
  return Math.min(1, Math.exp(log) * sum);
}

/** The least count that the Poisson law reaches with a chance of at most `chance`, and the chance with which it does. */
export function leastRareCount(mean: number, chance: number): { count: number; chance: number } {
  if (mean <= 0) return { count: 1, chance: 0 };
  let mass = Math.exp(-mean);
  let tail = -Math.expm1(-mean);
  let count = 1;
  while (tail > chance) {
    mass *= mean / count;
    count++;
    tail -= mass;
  }
  return { count, chance: Math.max(0, tail) };
}
