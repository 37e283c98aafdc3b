import type { Exchanges, Visits } from '../model/artifacts.ts';
import { type Calendar, localTime } from '../model/calendar.ts';
import { MICROS_PER_HOUR } from '../model/event.ts';

/** What each of some things was together with, hour by hour: rows in order of the hour, then of the other; each point once. */
export interface PointRows {
  readonly offsets: Float64Array;
  /** Local hours since 1970-01-01. */
  readonly hour: Int32Array;
  readonly other: Int32Array;
}

/** Points (item, hour) of people, and the same by item: who was there in each hour. */
export interface PointIndex {
  readonly people: PointRows;
  readonly items: PointRows;
}

/** Sorts each row and drops what is there twice. Entries of a row must come in order of the hour. */
function settle(offsets: Float64Array, hour: Int32Array, other: Int32Array): PointRows {
  const rows = offsets.length - 1;
  const ends = new Float64Array(rows + 1);
  let to = 0;
  for (let row = 0; row < rows; row++) {
    const end = offsets[row + 1] as number;
    for (let from = offsets[row] as number; from < end; ) {
      const at = hour[from] as number;
      let until = from + 1;
      while (until < end && hour[until] === at) until++;
      if (until > from + 1) other.subarray(from, until).sort();
      for (let i = from; i < until; i++) {
        const one = other[i] as number;
        if (i > from && one === other[i - 1]) continue;
        // What was read lies behind what is written.
        hour[to] = at;
        if (to !== i) other[to] = one;
        to++;
      }
      from = until;
    }
    ends[row + 1] = to;
  }
  return { offsets: ends, hour: hour.subarray(0, to), other: other.subarray(0, to) };
}

const cumulate = (sizes: Float64Array): Float64Array => {
  for (let i = 1; i < sizes.length; i++) sizes[i] = (sizes[i] as number) + (sizes[i - 1] as number);
  return sizes;
};

/** Points (contact, hour) of every endpoint: each is at once a person, and the contact of others. Eight bytes a contact and side. */
export function pointsOfContacts({ count, at, sender, receiver }: Exchanges, endpoints: number, calendar: Calendar): PointIndex {
  const named = (i: number) => (sender[i] as number) >= 0 && (receiver[i] as number) >= 0;
  const sizes = new Float64Array(endpoints + 1);
  for (let i = 0; i < count; i++) {
    if (!named(i)) continue;
    for (const id of [sender[i] as number, receiver[i] as number]) sizes[id + 1] = (sizes[id + 1] as number) + 1;
  }
  const offsets = cumulate(sizes);
  const [hour, other] = [new Int32Array(offsets[endpoints] as number), new Int32Array(offsets[endpoints] as number)];
  const next = offsets.slice(0, endpoints);
  const put = (id: number, when: number, whom: number): void => {
    const slot = next[id] as number;
    hour[slot] = when;
    other[slot] = whom;
    next[id] = slot + 1;
  };
  for (let i = 0; i < count; i++) {
    if (!named(i)) continue;
    const when = Math.floor(localTime(calendar, at[i] as number) / MICROS_PER_HOUR);
    put(sender[i] as number, when, receiver[i] as number);
    put(receiver[i] as number, when, sender[i] as number);
  }
  sortHours(offsets, hour, other);
  const people = settle(offsets, hour, other);
  return { people, items: people };
}

/** Local hours go back where clocks are set back: such rows are put in order. */
function sortHours(offsets: Float64Array, hour: Int32Array, other: Int32Array): void {
  for (let row = 0; row + 1 < offsets.length; row++) {
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number];
    let ordered = true;
    for (let i = from + 1; i < to && ordered; i++) ordered = (hour[i] as number) >= (hour[i - 1] as number);
    if (ordered) continue;
    const order = Uint32Array.from({ length: to - from }, (_, i) => i).sort(
      (i, j) => (hour[from + i] as number) - (hour[from + j] as number) || i - j,
    );
    const [hours, others] = [hour.slice(from, to), other.slice(from, to)];
    order.forEach((i, place) => {
      hour[from + place] = hours[i] as number;
      other[from + place] = others[i] as number;
    });
  }
}

/** Points (place, hour) of every endpoint. */
export function pointsOfPlaces(visits: Visits, calendar: Calendar): PointIndex {
  const hour = Int32Array.from(visits.at, (at) => Math.floor(localTime(calendar, at) / MICROS_PER_HOUR));
  const other = visits.place.slice();
  sortHours(visits.offsets, hour, other);
  const people = settle(visits.offsets, hour, other);
  return { people, items: turnAround(people, visits.places) };
}

/** The same points by the other side. */
function turnAround({ offsets, hour, other }: PointRows, items: number): PointRows {
  const sizes = new Float64Array(items + 1);
  for (const item of other) sizes[item + 1] = (sizes[item + 1] as number) + 1;
  const starts = cumulate(sizes);
  const [hours, people] = [new Int32Array(other.length), new Int32Array(other.length)];
  const next = starts.slice(0, items);
  for (let person = 0; person + 1 < offsets.length; person++)
    for (let i = offsets[person] as number; i < (offsets[person + 1] as number); i++) {
      const item = other[i] as number;
      const slot = next[item] as number;
      hours[slot] = hour[i] as number;
      people[slot] = person;
      next[item] = slot + 1;
    }
  sortHours(starts, hours, people);
  return { offsets: starts, hour: hours, other: people };
}
