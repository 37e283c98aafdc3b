import jstat from 'jstat';
import { empiricalBounds } from './empirical-bounds.ts';
import { clopperPearsonInterval } from './interval-binomial.ts';
import type { StepCounts } from './ratio-steps.ts';
import { total } from './score-table.ts';

/** Confidence with which the map keeps P(LR ≥ k | unrelated) ≤ 1/k, P(LR ≤ 1/k | related) ≤ 1/k, and a mean of 1 of the unrelated. */
const CONFIDENCE = 0.99;

/**
 * Likelihood ratios of steps, erring towards 1:
 * 1. One misleading case is added to each step: an unrelated one where the ratio is above 1, a related one where it is below. With d of
 *    n unrelated cases in a step of chance q, E[1/(d + 1)] ≤ 1/((n + 1) q), so a step adds no more to the mean ratio of the unrelated
 *    than its share of the related. Ratios stop at 1, and are made monotone again towards 1.
 * 2. Empirical bounds (`empiricalBounds`).
 * 3. Above 1, no ratio exceeds 1 / u, with u the upper 99 % limit (Clopper and Pearson) of the share of unrelated cases that score as
 *    high; below 1 likewise with the related that score as low. So the bound on misleading evidence holds for new cases of the same
 *    kind, not only for those of the fit.
 * 4. Ratios above 1 are lowered in proportion until the upper 99 % limit of the mean ratio of the unrelated is 1.
 * @param counts in each step, ratios ascending; divided by a design effect they need not be whole
 * @returns log10 ratios, ascending; neighbours may be equal
 */
export function takeCare(counts: StepCounts): Float64Array {
  const shrunk = shrinkSteps(counts);
  const bounds = empiricalBounds({ score: shrunk, positives: counts.related, negatives: counts.unrelated });
  const limited = limitSteps(shrunk, counts).map((value) => Math.min(bounds.high, Math.max(bounds.low, value)));
  return lowerMean(limited, counts.unrelated);
}

/** log10 ratios with one misleading case added to each step, none beyond 1 on the other side, ascending. */
function shrinkSteps({ related, unrelated }: StepCounts): Float64Array {
  const [positives, negatives] = [total(related), total(unrelated)];
  const log10 = related.map((p, step) => {
    const d = unrelated[step] as number;
    if (p * negatives > d * positives) return Math.max(0, Math.log10(p / positives / ((d + 1) / (negatives + 1))));
    return Math.min(0, Math.log10((p + 1) / (positives + 1) / (d / negatives)));
  });
  // Where adding a case turned the order round, the value nearer to 1 holds for both.
  for (let step = log10.length - 2; step >= 0; step--) {
    if ((log10[step] as number) > 0) log10[step] = Math.min(log10[step] as number, log10[step + 1] as number);
  }
  for (let step = 1; step < log10.length; step++) {
    if ((log10[step] as number) < 0) log10[step] = Math.max(log10[step] as number, log10[step - 1] as number);
  }
  return log10;
}

/** Keeps each ratio within what the share of misleading cases that far out allows, at its upper limit. */
function limitSteps(log10: Float64Array, { related, unrelated }: StepCounts): Float64Array {
  const upper = (count: number, all: number) => clopperPearsonInterval(Math.min(count, all), all, 2 * CONFIDENCE - 1).high;
  const [positives, negatives] = [total(related), total(unrelated)];
  return log10.map((value, step) => {
    if (value > 0) return Math.min(value, -Math.log10(upper(total(unrelated.subarray(step)), negatives)));
    if (value < 0) return Math.max(value, Math.log10(upper(total(related.subarray(0, step + 1)), positives)));
    return value;
  });
}

/** Lowers ratios above 1 in proportion, until the upper limit of the mean ratio of the unrelated is 1 at most. */
function lowerMean(log10: Float64Array, unrelated: Float64Array): Float64Array {
  const all = total(unrelated) + 1;
  const lowered = (by: number) => log10.map((value) => (value > 0 ? Math.max(0, value - by) : value));
  const upperMean = (values: Float64Array): number => {
    const ratios = values.map((value) => 10 ** value);
    const share = (step: number) => ((unrelated[step] as number) + ((log10[step] as number) > 0 ? 1 : 0)) / all;
    const mean = total(ratios.map((ratio, step) => share(step) * ratio));
    const variance = Math.max(0, total(ratios.map((ratio, step) => share(step) * ratio * ratio)) - mean * mean);
    return mean + jstat.normal.inv(CONFIDENCE, 0, 1) * Math.sqrt(variance / all);
  };
  if (upperMean(log10) <= 1) return log10;
  let [enough, little] = [Math.max(0, ...log10), 0];
  for (let halving = 0; halving < 40; halving++) {
    const by = (enough + little) / 2;
    if (upperMean(lowered(by)) <= 1) enough = by;
    else little = by;
  }
  return lowered(enough);
}
