/**
 * Pairs of unlike true rank that a score puts in the right order, less those that it puts in the wrong one. `balance / pairs` is Somers' D of
 * the score given the truth: Kendall's tau where the truth has no ties, and 1 for a perfect order where it has. Equal scores count for nothing.
 * Source: R. H. Somers, A new asymmetric measure of association for ordinal variables, Am. Sociol. Rev. 27 (1962) 799–811.
 * O(n²): for the dozens whose rank is known.
 * @param weight how often each case counts, a pair as often as the product; once each where it is left out
 */
export function rankAgreement(
  score: ArrayLike<number>,
  truth: ArrayLike<number>,
  weight?: ArrayLike<number>,
): { readonly balance: number; readonly pairs: number } {
  let balance = 0;
  let pairs = 0;
  for (let i = 0; i < score.length; i++) {
    for (let j = 0; j < i; j++) {
      const apart = Math.sign((truth[i] as number) - (truth[j] as number));
      if (apart === 0) continue;
      const times = weight ? (weight[i] as number) * (weight[j] as number) : 1;
      pairs += times;
      balance += times * apart * Math.sign((score[i] as number) - (score[j] as number));
    }
  }
  return { balance, pairs };
}
