import type { Coverage } from '../model/artifacts.ts';
import { type Calendar, dayOf, isWeekend, localTime } from '../model/calendar.ts';
import { type Duration, type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';
import { instantAt, isWatched } from './observed-time.ts';

/** Days with which an event is compared, below which days that come near another event, or of the other class, are taken in. */
const FEW_DAYS = 7;
/** Events closer than this may be reached by one stretch of activity. */
const APART = 3 * MICROS_PER_HOUR;

/** The stretch around an event that counts as around it, and the same stretch at the same clock time of every other day. */
export interface EventWindows {
  /** Events that one stretch cannot reach together with an earlier one, ascending. */
  readonly events: readonly Instant[];
  /** Events left out because an earlier one was near. */
  readonly near: number;
  readonly before: Duration;
  readonly after: Duration;
  /** Local days of the log, ascending. A window is known by its clock and its day: place `clock * days.length + day`. */
  readonly days: Int32Array;
  /** First and last instant of each window; NaN where the log did not watch it throughout. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Window of each event. */
  readonly own: Int32Array;
  /** Windows with which each event is compared, ascending. */
  readonly comparable: readonly Int32Array[];
  /** Of each event, whether those are of its own class (working day or weekend), and clear of all events. */
  readonly sameClass: readonly boolean[];
  readonly clear: readonly boolean[];
}

/** Leaves out what one stretch, or one busy day, could reach together with an event before. */
function keepApart(events: readonly Instant[], reach: Duration, calendar: Calendar): Instant[] {
  const kept: Instant[] = [];
  const dayAt = (at: Instant) => dayOf(localTime(calendar, at));
  for (const at of events) {
    const last = kept.at(-1);
    if (last === undefined || (at - last >= Math.max(APART, reach) && dayAt(last) !== dayAt(at))) kept.push(at);
  }
  return kept;
}

/**
 * Lays windows out. An event is compared with the same stretch, at the same clock time, of the other days of its class (working day or
 * weekend), before and after: of those that touch no event's window if there are enough.
 * @param events ascending
 */
export function layWindows(
  events: readonly Instant[],
  { before, after, coverage, calendar }: { before: Duration; after: Duration; coverage: Coverage; calendar: Calendar },
): EventWindows {
  const { days } = coverage;
  const all = days.length;
  const watched = events.filter((at) => isWatched(coverage, at - before, at + after));
  const kept = keepApart(watched, before + after, calendar);
  const dayAt = (at: Instant) => dayOf(localTime(calendar, at));
  const clockAt = (at: Instant) => localTime(calendar, at) - dayAt(at) * MICROS_PER_DAY;
  const clocks = [...new Set(kept.map(clockAt))].sort((a, b) => a - b);
  const from = new Float64Array(clocks.length * all).fill(Number.NaN);
  const to = from.slice();
  clocks.forEach((clock, c) => {
    days.forEach((day, d) => {
      const at = instantAt(calendar, day * MICROS_PER_DAY + clock);
      if (!isWatched(coverage, at - before, at + after)) return;
      from[c * all + d] = at - before;
      to[c * all + d] = at + after;
    });
  });
  const own = Int32Array.from(kept, (at) => clocks.indexOf(clockAt(at)) * all + days.indexOf(dayAt(at)));
  const eventDays = new Set(events.map(dayAt));
  // Of every event that the reader named, those left out included: what led to it may show there.
  const touches = (w: number) => events.some((at) => at - before <= (to[w] as number) && at + after >= (from[w] as number));
  const chosen = Array.from(own, (w) => {
    const [clock, day] = [Math.floor(w / all), days[w % all] as number];
    const usable = Array.from({ length: all }, (_, d) => clock * all + d).filter(
      (other) => !Number.isNaN(from[other]) && !eventDays.has(days[other % all] as number),
    );
    const ofClass = usable.filter((other) => isWeekend(days[other % all] as number) === isWeekend(day));
    const clear = ofClass.filter((other) => !touches(other));
    if (clear.length >= FEW_DAYS) return { windows: clear, sameClass: true, clear: true };
    return ofClass.length >= FEW_DAYS
      ? { windows: ofClass, sameClass: true, clear: false }
      : { windows: usable, sameClass: ofClass.length === usable.length, clear: false };
  });
  return {
    events: kept,
    near: watched.length - kept.length,
    before,
    after,
    days,
    from,
    to,
    own,
    comparable: chosen.map(({ windows }) => Int32Array.from(windows)),
    sameClass: chosen.map(({ sameClass }) => sameClass),
    clear: chosen.map(({ clear }) => clear),
  };
}

/**
 * The events moved together by whole days, each on to the nearest later day of its class: what lies between them stays about as it was,
 * and so do clock time and class. Days wrap round at the end of the log.
 * @returns window numbers, one array a round, in step with the events; rounds that reach into the events' own windows are left out
 */
export function moveTogether({ days, own, from, before, after }: EventWindows, most: number): Int32Array[] {
  const all = days.length;
  const reach = Math.max(1, Math.ceil((before + after) / MICROS_PER_DAY));
  const shifts = Array.from({ length: Math.max(0, all - 2 * reach + 1) }, (_, i) => reach + i);
  const stride = Math.max(1, Math.ceil(shifts.length / most));
  const rounds: Int32Array[] = [];
  for (let i = 0; i < shifts.length; i += stride) {
    // Two events that meet on one day would look as if they hung together.
    const taken = new Set<number>();
    const moved = Array.from(own, (w) => {
      const clock = Math.floor(w / all);
      const class_ = isWeekend(days[w % all] as number);
      for (let step = 0; step < all; step++) {
        const d = ((w % all) + (shifts[i] as number) + step) % all;
        if (isWeekend(days[d] as number) !== class_ || taken.has(d) || Number.isNaN(from[clock * all + d])) continue;
        taken.add(d);
        return clock * all + d;
      }
      return -1;
    });
    if (moved.every((w) => w >= 0)) rounds.push(Int32Array.from(moved));
  }
  return rounds;
}
