import { type ScoreTable, tabulateScores, total } from './score-table.ts';

/** Rounding of rate · count: 0.29 · 100 is not quite 29. */
const SLACK = 1e-9;

/**
 * Chance that a positive scores above a negative, ties counting half: the area under the ROC curve, and U / (n₊ n₋) of Mann and Whitney.
 * Source: J. A. Hanley, B. J. McNeil, The meaning and use of the area under a receiver operating characteristic (ROC) curve, Radiology 143 (1982) 29–36.
 * @returns in [0, 1]; undefined without a case of either kind
 */
export const areaUnderCurve = (positives: Float64Array, negatives: Float64Array): number | undefined =>
  areaOf(tabulateScores(positives, negatives));

/** {@link areaUnderCurve} of cases that are counted already, weighed or not. */
export function areaOf({ positives, negatives }: ScoreTable): number | undefined {
  let below = 0;
  let found = 0;
  let area = 0;
  for (let i = 0; i < positives.length; i++) {
    area += (positives[i] as number) * (below + (negatives[i] as number) / 2);
    below += negatives[i] as number;
    found += positives[i] as number;
  }
  return found > 0 && below > 0 ? area / found / below : undefined;
}

/**
 * Largest share of the positives at or above a threshold that lets at most `rate` of the negatives through. A block of ties lies on
 * one side of the threshold as a whole: nothing is interpolated.
 * @param rate false positive rate, in (0, 1]
 * @returns in [0, 1]; undefined where rate · negatives is below 1, since such a rate cannot be told from none, or without a positive
 */
export const truePositiveRateAt = (positives: Float64Array, negatives: Float64Array, rate: number): number | undefined =>
  truePositiveRateOf(tabulateScores(positives, negatives), rate);

/** {@link truePositiveRateAt} of cases that are counted already, weighed or not. */
export function truePositiveRateOf({ positives, negatives }: ScoreTable, rate: number): number | undefined {
  if (!(rate > 0 && rate <= 1)) throw new RangeError(`rate (${rate}) must lie in (0, 1]`);
  const all = total(positives);
  const allowed = Math.floor(rate * total(negatives) + SLACK);
  if (allowed < 1 || all === 0) return undefined;
  let through = 0;
  let above = 0;
  for (let i = positives.length - 1; i >= 0; i--) {
    through += negatives[i] as number;
    if (through > allowed) break;
    above += positives[i] as number;
  }
  return above / all;
}
