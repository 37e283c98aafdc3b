import type { Coverage } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import { type Duration, type Instant, MICROS_PER_DAY } from '../model/event.ts';
import { upperBound } from './search.ts';

type Watch = Pick<Coverage, 'from' | 'to' | 'gapFrom' | 'gapTo'>;

/** How long the log was watching between two instants, µs. */
export function observedBetween(coverage: Watch, from: Instant, to: Instant): Duration {
  const start = Math.max(from, coverage.from);
  const end = Math.min(to, coverage.to);
  if (end <= start) return 0;
  let observed = end - start;
  for (let i = upperBound(coverage.gapTo, start); i < coverage.gapFrom.length && (coverage.gapFrom[i] as number) < end; i++)
    observed -= Math.min(end, coverage.gapTo[i] as number) - Math.max(start, coverage.gapFrom[i] as number);
  return observed;
}

/** Whether the log was watching throughout [from, to]. */
export function isWatched(coverage: Watch, from: Instant, to: Instant = from): boolean {
  if (from < coverage.from || to > coverage.to) return false;
  const next = upperBound(coverage.gapTo, from);
  return next >= coverage.gapFrom.length || (coverage.gapFrom[next] as number) >= to;
}

/** Local days, ascending, on which the log was watching at least for a moment. Works on any clock that has time. */
export function watchedDays(coverage: Watch, calendar: Calendar): Int32Array {
  const days: number[] = [];
  const addStretch = (from: Instant, to: Instant) => {
    const last = dayOf(localTime(calendar, to));
    for (let day = Math.max(dayOf(localTime(calendar, from)), (days.at(-1) ?? Number.NEGATIVE_INFINITY) + 1); day <= last; day++)
      days.push(day);
  };
  let from = coverage.from;
  coverage.gapFrom.forEach((gap, i) => {
    addStretch(from, gap);
    from = coverage.gapTo[i] as number;
  });
  addStretch(from, coverage.to);
  return Int32Array.from(days);
}

/** First instant of a local day (on a change of the clock: by the offset that holds then). */
export function startOfDay(calendar: Calendar, day: number): Instant {
  return instantAt(calendar, day * MICROS_PER_DAY);
}

/**
 * The instant at which local clocks show `local` µs since the local 1970-01-01. A time that exists twice is taken the first
 * time; one that the clocks jump over is moved forward by the jump.
 */
export function instantAt(calendar: Calendar, local: number): Instant {
  let before = calendar.spans[0]?.offset ?? 0;
  for (const { from, offset } of calendar.spans) {
    if (local - before < from) break;
    if (local - offset < from) return local - before;
    before = offset;
  }
  return local - before;
}
