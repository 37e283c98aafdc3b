import { type Calendar, localTime } from '../model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';
import { instantAt } from '../stats/observed-time.ts';

/** Milliseconds since 1970-01-01T00:00:00Z, whole: the simulator's own time. */
export type Millis = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Turns local days and clock hours of one zone into instants, and back. */
export interface LocalDays {
  /** Local days since 1970-01-01 of the world's first day. */
  readonly firstDay: number;
  /** Instant of a clock hour (may lie outside [0, 24)) on day `day` of the world. */
  at(day: number, hour: number): Millis;
  /** Clock hour in [0, 24) of an instant. */
  hourOf(at: Millis): number;
}

export const createLocalDays = (calendar: Calendar, firstDay: number): LocalDays => ({
  firstDay,
  at: (day, hour) => Math.round(instantAt(calendar, (firstDay + day) * MICROS_PER_DAY + Math.round(hour * MICROS_PER_HOUR)) / 1_000),
  hourOf: (at) => {
    const local = localTime(calendar, at * 1_000) / MICROS_PER_HOUR;
    return local - 24 * Math.floor(local / 24);
  },
});

/** Day number of a date such as 2018-03-05. */
export const dayNumber = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
