import { quantileSorted } from 'simple-statistics';
import type { CalibrationMap } from '../model/calibration.ts';
import { type Resampling, type RowClusters, resampleClusters } from './bootstrap-by-cluster.ts';
import { takeCare } from './cautious-ratios.ts';
import { poolAdjacentViolators } from './isotonic.ts';
import { divideIntoSteps, type StepCounts, sumSteps } from './ratio-steps.ts';
import { indexCases, total, weighCases } from './score-table.ts';

/** Raw scores of cases of one kind, and whom they are about. */
export interface ScoredCases extends RowClusters {
  readonly score: Float64Array;
}

export interface FitOptions extends Resampling {
  /** Cases of both kinds that a step must hold; more make fewer and steadier steps. 10 unless given. */
  readonly smallestPool?: number;
  /** Of the intervals; 0.9 unless given. */
  readonly level?: number;
}

/**
 * Fits a monotone map from raw score to likelihood ratio, meant to err towards 1:
 * 1. Pool adjacent violators, joined to few steps (`divideIntoSteps`); the ratio of a step is its share of the related over its share
 *    of the unrelated cases, so the posterior at the prior of the sample, divided by that prior.
 * 2. Caution (`takeCare`): a misleading case is added to each step, then empirical bounds, then upper limits that the shares and the
 *    mean of misleading ratios keep, so that on new cases P(LR ≥ k | unrelated) ≤ 1/k and a mean of at most 1 of the unrelated hold
 *    within their binomial bound and standard error.
 * Cases of one person count for fewer: for caution, counts are divided by their design effect, the largest that resampling people finds.
 * The map needs at least some 200 cases a kind to say much: caution costs power first.
 * Intervals are percentiles over resampled people with the steps kept and half a case added to each count. They are about the ratio
 * itself, without caution, so that the map often lies at their inner end; the outer end of a step with hardly a case of one kind is
 * rough, and where a score is worth nothing they are too narrow, as the steps were chosen by the same cases.
 * Sources: W. Zadrozny, C. Elkan, Transforming classifier scores into accurate multiclass probability estimates, KDD 2002 (isotonic
 * calibration); N. Brümmer, J. du Preez (2006) for ratios by pool adjacent violators; Vergeer and others (2016) for the bounds.
 * @param related, unrelated people are numbered alike in both
 * @throws RangeError where a kind has no case, or a score is not finite
 */
export function fitRatio(related: ScoredCases, unrelated: ScoredCases, options: FitOptions): CalibrationMap {
  const { smallestPool = 10, level = 0.9 } = options;
  if (related.score.length === 0 || unrelated.score.length === 0) throw new RangeError('a ratio needs related and unrelated cases');
  if (![related, unrelated].every(({ score }) => score.every(Number.isFinite))) throw new RangeError('scores must be finite');
  const index = indexCases(related.score, unrelated.score);
  const divided = divideIntoSteps(index.table, smallestPool);
  const countIn = (starts: Int32Array, { positives, negatives } = index.table): StepCounts => ({
    related: sumSteps(positives, starts),
    unrelated: sumSteps(negatives, starts),
  });
  const resampled: StepCounts[] = [];
  resampleClusters(joinRows(related, unrelated), (weight) => resampled.push(countIn(divided, weighCases(index, weight))), options);
  // A resample without one of the kinds says nothing of their ratio.
  const usable = resampled.filter((counts) => total(counts.related) > 0 && total(counts.unrelated) > 0);

  const counts = countIn(divided);
  const effects = [
    measureEffect(
      counts.related,
      usable.map((sample) => sample.related),
      smallestPool,
    ),
    measureEffect(
      counts.unrelated,
      usable.map((sample) => sample.unrelated),
      smallestPool,
    ),
  ] as const;
  const effective = { related: counts.related.map((n) => n / effects[0]), unrelated: counts.unrelated.map((n) => n / effects[1]) };
  const log10 = takeCare(effective);

  // Neighbours that came to the same ratio are one step.
  const kept = Int32Array.from([...log10.keys()].filter((step) => step === 0 || log10[step] !== log10[step - 1]));
  const joined = Int32Array.from([...kept, log10.length]);
  const final = Int32Array.from(joined, (step) => divided[step] as number);
  const spread = usable.map((sample) =>
    ratiosOf({ related: sumSteps(sample.related, joined), unrelated: sumSteps(sample.unrelated, joined) }, effects),
  );
  // Adding zero turns −0, which JSON does not keep, into 0.
  const values = Array.from(kept, (step) => (log10[step] as number) + 0);
  const edges = values.map((value, step) => {
    const ascending = spread.map((ratios) => ratios[step] as number).sort((a, b) => a - b);
    const at = (q: number) => (ascending.length === 0 ? value : quantileSorted(ascending, q));
    return { low: Math.min(value, at((1 - level) / 2)), high: Math.max(value, at((1 + level) / 2)) };
  });
  const rests = countIn(final);
  return {
    score: values.map((_, step) => index.table.score[final[step] as number] as number),
    log10: values,
    low: edges.map(({ low }) => low),
    high: edges.map(({ high }) => high),
    related: Array.from(rests.related),
    unrelated: Array.from(rests.unrelated),
  };
}

/** Rows of both kinds, as the index numbers them. */
function joinRows(related: RowClusters, unrelated: RowClusters): RowClusters {
  const one = Int32Array.from([...related.one, ...unrelated.one]);
  if (related.other === undefined && unrelated.other === undefined) return { one };
  const otherOf = ({ one: rows, other }: RowClusters) => other ?? new Int32Array(rows.length).fill(-1);
  return { one, other: Int32Array.from([...otherOf(related), ...otherOf(unrelated)]) };
}

/**
 * Design effect: how much more the share of cases above an edge varies over resamples of people than with as many independent cases.
 * The largest of all edges that have `least` cases on either side, and at least 1.
 */
function measureEffect(counts: Float64Array, samples: readonly Float64Array[], least: number): number {
  const n = total(counts);
  let effect = 1;
  for (let edge = 1; edge < counts.length; edge++) {
    const above = total(counts.subarray(edge));
    if (above < least || n - above < least || samples.length < 2) continue;
    const share = above / n;
    let squares = 0;
    for (const sample of samples) squares += (total(sample.subarray(edge)) / total(sample) - share) ** 2;
    effect = Math.max(effect, squares / samples.length / ((share * (1 - share)) / n));
  }
  return effect;
}

/** log10 ratios with half an independent case added to each count, pooled until they ascend. */
function ratiosOf({ related, unrelated }: StepCounts, [effectRelated, effectUnrelated]: readonly [number, number]): Float64Array {
  const p = related.map((n) => n + effectRelated / 2);
  const d = unrelated.map((n) => n + effectUnrelated / 2);
  const odds = Math.log10(total(p) / total(d));
  const starts = poolAdjacentViolators(
    p,
    p.map((n, step) => n + (d[step] as number)),
  );
  const log10 = new Float64Array(p.length);
  for (let pool = 0; pool + 1 < starts.length; pool++) {
    const [from, to] = [starts[pool] as number, starts[pool + 1] as number];
    log10.fill(Math.log10(total(p.subarray(from, to)) / total(d.subarray(from, to))) - odds, from, to);
  }
  return log10;
}
