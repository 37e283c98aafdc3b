import type { Coverage, Series } from '../model/artifacts.ts';
import type { Calendar } from '../model/calendar.ts';
import type { EndpointId } from '../model/event.ts';
import { chooseWholeDays, countDays, type WholeDays } from './local-days.ts';
import { NO_PARTNERS, type PartnerDays, type PartnerSums, sumPartners } from './partner-days.ts';

/** What can change about an endpoint's days. */
export const ASPECTS = ['volume', 'days', 'hours', 'night', 'rhythm', 'contacts'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Parts of a day, of three hours each, in which an endpoint is active or not. */
export const PARTS = 8;
const NIGHT = 0b111111;
/** Daily values: log of events, active or not, hours, hours of the night, and the parts of the day. */
const VALUES = 4 + PARTS;
/** Variance of the mean over a window that is added to what the window shows: what never varied in a week may vary. */
const FLOOR: readonly number[] = [0.02, 0.005, 0.1, 0.02, ...new Array<number>(PARTS).fill(0.005)];
/** The same of a day in contact with one partner. */
const CONTACT_FLOOR = 0.005;
/** Share of a window's days that must have been watched. */
const WATCHED = 0.7;

const bits = (mask: number): number => {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count++;
  return count;
};

/** The days of a log without holes: position 0 is the first whole day. */
export interface DayLine {
  readonly whole: WholeDays;
  readonly first: number;
  readonly length: number;
}

export function lineUpDays(coverage: Coverage): DayLine {
  const whole = chooseWholeDays(coverage);
  const first = whole.days[0] ?? 0;
  return { whole, first, length: whole.days.length === 0 ? 0 : (whole.days[whole.days.length - 1] as number) - first + 1 };
}

/** Sums over days of one endpoint's values and their squares, from which any window's mean and variance come at once. */
export interface DailySums {
  /** Whole days before each position. */
  readonly watched: Float64Array;
  readonly events: Float64Array;
  readonly sums: readonly Float64Array[];
  readonly squares: readonly Float64Array[];
  readonly counts: Int32Array;
  readonly masks: Int32Array;
  contacts: PartnerSums;
}

export function makeRoom({ length, whole }: DayLine): DailySums {
  const column = () => new Float64Array(length + 1);
  return {
    watched: column(),
    events: column(),
    sums: Array.from({ length: VALUES }, column),
    squares: Array.from({ length: VALUES }, column),
    counts: new Int32Array(whole.days.length),
    masks: new Int32Array(whole.days.length),
    contacts: NO_PARTNERS,
  };
}

/**
 * Adds one endpoint's days up, silent ones before its first and after its last included. Overwrites `into`.
 * @param partners with whom it was in contact and when, where the log names anybody
 */
export function sumDays(series: Series, id: EndpointId, line: DayLine, calendar: Calendar, into: DailySums, partners?: PartnerDays): void {
  const { whole, first, length } = line;
  into.contacts = partners ? sumPartners(partners, id, line) : NO_PARTNERS;
  const { watched, events, sums, squares, counts, masks } = into;
  countDays(series, id, whole, calendar, { events: counts, hours: masks });
  const add = (column: Float64Array, d: number, value: number) => {
    column[d + 1] = (column[d] as number) + value;
  };
  for (let d = 0; d < length; d++) {
    const place = whole.placeOf(first + d);
    const [count, mask] = place < 0 ? [0, 0] : [counts[place] as number, masks[place] as number];
    add(watched, d, place < 0 ? 0 : 1);
    add(events, d, count);
    for (let v = 0; v < VALUES; v++) {
      const value = place < 0 ? 0 : dailyValue(v, count, mask);
      add(sums[v] as Float64Array, d, value);
      add(squares[v] as Float64Array, d, value * value);
    }
  }
}

function dailyValue(v: number, count: number, mask: number): number {
  if (v === 0) return Math.log1p(count);
  if (v === 1) return Number(count > 0);
  if (v === 2) return bits(mask);
  if (v === 3) return bits(mask & NIGHT);
  return Number(((mask >> (((v - 4) * 24) / PARTS)) & 0b111) > 0);
}

/** A moment is a day, left out itself, with windows of so many days before and after it. */
export interface Windows {
  readonly at: number;
  readonly days: number;
}

/** What one side of a moment shows. */
export interface Side {
  readonly watched: number;
  /** Means a day: events, share of active days, active hours, active hours of the night, share of days with activity in each part. */
  readonly events: number;
  readonly active: number;
  readonly hours: number;
  readonly night: number;
  readonly parts: readonly number[];
  /** Share of days in contact with each partner that is followed. */
  readonly contacts: readonly number[];
}

export function describeSide({ watched, events, sums, contacts }: DailySums, from: number, to: number): Side {
  const n = (watched[to] as number) - (watched[from] as number);
  const mean = (column: Float64Array) => ((column[to] as number) - (column[from] as number)) / n;
  return {
    watched: n,
    events: mean(events),
    active: mean(sums[1] as Float64Array),
    hours: mean(sums[2] as Float64Array),
    night: mean(sums[3] as Float64Array),
    parts: sums.slice(4).map(mean),
    contacts: contacts.days.map(mean),
  };
}

/** Whether a moment can be judged: both windows watched well enough, and enough active days in them. */
export function isUsable({ watched, sums }: DailySums, { at, days }: Windows, fewestActive: number): boolean {
  const [from, to] = [at - days, at + 1 + days];
  if (from < 0 || to >= watched.length) return false;
  const seen = (a: number, b: number) => (watched[b] as number) - (watched[a] as number) >= WATCHED * days;
  if (!seen(from, at) || !seen(at + 1, to)) return false;
  const active = sums[1] as Float64Array;
  return (active[at] as number) - (active[from] as number) + (active[to] as number) - (active[at + 1] as number) >= fewestActive;
}

/**
 * By how many standard errors each aspect differs between the two windows of a moment, whatever the direction. That of the rhythm goes
 * over the parts of the day together, that of the contacts over the partners, each of whom is in contact on a day or not. Writes {@link ASPECTS} in order into `into`.
 */
export function compareWindows({ watched, sums, squares, contacts }: DailySums, { at, days }: Windows, into: Float64Array): void {
  const [from, to] = [at - days, at + 1 + days];
  const before = (watched[at] as number) - (watched[from] as number);
  const after = (watched[to] as number) - (watched[at + 1] as number);
  let [moved, room] = [0, 0];
  for (let v = 0; v < VALUES; v++) {
    const sum = sums[v] as Float64Array;
    const square = squares[v] as Float64Array;
    const m1 = ((sum[at] as number) - (sum[from] as number)) / before;
    const m2 = ((sum[to] as number) - (sum[at + 1] as number)) / after;
    const v1 = Math.max(0, ((square[at] as number) - (square[from] as number)) / before - m1 * m1);
    const v2 = Math.max(0, ((square[to] as number) - (square[at + 1] as number)) / after - m2 * m2);
    const error = v1 / before + v2 / after + (FLOOR[v] as number);
    const off = m2 - m1;
    if (v < 4) into[v] = Math.abs(off) / Math.sqrt(error);
    else {
      moved += off * off;
      room += error;
    }
  }
  into[4] = Math.sqrt(moved / room);
  [moved, room] = [0, 0];
  for (const sum of contacts.days) {
    const m1 = ((sum[at] as number) - (sum[from] as number)) / before;
    const m2 = ((sum[to] as number) - (sum[at + 1] as number)) / after;
    moved += (m2 - m1) * (m2 - m1);
    room += (m1 * (1 - m1)) / before + (m2 * (1 - m2)) / after + CONTACT_FLOOR;
  }
  into[5] = room > 0 ? Math.sqrt(moved / room) : 0;
}

/** Standard error of the difference of mean log volume: what a change of volume is measured in. */
export function volumeError({ watched, sums, squares }: DailySums, { at, days }: Windows): number {
  const side = (from: number, to: number) => {
    const n = (watched[to] as number) - (watched[from] as number);
    const mean = (((sums[0] as Float64Array)[to] as number) - ((sums[0] as Float64Array)[from] as number)) / n;
    const square = (((squares[0] as Float64Array)[to] as number) - ((squares[0] as Float64Array)[from] as number)) / n;
    return Math.max(0, square - mean * mean) / n;
  };
  return Math.sqrt(side(at - days, at) + side(at + 1, at + 1 + days) + (FLOOR[0] as number));
}
