import type { Figure } from '../model/inference.ts';
import type { Interval } from './interval.ts';
import { clopperPearsonInterval } from './interval-binomial.ts';

/** Of the intervals beside shares. */
const LEVEL = 0.9;

/** How often what a question named was right, counted where the truth was known. */
export interface TrackRecord {
  /** The worlds on which it was counted, in words. */
  readonly set: string;
  /** By observer and by what was named; those with too few cases are left out. */
  readonly observers: readonly {
    readonly observer: string;
    readonly named: string;
    readonly right: number;
    readonly n: number;
  }[];
}

export interface Counted {
  readonly right: number;
  readonly n: number;
}

export const findRecord = (record: TrackRecord, observer: string | undefined, named: string): Counted | undefined =>
  record.observers.find((one) => one.observer === observer && one.named === named);

/** Of the share that was right (Clopper and Pearson). */
export const trackInterval = ({ right, n }: Counted): Interval => clopperPearsonInterval(right, n, LEVEL);

/** The share that was right, with its interval. */
export const trackFigure = (label: string, counted: Counted): Figure => ({
  label,
  value: counted.right / counted.n,
  unit: 'share',
  ...trackInterval(counted),
  n: counted.n,
});
