import type { Interval } from './interval.ts';

/** A share of n people, with its interval. */
export interface MeasuredShare extends Interval {
  readonly share: number;
  readonly n: number;
}

/** Columns of an estimate whose rows are shares: the larger first, supported by as many people as it rests on. */
export function columnsOfShares(shares: readonly MeasuredShare[]) {
  const column = (of: (one: MeasuredShare) => number) => Float64Array.from(shares, of);
  return {
    score: column(({ share }) => share),
    value: column(({ share }) => share),
    low: column(({ low }) => low),
    high: column(({ high }) => high),
    support: column(({ n }) => n),
  };
}
