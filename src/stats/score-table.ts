/** Cases of two kinds by their score. Whatever depends on the order of scores alone is read off this table, ties included. */
export interface ScoreTable {
  /** Distinct scores, ascending. */
  readonly score: Float64Array;
  /** Positive (related, Hp) and negative (unrelated, Hd) cases of each score: counts, or sums of weights. */
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/** A table whose cases can be weighed anew without sorting again. */
export interface CaseIndex {
  readonly table: ScoreTable;
  /** Place in the table of each row: first the positives in the order given, then the negatives. */
  readonly place: Int32Array;
  readonly positives: number;
}

/**
 * Counts the cases of each score.
 * @throws RangeError on NaN, which is no score
 */
export const tabulateScores = (positives: Float64Array, negatives: Float64Array): ScoreTable => indexCases(positives, negatives).table;

/**
 * Counts the cases of each score, and keeps where each case is counted. O(n log n).
 * @throws RangeError on NaN, which is no score
 */
export function indexCases(positives: Float64Array, negatives: Float64Array): CaseIndex {
  const all = new Float64Array(positives.length + negatives.length);
  all.set(positives);
  all.set(negatives, positives.length);
  if (all.some(Number.isNaN)) throw new RangeError('NaN is no score');
  const order = Int32Array.from(all, (_, row) => row).sort((i, j) => {
    const [a, b] = [all[i] as number, all[j] as number];
    return a < b ? -1 : a > b ? 1 : 0;
  });
  const place = new Int32Array(all.length);
  const distinct: number[] = [];
  for (const row of order) {
    // Adding zero makes −0 and 0 the same value in the result, as they are in the order.
    const value = (all[row] as number) + 0;
    if (distinct.length === 0 || distinct[distinct.length - 1] !== value) distinct.push(value);
    place[row] = distinct.length - 1;
  }
  const score = Float64Array.from(distinct);
  const empty = { score, positives: score, negatives: score };
  return {
    table: weighCases({ table: empty, place, positives: positives.length }, new Int32Array(all.length).fill(1)),
    place,
    positives: positives.length,
  };
}

/**
 * The same table with each case counted `weight` times. Places of weight 0 stay in it, and add nothing to any statistic.
 * @param weight whole numbers by row, so that sums do not depend on the order of the rows
 */
export function weighCases({ table: { score }, place, positives: count }: CaseIndex, weight: Int32Array): ScoreTable {
  const positives = new Float64Array(score.length);
  const negatives = new Float64Array(score.length);
  for (let row = 0; row < place.length; row++) {
    const kind = row < count ? positives : negatives;
    const at = place[row] as number;
    kind[at] = (kind[at] as number) + (weight[row] as number);
  }
  return { score, positives, negatives };
}

/** Sum in the order of the table. */
export function total(counts: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i] as number;
  return sum;
}
