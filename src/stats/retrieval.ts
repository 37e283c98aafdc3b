/**
 * Rank of the truth among all candidates of one query, 1 being best: with ties, the rank that it has on average over all orders of
 * the equals, 1 + those above + half of the other equals. Hence it need not be whole.
 * @param truth score of the true one
 * @param all scores of all candidates, the true one included
 * @throws RangeError on NaN, or where `truth` is not among `all`
 */
export function rankOf(truth: number, all: Float64Array): number {
  let above = 0;
  let equal = 0;
  for (const score of all) {
    if (Number.isNaN(score)) throw new RangeError('NaN is no score');
    if (score > truth) above++;
    else if (score === truth) equal++;
  }
  if (equal === 0) throw new RangeError('the score of the true one must be among all scores');
  return 1 + above + (equal - 1) / 2;
}

function checkRanks(ranks: Float64Array): void {
  if (!ranks.every((rank) => rank >= 1)) throw new RangeError('a rank is at least 1');
}

/**
 * Share of queries whose truth is ranked among the first k. With ranks of {@link rankOf} a truth that shares the last of those places
 * counts only if its average rank is within k, so that a score which cannot tell anyone apart earns nothing.
 * @returns in [0, 1]; undefined without a query
 */
export function topShare(ranks: Float64Array, k: number): number | undefined {
  checkRanks(ranks);
  if (ranks.length === 0) return undefined;
  let found = 0;
  for (const rank of ranks) if (rank <= k) found++;
  return found / ranks.length;
}

/**
 * Mean over queries of 1 / rank. Of an average rank this is at most the average of 1 / rank, so ties are never flattered.
 * Source: E. M. Voorhees, The TREC-8 question answering track report (NIST, 1999).
 * @returns in (0, 1]; undefined without a query
 */
export function meanReciprocalRank(ranks: Float64Array): number | undefined {
  checkRanks(ranks);
  if (ranks.length === 0) return undefined;
  let sum = 0;
  for (const rank of ranks.toSorted()) sum += 1 / rank;
  return sum / ranks.length;
}
