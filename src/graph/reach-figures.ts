import type { Figure } from '../model/inference.ts';
import type { ReachSummary } from './reach-summary.ts';
import type { RetainedReach } from './retention.ts';

export const HOP_NAMES = ['1 hop', '2 hops', '3 hops'] as const;

/** Median with the middle half, then the mean, by hop; of a sample also the interval of the median. */
export function measuresOfCurve(
  curve: readonly ReachSummary[],
  { sources, connected }: { readonly sources: number; readonly connected: number },
  which: string,
): Figure[] {
  return curve.flatMap((summary, hop) => {
    const within = `within ${HOP_NAMES[hop]}${which}`;
    const { n, median, lowerQuartile, upperQuartile, mean, medianLow, medianHigh } = summary;
    return [
      { label: `${within}: median and middle half`, value: median, unit: 'endpoints', low: lowerQuartile, high: upperQuartile, n },
      ...(sources < connected
        ? [{ label: `${within}: median, 95 % interval of the sample`, value: median, unit: 'endpoints', low: medianLow, high: medianHigh }]
        : []),
      { label: `${within}: mean`, value: mean, unit: 'endpoints', n },
    ];
  });
}

/** Medians by hop, of records kept for a time. */
export function measuresOfRetention({ days, all, withoutHubs }: RetainedReach): Figure[] {
  const medians = (curve: readonly ReachSummary[], which: string): Figure[] =>
    curve.map(({ median, n }, hop) => ({
      label: `records kept ${days} days: within ${HOP_NAMES[hop]}${which}, median`,
      value: median,
      unit: 'endpoints',
      n,
    }));
  return [...medians(all, ''), ...(withoutHubs ? medians(withoutHubs, ', without hubs') : [])];
}
