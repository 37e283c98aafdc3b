import type { Random } from '../../../model/random.ts';
import { type Statistic, unknown } from '../statistic.ts';
import { daysOf, type Traffic } from '../traffic.ts';

/** One property of a log by which a simulated one can be told from a real one. */
export interface Measure {
  readonly id: string;
  /** A few words, for a table. */
  readonly title: string;
  /** What is measured, on which of the log's endpoints or ties. */
  readonly describes: string;
  readonly source: string;
  /** A distance of 1 in words. */
  readonly unit: 'decade' | 'point' | 'bit';
  /** @param random for sampling only; forked by the measure's own name */
  measure(traffic: Traffic, random: Random): Statistic;
}

/** What a log must show for a measure, checked in this order. */
export interface Needs {
  readonly ties?: boolean;
  readonly direction?: boolean;
  readonly time?: boolean;
  /** Between the first contact and the last. */
  readonly days?: number;
}

/** Runs the measure on logs that show what it needs, and says of others what they lack. */
export const requiring =
  (needs: Needs, measure: Measure['measure']): Measure['measure'] =>
  (traffic, random) => {
    if (needs.ties && traffic.ties.count === 0) return unknown('the log names no second party');
    if (needs.direction && !traffic.directed) return unknown(`${traffic.nature}: contacts have no direction`);
    if ((needs.time || needs.days !== undefined) && !traffic.timed) return unknown('the log observes no time');
    const days = daysOf(traffic);
    if (needs.days !== undefined && days < needs.days) return unknown(`too short: ${days.toFixed(1)} days, needs ${needs.days}`);
    return measure(traffic, random);
  };
