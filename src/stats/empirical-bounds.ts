import type { Interval } from './interval.ts';
import { type ScoreTable, total } from './score-table.ts';

/**
 * Empirical lower and upper bounds (ELUB): how far from 1 a likelihood ratio may lie that so many validation cases bear out.
 *
 * One misleading case is added on each side: a positive of LR 0 and a negative of LR ∞. Deciding by a threshold t, with the costs that
 * make t the best one, then loses 1 − TPR(t) + t · FPR(t) on average, and ratios of 1 throughout would lose min(1, t): their quotient is
 * the normalised Bayes error rate. The bounds are the ends of the stretch of t around 1 in which ratios lose no more than that,
 * i.e. t ≤ TPR/FPR above 1 and t ≥ FNR/TNR below. Both are found exactly, without a grid, as rates only change at the ratios themselves.
 * Source: P. Vergeer, A. van Es, A. de Jongh, I. Alberink, R. Stoel, Numerical likelihood ratios outputted by LR systems are often based
 * on extrapolation: when to stop extrapolating?, Sci. Justice 56 (2016) 482–491.
 * @param ratios log10 likelihood ratios as scores, ascending, ties allowed; counts need not be whole
 * @returns log10 bounds, low ≤ 0 ≤ high, within the range of the ratios and 0
 */
export function empiricalBounds({ score, positives, negatives }: ScoreTable): Interval {
  const related = total(positives) + 1;
  const unrelated = total(negatives) + 1;
  const firstAbove = score.findIndex((x) => x > 0);
  const from = firstAbove < 0 ? score.length : firstAbove;

  let hits = total(positives.subarray(from));
  let falseHits = total(negatives.subarray(from)) + 1;
  let high = 0;
  for (let i = from; i <= score.length; i++) {
    const limit = Math.log10(Math.max(0, hits) / related / (falseHits / unrelated));
    const next = i < score.length ? (score[i] as number) : Number.POSITIVE_INFINITY;
    if (i === score.length || (next > high && !(limit >= next))) {
      high = Math.max(high, Math.min(limit, next));
      break;
    }
    high = next;
    hits -= positives[i] as number;
    falseHits -= negatives[i] as number;
  }

  let below = score.findLastIndex((x) => x < 0);
  let misses = total(positives.subarray(0, below + 1)) + 1;
  let rejections = total(negatives.subarray(0, below + 1));
  let low = 0;
  for (; below >= 0; below--) {
    const limit = Math.log10(misses / related / (rejections / unrelated));
    const next = score[below] as number;
    if (next < low && !(limit <= next)) {
      low = Math.min(low, limit);
      break;
    }
    low = next;
    misses -= positives[below] as number;
    rejections -= negatives[below] as number;
  }
  return { low, high };
}
