import type { Coverage, Sessions } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import { type Duration, type EndpointId, MICROS_PER_DAY } from '../model/event.ts';
import { addPermutationMoments, type Moments } from './day-permutation.ts';
import { skewTail } from './gamma-tail.ts';
import { chooseWholeDays } from './local-days.ts';

/** Days of one class are exchanged within so long only: what drifts over weeks stays in step. */
const STRATUM_DAYS = 14;
/** Days that two endpoints must both have been there, and sessions of each of them there. */
const FEWEST_DAYS = 7;
export const FEWEST_SESSIONS = 8;

/** Sessions by whole day of the log, as clock times. */
export interface DaySessions {
  readonly days: number;
  /** Sessions of endpoint id on day d: [offsets[id * (days + 1) + d], offsets[id * (days + 1) + d + 1]). */
  readonly offsets: Int32Array;
  /** µs since local midnight of the day on which each began. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** First and last day of each endpoint with a session; −1 for none. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Days that may be exchanged with one another. */
  readonly strata: readonly Int32Array[];
}

export function sortByDay(sessions: Sessions, coverage: Coverage, calendar: Calendar): DaySessions {
  const whole = chooseWholeDays(coverage);
  const days = whole.days.length;
  const endpoints = sessions.offsets.length - 1;
  const offsets = new Int32Array(endpoints * (days + 1));
  const start = new Float64Array(sessions.start.length);
  const end = new Float64Array(sessions.start.length);
  let count = 0;
  const first = new Int32Array(endpoints).fill(-1);
  const last = new Int32Array(endpoints).fill(-1);
  for (let id = 0; id < endpoints; id++) {
    let d = 0;
    offsets[id * (days + 1)] = count;
    for (let s = sessions.offsets[id] as number; s < (sessions.offsets[id + 1] as number); s++) {
      const local = localTime(calendar, sessions.start[s] as number);
      const place = whole.placeOf(dayOf(local));
      if (place < 0) continue;
      while (d < place) offsets[id * (days + 1) + ++d] = count;
      if (first[id] === -1) first[id] = place;
      last[id] = place;
      const clock = local - dayOf(local) * MICROS_PER_DAY;
      start[count] = clock;
      end[count++] = clock + (sessions.end[s] as number) - (sessions.start[s] as number);
    }
    while (d < days) offsets[id * (days + 1) + ++d] = count;
  }
  const strata = new Map<string, number[]>();
  whole.days.forEach((day, d) => {
    const key = `${Math.floor((day - (whole.days[0] as number)) / STRATUM_DAYS)} ${whole.free[d]}`;
    strata.set(key, [...(strata.get(key) ?? []), d]);
  });
  return {
    days,
    offsets,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    first,
    last,
    strata: Array.from(strata.values(), (of) => Int32Array.from(of)),
  };
}

/** What two endpoints have in common. */
export interface PairedDays {
  /** Pairs of sessions that lie within reach of each other, on the same days, and how many would by chance. */
  readonly matches: number;
  readonly expected: number;
  /** Standard deviation of that, and how many of them lie between. */
  readonly deviation: number;
  readonly off: number;
  readonly p: number;
  readonly days: number;
}

/** Pairs of sessions, of a on day d and of b on day e, that are no further apart by the clock than `near`. */
function matchDays({ days, offsets, start, end }: DaySessions, a: EndpointId, d: number, b: EndpointId, e: number, near: Duration): number {
  const [fromA, toA] = [offsets[a * (days + 1) + d] as number, offsets[a * (days + 1) + d + 1] as number];
  const [fromB, toB] = [offsets[b * (days + 1) + e] as number, offsets[b * (days + 1) + e + 1] as number];
  let matches = 0;
  let j0 = fromB;
  for (let i = fromA; i < toA; i++) {
    const [opens, closes] = [(start[i] as number) - near, (end[i] as number) + near];
    while (j0 < toB && (end[j0] as number) < opens) j0++;
    for (let j = j0; j < toB && (start[j] as number) <= closes; j++) matches++;
  }
  return matches;
}

/** Whether an endpoint has a session on a day. */
const isActive = ({ days, offsets }: DaySessions, id: EndpointId, d: number): boolean =>
  offsets[id * (days + 1) + d] !== offsets[id * (days + 1) + d + 1];

/** Of one stratum's days, for each pair in turn: a new one each time would be most of the work. */
const scratch = new Float64Array(STRATUM_DAYS * STRATUM_DAYS);

/**
 * Holds the sessions of two endpoints against each other, day by day, and against other days: b's days are exchanged within strata, each
 * as a whole, so that hours, bursts and how much each does on its days stay as they are, and only which day is which is left to chance.
 * The chance of as many matches comes from the exact first three moments over all exchanges.
 * @returns undefined where the two were not there together for long enough
 */
export function pairDays(by: DaySessions, a: EndpointId, b: EndpointId, near: Duration): PairedDays | undefined {
  const [from, to] = [Math.max(by.first[a] as number, by.first[b] as number), Math.min(by.last[a] as number, by.last[b] as number)];
  if (by.first[a] === -1 || by.first[b] === -1 || to - from + 1 < FEWEST_DAYS) return undefined;
  const count = (id: EndpointId) => (by.offsets[id * (by.days + 1) + to + 1] as number) - (by.offsets[id * (by.days + 1) + from] as number);
  if (Math.min(count(a), count(b)) < FEWEST_SESSIONS) return undefined;
  let matches = 0;
  for (let d = from; d <= to; d++) matches += matchDays(by, a, d, b, d, near);
  const moments: Moments = { mean: 0, variance: 0, third: 0 };
  for (const stratum of by.strata) {
    let [first, end] = [0, stratum.length];
    while (first < end && (stratum[first] as number) < from) first++;
    while (end > first && (stratum[end - 1] as number) > to) end--;
    const n = end - first;
    let matched = 0;
    for (let i = 0; i < n; i++) {
      const d = stratum[first + i] as number;
      const isThere = isActive(by, a, d);
      for (let j = 0; j < n; j++) {
        // A day without a session has nothing to match.
        const count = isThere ? matchDays(by, a, d, b, stratum[first + j] as number, near) : 0;
        scratch[i * n + j] = count;
        matched += count;
      }
    }
    if (matched > 0) addPermutationMoments(scratch, n, moments);
  }
  const deviation = Math.sqrt(moments.variance);
  const days = to - from + 1;
  if (!(deviation > 0)) return { matches, expected: moments.mean, deviation: 0, off: 0, p: 1, days };
  const off = (matches - moments.mean) / deviation;
  // Half a match less: matches come in whole numbers.
  const p = Math.min(1, skewTail((matches - 0.5 - moments.mean) / deviation, moments.third / deviation ** 3));
  return { matches, expected: moments.mean, deviation, off, p, days };
}
