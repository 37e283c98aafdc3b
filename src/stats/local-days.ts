import type { Coverage, Series } from '../model/artifacts.ts';
import { type Calendar, dayOf, isWeekend, localTime, spanAt } from '../model/calendar.ts';
import { type EndpointId, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';

/** Share of a day that must have been watched for its count to be compared. */
const WATCHED = 0.9;

/** Whole days of a log: the first and last, and those with a larger gap, are left out. */
export interface WholeDays {
  /** Local days, ascending. */
  readonly days: Int32Array;
  /** In step with `days`: 1 on weekends. */
  readonly free: Uint8Array;
  /** Position in `days` of a local day; −1 for another. */
  readonly placeOf: (day: number) => number;
}

export function chooseWholeDays({ days, dayShare }: Coverage): WholeDays {
  const whole = days.filter((_, i) => i > 0 && i < days.length - 1 && (dayShare[i] as number) >= WATCHED);
  const first = days[0] ?? 0;
  const places = new Int32Array(days.length === 0 ? 0 : (days[days.length - 1] as number) - first + 1).fill(-1);
  whole.forEach((day, place) => {
    places[day - first] = place;
  });
  return { days: whole, free: Uint8Array.from(whole, (day) => (isWeekend(day) ? 1 : 0)), placeOf: (day) => places[day - first] ?? -1 };
}

/** What one endpoint did on each whole day of its life in the log: from the day after its first to the day before its last. */
export interface DailyActivity {
  /** Position of the first such day in {@link WholeDays}, and how many there are. */
  readonly from: number;
  readonly count: number;
  /** Events by whole day (all of them, by position). */
  readonly events: Int32Array;
  /** Hours of the day with an event: bit h for hour h. */
  readonly hours: Int32Array;
}

/** Counts one endpoint's days. The arrays of `into` are overwritten and returned. */
export function countDays(
  { offsets, at }: Series,
  id: EndpointId,
  whole: WholeDays,
  calendar: Calendar,
  into: { readonly events: Int32Array; readonly hours: Int32Array },
): DailyActivity {
  const { events, hours } = into;
  events.fill(0);
  hours.fill(0);
  const [start, end] = [offsets[id] as number, offsets[id + 1] as number];
  // What holds of all instants in [from, to), which lie on one local day and in one stretch of constant offset.
  let [within, until, midnight, place] = [0, Number.NEGATIVE_INFINITY, 0, -1];
  for (let i = start; i < end; i++) {
    const instant = at[i] as number;
    if (instant < within || instant >= until) {
      const span = spanAt(calendar, instant);
      const day = dayOf(instant + span.offset);
      midnight = day * MICROS_PER_DAY - span.offset;
      [within, until] = [Math.max(midnight, span.from), Math.min(midnight + MICROS_PER_DAY, span.to)];
      place = whole.placeOf(day);
    }
    if (place < 0) continue;
    events[place] = (events[place] as number) + 1;
    hours[place] = (hours[place] as number) | (1 << Math.floor((instant - midnight) / MICROS_PER_HOUR));
  }
  if (end === start) return { from: 0, count: 0, events, hours };
  const [first, last] = [dayOf(localTime(calendar, at[start] as number)), dayOf(localTime(calendar, at[end - 1] as number))];
  let from = 0;
  while (from < whole.days.length && (whole.days[from] as number) <= first) from++;
  let to = whole.days.length;
  while (to > from && (whole.days[to - 1] as number) >= last) to--;
  return { from, count: to - from, events, hours };
}
