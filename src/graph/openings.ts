import type { Contacts } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import { type EndpointId, type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';
import type { PairExchanges } from './pair-exchanges.ts';

/** Silence of a pair after which a contact opens a conversation. */
const GAP = MICROS_PER_HOUR;

/** CSR by endpoint: the moments at which it turned to another, ascending. */
export interface Openings {
  readonly offsets: Int32Array;
  readonly at: Float64Array;
  /** Local day and µs since local midnight. */
  readonly day: Int32Array;
  readonly clock: Float64Array;
  readonly toward: Int32Array;
}

/** Gathers who opened conversations with whom, and when. O(contacts + openings · log). */
export function gatherOpenings(pairs: PairExchanges, { count, endpoints, a, b }: Contacts, calendar: Calendar): Openings {
  const offsets = new Int32Array(endpoints + 1);
  const visit = (take: (from: EndpointId, to: EndpointId, at: Instant) => void): void => {
    for (let pair = 0; pair < count; pair++) {
      let last = Number.NEGATIVE_INFINITY;
      for (let i = pairs.offsets[pair] as number; i < (pairs.offsets[pair + 1] as number); i++) {
        const at = pairs.at[i] as number;
        const [one, other] = [a[pair] as number, b[pair] as number];
        if (at - last > GAP) pairs.forth[i] === 1 ? take(one, other, at) : take(other, one, at);
        last = at;
      }
    }
  };
  visit((from) => {
    offsets[from + 1] = (offsets[from + 1] as number) + 1;
  });
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const all = offsets[endpoints] as number;
  const [rawAt, rawToward] = [new Float64Array(all), new Int32Array(all)];
  const free = offsets.slice(0, endpoints);
  visit((from, to, at) => {
    const place = free[from] as number;
    rawAt[place] = at;
    rawToward[place] = to;
    free[from] = place + 1;
  });
  const openings = {
    offsets,
    at: new Float64Array(all),
    day: new Int32Array(all),
    clock: new Float64Array(all),
    toward: new Int32Array(all),
  };
  for (let id = 0; id < endpoints; id++) {
    const [start, end] = [offsets[id] as number, offsets[id + 1] as number];
    const order = Int32Array.from({ length: end - start }, (_, i) => start + i).sort(
      (x, y) => (rawAt[x] as number) - (rawAt[y] as number) || (rawToward[x] as number) - (rawToward[y] as number),
    );
    order.forEach((from, i) => {
      const local = localTime(calendar, rawAt[from] as number);
      openings.at[start + i] = rawAt[from] as number;
      openings.toward[start + i] = rawToward[from] as number;
      openings.day[start + i] = dayOf(local);
      openings.clock[start + i] = local - dayOf(local) * MICROS_PER_DAY;
    });
  }
  return openings;
}
