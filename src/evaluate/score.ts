import type { Score, ScoreName } from '../model/evaluation.ts';
import type { Interval } from '../stats/interval.ts';

/** Of every interval printed. */
export const INTERVAL = 0.9;
export const REPLICATES = 200;

export const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** One score as it is printed, or nothing where there is no value. */
export function score(name: ScoreName, value: number | undefined, n: number, bounds?: Interval, unit?: string): Score[] {
  if (value === undefined) return [];
  return [
    {
      name,
      value: round(value),
      ...(bounds && { low: round(bounds.low), high: round(bounds.high) }),
      n,
      ...(unit !== undefined && { unit }),
    },
  ];
}
