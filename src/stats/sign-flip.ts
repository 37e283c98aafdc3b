/** Cells that one distribution may fill; beyond that its bound is given. */
const CELLS = 2e7;

/**
 * P(S ≥ observed) where S is the sum of the differences with signs drawn by fair coins: the exact randomisation test of whether differences, of any sizes,
 * lie about 0 symmetrically. Where differences are too many and large to count exactly, Hoeffding's bound exp(−S² / 2 Σd²), which is never less.
 * Source: R. A. Fisher, The design of experiments (1935), 21; W. Hoeffding, J. Am. Stat. Assoc. 58 (1963) 13–30.
 * @param differences whole numbers
 */
export function signFlipTail(differences: ArrayLike<number>): number {
  let [observed, most, squares, n] = [0, 0, 0, 0];
  for (let i = 0; i < differences.length; i++) {
    const difference = differences[i] as number;
    if (difference === 0) continue;
    observed += difference;
    most += Math.abs(difference);
    squares += difference * difference;
    n++;
  }
  if (n === 0 || observed <= -most) return 1;
  if (n * most > CELLS) return observed <= 0 ? 1 : Math.exp((-observed * observed) / (2 * squares));
  // S = 2 Σ (those with a plus) − most: the law of that sum, difference by difference.
  let law = new Float64Array(most + 1);
  law[0] = 1;
  let reached = 0;
  for (let i = 0; i < differences.length; i++) {
    const size = Math.abs(differences[i] as number);
    if (size === 0) continue;
    const next = new Float64Array(most + 1);
    for (let sum = 0; sum <= reached; sum++) {
      const half = (law[sum] as number) / 2;
      if (half === 0) continue;
      next[sum] = (next[sum] as number) + half;
      next[sum + size] = (next[sum + size] as number) + half;
    }
    reached += size;
    law = next;
  }
  let tail = 0;
  for (let sum = most; 2 * sum - most >= observed; sum--) tail += law[sum] as number;
  return Math.min(1, tail);
}
