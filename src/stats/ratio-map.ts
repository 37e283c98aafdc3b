import type { CalibrationMap } from '../model/calibration.ts';

/** A log10 likelihood ratio with its interval. */
export interface Ratio {
  readonly log10: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Number of the step to which a score belongs; the ends reach beyond the map.
 * @throws RangeError on NaN, which is no score, or on a map without a step
 */
export function stepOf({ score }: CalibrationMap, at: number): number {
  if (Number.isNaN(at)) throw new RangeError('NaN is no score');
  if (score.length === 0) throw new RangeError('the map has no step');
  return Math.max(
    0,
    score.findLastIndex((edge) => edge <= at),
  );
}

/** Reads the map at a score, as {@link stepOf}. */
export function applyRatio(map: CalibrationMap, at: number): Ratio {
  const { log10, low, high } = map;
  const step = stepOf(map, at);
  return { log10: log10[step] as number, low: low[step] as number, high: high[step] as number };
}
