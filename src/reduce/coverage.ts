import type { Coverage } from '../model/artifacts.ts';
import { type Calendar, dayOf, hasHours, localTime } from '../model/calendar.ts';
import { type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';
import type { Store } from '../store/store.ts';

/** A silence of the whole log shorter than this is never called a gap. */
const SHORTEST_GAP = 6 * MICROS_PER_HOUR;
/** … nor one that is less than this many times the gap which 99.9 % of the log's own gaps, and all but its three longest, stay under. */
const TIMES_USUAL = 8;
const FEWEST_BEYOND = 3;
/** With fewer gaps than this nobody can tell a usual one from one of the log's: none is called so. */
const FEWEST_GAPS = 30;

/**
 * Finds where the log itself was not watching. Only gaps between minutes are looked at: shorter ones never reach
 * {@link SHORTEST_GAP}, and the 99.9th percentile matters only where it exceeds 45 minutes.
 */
function findGaps(first: Float64Array, last: Float64Array, events: number): [Float64Array, Float64Array] {
  const between = new Float64Array(Math.max(0, first.length - 1));
  for (let i = 0; i < between.length; i++) between[i] = (first[i + 1] as number) - (last[i] as number);
  const ascending = between.slice().sort();
  // The events − 1 gaps of the log are these and, all shorter than a minute, those inside the minutes.
  const inside = events - 1 - between.length;
  const gapsInAll = events - 1;
  const beyond = gapsInAll < FEWEST_GAPS ? 0 : Math.max(FEWEST_BEYOND, Math.floor(0.001 * gapsInAll));
  const rank = gapsInAll - 1 - beyond - inside;
  const usual = rank >= 0 ? (ascending[rank] ?? 0) : 0;
  const threshold = Math.max(SHORTEST_GAP, TIMES_USUAL * usual);
  const gaps = Array.from(between.keys()).filter((i) => (between[i] as number) > threshold);
  return [Float64Array.from(gaps, (i) => last[i] as number), Float64Array.from(gaps, (i) => first[i + 1] as number)];
}

/** Observed µs of each local day, by day. */
function observedByDay(calendar: Calendar, from: Instant, to: Instant, gapFrom: Float64Array, gapTo: Float64Array): Map<number, number> {
  const byDay = new Map<number, number>();
  let start = from;
  const addStretch = (end: Instant) => {
    for (let at = start; at <= end; ) {
      const local = localTime(calendar, at);
      const day = dayOf(local);
      // A day with a change of the clock is cut an hour early or late, once, and joined again by the sum.
      const next = Math.min(end, at + (day + 1) * MICROS_PER_DAY - local);
      byDay.set(day, (byDay.get(day) ?? 0) + next - at);
      if (next === end) break;
      at = next;
    }
  };
  gapFrom.forEach((gap, i) => {
    addStretch(gap);
    start = gapTo[i] as number;
  });
  addStretch(to);
  return byDay;
}

export async function buildCoverage(store: Store, calendar: Calendar): Promise<Coverage> {
  const { rows, columns } = await store.reduce('busy-minutes', { first: 'float64', last: 'float64', events: 'float64' });
  if (rows === 0) {
    const none = new Float64Array();
    return { from: 0, to: 0, gapFrom: none, gapTo: none, observed: 0, days: new Int32Array(), dayShare: none };
  }
  const from = columns.first[0] as number;
  const to = columns.last[rows - 1] as number;
  const events = columns.events.reduce((sum, n) => sum + n, 0);
  const [gapFrom, gapTo] = findGaps(columns.first, columns.last, events);
  const lost = gapFrom.reduce((sum, gap, i) => sum + (gapTo[i] as number) - gap, 0);
  const byDay = hasHours(calendar) ? [...observedByDay(calendar, from, to, gapFrom, gapTo)].sort((a, b) => a[0] - b[0]) : [];
  return {
    from,
    to,
    gapFrom,
    gapTo,
    observed: to - from - lost,
    days: Int32Array.from(byDay, ([day]) => day),
    dayShare: Float64Array.from(byDay, ([, observed]) => Math.min(1, observed / MICROS_PER_DAY)),
  };
}
