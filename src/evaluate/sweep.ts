/** What one pass down the ranked cases counts, each case with a weight. */
export interface Sweep {
  /** Mann–Whitney: ties count half. NaN without a case of either kind. */
  readonly auc: number;
  /** By rate asked for: largest share of the true cases above a threshold that lets at most that share of the others through. */
  readonly found: readonly number[];
}

/** Numbers of the cases, best first. */
export const orderCases = (score: readonly number[]): Int32Array =>
  Int32Array.from(score, (_, i) => i).sort((i, j) => (score[j] as number) - (score[i] as number) || i - j);

/**
 * Passes over cases that are ordered once, however often they are weighted anew: a bootstrap sorts nothing again.
 * @param order numbers of the cases, best first
 * @param weight how often each case counts
 * @param rates false positive rates, ascending
 */
export function sweepCases(
  order: Int32Array,
  score: readonly number[],
  isTrue: readonly boolean[],
  weight: (i: number) => number,
  rates: readonly number[],
): Sweep {
  let positives = 0;
  let negatives = 0;
  for (const i of order) {
    if (isTrue[i]) positives += weight(i);
    else negatives += weight(i);
  }
  const found = rates.map(() => 0);
  let area = 0;
  let above = 0;
  let through = 0;
  for (let k = 0; k < order.length; ) {
    const value = score[order[k] as number];
    let tied = 0;
    let tiedOthers = 0;
    for (; k < order.length && score[order[k] as number] === value; k++) {
      const i = order[k] as number;
      if (isTrue[i]) tied += weight(i);
      else tiedOthers += weight(i);
    }
    area += tiedOthers * (above + tied / 2);
    above += tied;
    through += tiedOthers;
    rates.forEach((rate, r) => {
      if (through <= rate * negatives + 1e-9) found[r] = positives > 0 ? above / positives : Number.NaN;
    });
  }
  return { auc: positives > 0 && negatives > 0 ? area / positives / negatives : Number.NaN, found };
}
