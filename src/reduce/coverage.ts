import type { Coverage } from '../model/artifacts.ts';
import { type Calendar, dayOf, hasHours, localTime } from '../model/calendar.ts';
import { type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';
import type { Store } from '../store/store.ts';

/** A silence of the whole log shorter than this is never called a gap. */
const SHORTEST_GAP = 6 * MICROS_PER_HOUR;
/** … nor one that is less than this many times a silence which recurs: as nights do, and weekends. */
const TIMES_RECURRING = 2;
/** A silence recurs if there are as long ones at least every so often, and no fewer than {@link FEWEST_RECURRING}. */
const RECURS_WITHIN = 14 * MICROS_PER_DAY;
const FEWEST_RECURRING = 3;
/** With fewer events than this nobody can tell a usual silence from a gap: none is called so. */
const FEWEST_EVENTS = 30;

/**
 * Finds where the log itself was not watching: silences that are out of proportion to the ones which recur.
 * Only silences between minutes are looked at, since shorter ones never reach {@link SHORTEST_GAP}.
 */
function findGaps(first: Float64Array, last: Float64Array, events: number): [Float64Array, Float64Array] {
  const between = new Float64Array(Math.max(0, first.length - 1));
  if (events < FEWEST_EVENTS) return [new Float64Array(), new Float64Array()];
  for (let i = 0; i < between.length; i++) between[i] = (first[i + 1] as number) - (last[i] as number);
  const span = (last.at(-1) as number) - (first[0] as number);
  const times = Math.max(FEWEST_RECURRING, Math.ceil(span / RECURS_WITHIN));
  const recurring = between.slice().sort()[between.length - times] ?? 0;
  const threshold = Math.max(SHORTEST_GAP, TIMES_RECURRING * recurring);
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
