import { hourOf } from '../model/calendar.ts';
import { MICROS_PER_DAY } from '../model/event.ts';

/** Calls and messages of one person, ascending by time. Columns in step. */
export interface CallRecords {
  /** Local µs. */
  readonly at: Float64Array;
  /** Numbers of contacts. */
  readonly contact: Int32Array;
  /** 1 for what the person sent or dialled. */
  readonly out: Uint8Array;
  /** 1 for a call, 0 for a message. */
  readonly call: Uint8Array;
  /** Seconds; NaN where none is stated. */
  readonly duration: Float64Array;
}

/** Rows of the records, ascending. */
export type Rows = readonly number[];

const NIGHT_ENDS = 7;
const NIGHT_BEGINS = 19;

/** Whether a local instant lies in the night, from 19:00 to 7:00, both included. */
export function isNight(local: number): boolean {
  const hour = hourOf(local);
  return !(hour > NIGHT_ENDS && hour < NIGHT_BEGINS);
}

/** Number of the local week, Monday first. 1970-01-01 was a Thursday. */
const weekOf = (local: number): number => Math.floor((Math.floor(local / MICROS_PER_DAY) + 3) / 7);

/** Rows by the local week that they lie in; weeks without any are left out. */
export function splitWeeks(at: Float64Array, rows: Rows): Rows[] {
  const weeks: number[][] = [];
  let last: number | undefined;
  for (const row of rows) {
    const week = weekOf(at[row] as number);
    if (week !== last) weeks.push([]);
    last = week;
    (weeks.at(-1) as number[]).push(row);
  }
  return weeks;
}
