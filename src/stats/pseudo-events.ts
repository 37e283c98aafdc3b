import type { Coverage } from '../model/artifacts.ts';
import { type Calendar, dayOf, isWeekend, localTime } from '../model/calendar.ts';
import { type Duration, type Instant, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../model/event.ts';
import { instantAt, isWatched, startOfDay } from './observed-time.ts';
import { lowerBound, upperBound } from './search.ts';

/**
 * Moments at which an event could as well have happened: the same clock time, a little earlier or later, on comparable
 * earlier days, and a little earlier on its own day.
 */
export interface PseudoEvents {
  readonly event: Instant;
  /** One entry a comparable day, ascending; each day's points ascending. */
  readonly points: readonly Float64Array[];
  /** The event itself and the moments of the half hour before it, ascending. */
  readonly own: Float64Array;
  /** Whether the days are of the event's own class (working day or weekend), or any. */
  readonly sameClass: boolean;
}

/** With fewer days than this of the event's own class, all days are taken. */
const FEW_DAYS = 5;
const STEP = MICROS_PER_MINUTE;
/** How far the moments of other days lie from the event's clock time, either way; those of its own day lie before it, over as long a stretch. */
const EITHER_WAY = 15 * MICROS_PER_MINUTE;
/** Events closer than this may be reached by one stretch of activity. */
const APART = 3 * MICROS_PER_HOUR;

/** Moments from `from` to `to` whose preceding `window` the log watched in full. */
function watchedMoments(from: Instant, to: Instant, window: Duration, coverage: Coverage): Float64Array {
  const moments: number[] = [];
  for (let at = from; at <= to; at += STEP) if (isWatched(coverage, at - window, at)) moments.push(at);
  return Float64Array.from(moments);
}

/**
 * Chooses the moments. Days from that of the event on, and the days of other events, are left out, and so is every
 * moment whose preceding `window` the log did not watch in full.
 */
export function choosePseudoEvents(
  event: Instant,
  events: readonly Instant[],
  window: Duration,
  coverage: Coverage,
  calendar: Calendar,
): PseudoEvents {
  const local = localTime(calendar, event);
  const eventDay = dayOf(local);
  const taken = new Set(events.map((at) => dayOf(localTime(calendar, at))));
  const usable = Array.from(coverage.days).filter((day) => day < eventDay && !taken.has(day));
  const ofClass = usable.filter((day) => isWeekend(day) === isWeekend(eventDay));
  const sameClass = ofClass.length >= FEW_DAYS;
  const points = (sameClass ? ofClass : usable)
    .map((day) => instantAt(calendar, local + (day - eventDay) * MICROS_PER_DAY))
    .map((same) => watchedMoments(same - EITHER_WAY, same + EITHER_WAY, window, coverage))
    .filter(({ length }) => length > 0);
  return { event, points, own: watchedMoments(event - 2 * EITHER_WAY, event, window, coverage), sameClass };
}

/** The moments of the half hour up to a moment that was moved `by` later, moved alike. */
export function halfHourBefore(moved: Instant, by: Duration, window: Duration, coverage: Coverage): Float64Array {
  return watchedMoments(moved - by - 2 * EITHER_WAY, moved - by, window, coverage).map((at) => at + by);
}

/**
 * Leaves out each event that one stretch of activity, or one busy day, could reach together with an earlier one: on the
 * same local day, or within three hours. Counted apart, they would take one act for several.
 * @param events ascending
 */
export function keepApart(events: readonly Instant[], calendar: Calendar): Instant[] {
  const dayAt = (at: Instant) => dayOf(localTime(calendar, at));
  return events.filter((at, i) => {
    const before = events[i - 1];
    return before === undefined || (dayAt(before) !== dayAt(at) && at - before >= APART);
  });
}

/** Start of the local day of an event: the time with which it is compared ends there. */
export const referenceEnd = (event: Instant, calendar: Calendar): Instant => startOfDay(calendar, dayOf(localTime(calendar, event)));

/**
 * The same moments a little later. A clock that is off by `by` may show what came before the event as after it: activity
 * until then is taken in, for the event and for the moments that it is compared with alike.
 */
export function moveLater(pseudo: PseudoEvents, by: Duration): PseudoEvents {
  const move = (own: Float64Array) => own.map((at) => at + by);
  return by === 0 ? pseudo : { ...pseudo, points: pseudo.points.map(move), own: move(pseudo.own) };
}

/** Time since the last activity at or before an instant; Infinity where there was none. */
export function lagBefore(at: Float64Array, instant: Instant): Duration {
  const i = upperBound(at, instant);
  return i === 0 ? Number.POSITIVE_INFINITY : instant - (at[i - 1] as number);
}

/** Time to the next activity at or after an instant; Infinity where there is none. */
export function lagAfter(at: Float64Array, instant: Instant): Duration {
  const i = lowerBound(at, instant);
  return i === at.length ? Number.POSITIVE_INFINITY : (at[i] as number) - instant;
}

/** How many of the points have activity within `lag` before them. */
export function countHits(at: Float64Array, points: Float64Array, lag: Duration): number {
  const last = points[points.length - 1];
  if (last === undefined) return 0;
  // One search backwards; most days of a quiet endpoint end here.
  let next = upperBound(at, last);
  if (next === 0 || (at[next - 1] as number) + lag < (points[0] as number)) return 0;
  let hits = 0;
  for (let i = points.length - 1; i >= 0; i--) {
    const point = points[i] as number;
    while (next > 0 && (at[next - 1] as number) > point) next--;
    if (next === 0) break;
    if (point - (at[next - 1] as number) <= lag) hits++;
  }
  return hits;
}

/**
 * Number of the first day with which an endpoint can be compared: one whose moments, and the window before them, lie after
 * its first activity. Days on which it was not there yet say nothing of how often it is active.
 */
export function firstComparable(first: Instant, { points }: PseudoEvents, window: Duration): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.[0] as number) - window > first) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Moments of the days from number `from` on. */
export function momentsFrom({ points }: PseudoEvents, from: number): number {
  let all = 0;
  for (let d = from; d < points.length; d++) all += (points[d] as Float64Array).length;
  return all;
}

/**
 * Chance of so short a wait before such a moment, never 0: the share of moments with one, those of the event's own half
 * hour among them, so that a burst weighs as many moments there as elsewhere. That is a rank among exchangeable moments,
 * which needs no guess at how far neighbouring moments hang together.
 */
export const chanceOf = (ownHits: number, ownAll: number, hits: number, all: number): number => (ownHits + hits) / (ownAll + all);

/** Share of the observed time in [from, to] that is preceded by activity within `lag`: overlapping stretches count once. */
export function coverageShare(at: Float64Array, from: Instant, to: Instant, lag: Duration, observed: Duration): number {
  let covered = 0;
  let end = from;
  for (let i = lowerBound(at, from); i < at.length && (at[i] as number) < to; i++) {
    const start = Math.max(end, at[i] as number);
    end = Math.min(to, (at[i] as number) + lag);
    if (end > start) covered += end - start;
  }
  return observed > 0 ? Math.min(1, covered / observed) : 0;
}
