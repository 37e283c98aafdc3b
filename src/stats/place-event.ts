import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import type { Instant } from '../model/event.ts';
import type { DayLine } from './daily-habits.ts';

/** Windows are whole weeks, so that either side has as many weekends. */
const WEEK = 7;
/** Moments clear of the event that a log must have, or else the windows are made shorter. */
const FEWEST_MOMENTS = 7;

/** Where one event lies on the line of days. */
export interface JudgedEvent {
  readonly event: Instant;
  /** Position of its day, and days of each window. */
  readonly at: number;
  readonly days: number;
}

/** Moments whose windows do not reach over the event, in the whole of the log. */
export function clearMoments(at: number, days: number, length: number): number[] {
  const moments: number[] = [];
  for (let t = days; t + 1 + days <= length; t++) if (Math.abs(t - at) > days) moments.push(t);
  return moments;
}

/** The longest windows of whole weeks that leave something to compare with; undefined where a week is too long. */
export function placeEvent(event: Instant, longest: number, line: DayLine, calendar: Calendar): JudgedEvent | undefined {
  const at = dayOf(localTime(calendar, event)) - line.first;
  for (let days = Math.max(WEEK, Math.floor(longest / WEEK) * WEEK); days >= WEEK; days -= WEEK)
    if (at >= days && at + 1 + days <= line.length && clearMoments(at, days, line.length).length >= FEWEST_MOMENTS)
      return { event, at, days };
  return undefined;
}
