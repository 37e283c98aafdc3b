/** The spread of one count over endpoints. Quantiles are counts that occur: at least half of the endpoints have `median` or more. */
export interface ReachSummary {
  /** Endpoints counted from. */
  readonly n: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly mean: number;
  /** 95 % interval of the median, by order statistics; equal to it when the counts are those of everyone. */
  readonly medianLow: number;
  readonly medianHigh: number;
}

/** @param complete whether `counts` holds everyone rather than a random sample */
export function summariseReach(counts: Int32Array, complete: boolean): ReachSummary {
  const n = counts.length;
  const sorted = counts.slice().sort();
  const at = (rank: number): number => sorted[Math.min(n - 1, Math.max(0, rank))] ?? 0;
  // The number of sampled endpoints below the median is binomial(n, 1/2); drawing without replacement only narrows it.
  const margin = complete ? 0 : 0.98 * Math.sqrt(n);
  return {
    n,
    lowerQuartile: at(Math.floor(n / 4)),
    median: at(Math.floor(n / 2)),
    upperQuartile: at(Math.floor((3 * n) / 4)),
    mean: n === 0 ? 0 : sorted.reduce((sum, count) => sum + count, 0) / n,
    medianLow: at(Math.floor(n / 2 - margin)),
    medianHigh: at(Math.ceil(Math.floor(n / 2) + margin)),
  };
}
