import type { Deliveries } from '../model/artifacts.ts';
import { type Calendar, localTime } from '../model/calendar.ts';
import { MICROS_PER_HOUR } from '../model/event.ts';

/** Local hour with which a day of these counts begins: talk that goes on past midnight is of one day. */
const DAY_BEGINS = 4;

/** Deliveries in order of time, and those of each receiver. */
export interface DeliveryIndex {
  readonly at: Float64Array;
  readonly receiver: Int32Array;
  readonly bytes: Int32Array;
  /** CSR by receiver: places in the columns, ascending. */
  readonly offsets: Int32Array;
  readonly place: Int32Array;
  /** Whole local hours since 1970-01-01T04:00; of a clock without hours, since its own 4 hours. */
  readonly hour: Int32Array;
}

/** Day of an hour of {@link DeliveryIndex}: from four in the morning to the next. */
export const dayOfHour = (hour: number): number => Math.floor(hour / 24);

/** Drops the deliveries whose sender the log names. */
export function withoutSenders(deliveries: Deliveries): Deliveries {
  const { count, sender } = deliveries;
  const kept = new Int32Array(count);
  let n = 0;
  for (let i = 0; i < count; i++) if (sender[i] === -1) kept[n++] = i;
  if (n === count) return deliveries;
  const places = kept.subarray(0, n);
  return {
    count: n,
    at: Float64Array.from(places, (i) => deliveries.at[i] as number),
    receiver: Int32Array.from(places, (i) => deliveries.receiver[i] as number),
    sender: new Int32Array(n).fill(-1),
    bytes: Int32Array.from(places, (i) => deliveries.bytes[i] as number),
  };
}

/** O(deliveries); 24 bytes each, beside their own. */
export function indexDeliveries({ count, at, receiver, bytes }: Deliveries, endpoints: number, calendar: Calendar): DeliveryIndex {
  const offsets = new Int32Array(endpoints + 1);
  for (let i = 0; i < count; i++) offsets[(receiver[i] as number) + 1] = (offsets[(receiver[i] as number) + 1] as number) + 1;
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const place = new Int32Array(count);
  const hour = new Int32Array(count);
  const free = offsets.slice(0, endpoints);
  for (let i = 0; i < count; i++) {
    const id = receiver[i] as number;
    place[free[id] as number] = i;
    free[id] = (free[id] as number) + 1;
    hour[i] = Math.floor(localTime(calendar, at[i] as number) / MICROS_PER_HOUR) - DAY_BEGINS;
  }
  return { at, receiver, bytes, offsets, place, hour };
}
