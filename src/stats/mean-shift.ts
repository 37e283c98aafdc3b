import type { Random } from '../model/random.ts';
import { shuffle } from './draw.ts';

/** Orders that are tried at most, and with so many as extreme ones no further ones. */
const MOST_ROUNDS = 9_999;
const ENOUGH = 20;

/**
 * Chance that the mean of `late` exceeds that of `early` by as much, if all orders of the values are as likely: a permutation test in rounds, which
 * stop early where the answer is plain. p is valid as it stands.
 * Source: J. Besag, P. Clifford, Sequential Monte Carlo p-values, Biometrika 78 (1991) 301–304.
 * @returns 1 where either side is empty
 */
export function testMeanShift(early: readonly number[], late: readonly number[], random: Random): number {
  if (early.length === 0 || late.length === 0) return 1;
  // The total is fixed, so that the sum of the late ones says it all.
  const observed = late.reduce((sum, value) => sum + value, 0);
  const all = [...early, ...late];
  let atLeast = 0;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    shuffle(all, random);
    let sum = 0;
    for (let i = 0; i < late.length; i++) sum += all[i] as number;
    // Sums in another order differ in their last digits: an equal sum must count as equal.
    if (sum >= observed - 1e-9 && ++atLeast === ENOUGH) return ENOUGH / round;
  }
  return (1 + atLeast) / (1 + MOST_ROUNDS);
}
