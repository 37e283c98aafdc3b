import { calibrateInHindsight } from './likelihood-cost.ts';
import { type ScoreTable, total } from './score-table.ts';

/**
 * devPAV: how far ratios lie from those that pool adjacent violators makes of them, on average over their range, in powers of ten.
 * The points (log10 LR, log10 LR after PAV), one for each distinct ratio, are joined by straight lines where the second is finite;
 * the area between these and the identity line is divided by the range of log10 LR that they span. 0 is well calibrated.
 * Source: P. Vergeer, Y. van Schaik, M. Sjerps, Measuring calibration of likelihood-ratio systems: a comparison of four metrics,
 * including a new metric devPAV, Forensic Sci. Int. 321 (2021) 110722.
 * @param ratios log10 likelihood ratios as scores
 * @returns with a single such point its distance; ∞ where an infinite ratio has a finite counterpart; undefined where no point is
 * finite after PAV, as with two kinds that do not overlap, or without a case of either kind
 */
export function pavDeviation(ratios: ScoreTable): number | undefined {
  const { positives, negatives } = ratios;
  if (total(positives) === 0 || total(negatives) === 0) return undefined;
  const after = calibrateInHindsight(ratios).score;
  const points: { readonly x: number; readonly off: number }[] = [];
  ratios.score.forEach((x, i) => {
    const y = after[i] as number;
    if ((positives[i] as number) + (negatives[i] as number) > 0 && Number.isFinite(y)) points.push({ x, off: y - x });
  });
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (!Number.isFinite(first.x) || !Number.isFinite(last.x)) return Number.POSITIVE_INFINITY;
  if (first === last) return Math.abs(first.off);
  let area = 0;
  let from = first;
  for (const to of points.slice(1)) {
    const [a, b] = [Math.abs(from.off), Math.abs(to.off)];
    // Two triangles where the line crosses the identity, else one trapezium.
    const height = from.off * to.off < 0 ? (a * a + b * b) / (2 * (a + b)) : (a + b) / 2;
    area += height * (to.x - from.x);
    from = to;
  }
  return area / (last.x - first.x);
}
