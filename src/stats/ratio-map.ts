/**
 * A monotone map from a raw score to a log10 likelihood ratio, in steps; JSON-safe. All columns have one entry a step.
 * A score between two steps belongs to the lower one.
 */
export interface RatioMap {
  /** Lowest score of each step, ascending. Lower scores than the first belong to the first step too. */
  readonly score: readonly number[];
  /** Ascending. */
  readonly log10: readonly number[];
  /** Interval of `log10`, each ascending. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Cases that each step rests on. */
  readonly related: readonly number[];
  readonly unrelated: readonly number[];
}

/** A log10 likelihood ratio with its interval. */
export interface Ratio {
  readonly log10: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Reads the map at a score; constant beyond both ends.
 * @throws RangeError on NaN, which is no score, or on a map without a step
 */
export function applyRatio({ score, log10, low, high }: RatioMap, at: number): Ratio {
  if (Number.isNaN(at)) throw new RangeError('NaN is no score');
  if (score.length === 0) throw new RangeError('the map has no step');
  const step = Math.max(
    0,
    score.findLastIndex((edge) => edge <= at),
  );
  return { log10: log10[step] as number, low: low[step] as number, high: high[step] as number };
}
