import type { Endpoints } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import type { EndpointId } from '../model/event.ts';
import type { PairDays } from './pair-days.ts';

/** A pair in its own time. Days are counted from the first of the log. */
export interface PairCourse {
  /** Days from which and to which both ends were there. */
  readonly from: number;
  readonly to: number;
  /** Share of what is expected of the pair that lay before each of its days in contact; ascending. */
  readonly passed: Float64Array;
}

/** Days in contact, and days with both ends there, that a pair must have. */
export interface Least {
  readonly contact: number;
  readonly both: number;
}

/**
 * Follows pairs through the log. What is expected of a pair on a day is as much as there is of all other pairs together, and at least a
 * little where the log was watching, so that weekends, gaps and a log that grows as a whole are no change of this tie.
 * @returns the course of a pair between two endpoints; undefined where it has less than `least`
 */
export function createCourses(
  days: PairDays,
  endpoints: Pick<Endpoints, 'first' | 'last'>,
  calendar: Calendar,
  least: Least,
): (pair: number, a: EndpointId, b: EndpointId) => PairCourse | undefined {
  const sums = new Float64Array(days.days + 1);
  for (let d = 0; d < days.days; d++) sums[d + 1] = (sums[d] as number) + (days.pairs[d] as number) + (days.watched[d] as number);
  const place = (at: number): number => Math.min(days.days - 1, Math.max(0, dayOf(localTime(calendar, at)) - days.first));
  return (pair, a, b) => {
    const [start, end] = [days.offsets[pair] as number, days.offsets[pair + 1] as number];
    const count = end - start;
    if (count < least.contact) return undefined;
    const from = place(Math.max(endpoints.first[a] as number, endpoints.first[b] as number));
    const to = place(Math.min(endpoints.last[a] as number, endpoints.last[b] as number));
    // The pair's own days are no part of what is expected of it.
    const total = (sums[to + 1] as number) - (sums[from] as number) - count;
    if (to - from + 1 < least.both || total <= 0) return undefined;
    const passed = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const d = days.day[start + i] as number;
      const until = ((sums[d] as number) + (sums[d + 1] as number)) / 2 - (sums[from] as number) - (i + 0.5);
      passed[i] = Math.min(1, Math.max(0, until / total));
    }
    return { from, to, passed };
  };
}
