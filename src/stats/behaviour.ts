import { dayOf, hourOf, isWeekend } from '../model/calendar.ts';
import type { CallRecords } from './call-records.ts';
import type { RecordIndex } from './own-records.ts';
import { lowerBound } from './search.ts';

const PARTS = 6;
/** Longest answer that still is one, hours. */
const ANSWER = 1;
const MICROS_PER_SECOND = 1e6;

/** Features of one number over a stretch of time. */
export const FEATURES = 11 + PARTS;

/**
 * How a number behaves over rows [from, to) of its records, whoever its contacts are: how much in and out (logs), shares of calls, weekend
 * and the parts of the day, number, entropy and top share of contacts, spacing and its spread (logs of seconds), and delay of answers.
 * After: A.-M. Creţu et al., Nature Communications 13:313 (2022), who take bandicoot's indicators.
 */
export function describeBehaviour({ at, contact, out, call }: CallRecords, from: number, to: number, into: Float64Array): void {
  into.fill(0);
  const n = to - from;
  if (n === 0) return;
  const count = new Map<number, number>();
  /** When each contact last wrote without an answer yet. */
  const open = new Map<number, number>();
  let [sent, calls, weekend, gaps, squares, delay, answers] = [0, 0, 0, 0, 0, 0, 0];
  for (let row = from; row < to; row++) {
    const local = at[row] as number;
    const other = contact[row] as number;
    count.set(other, (count.get(other) ?? 0) + 1);
    calls += call[row] as number;
    if (isWeekend(dayOf(local))) weekend++;
    const part = 11 + Math.floor((hourOf(local) * PARTS) / 24);
    into[part] = (into[part] as number) + 1 / n;
    if (row > from) {
      const gap = Math.log1p((local - (at[row - 1] as number)) / MICROS_PER_SECOND);
      gaps += gap;
      squares += gap * gap;
    }
    if (out[row] === 1) {
      sent++;
      const asked = open.get(other);
      open.delete(other);
      if (asked !== undefined && local - asked <= ANSWER * 3_600 * MICROS_PER_SECOND) {
        delay += Math.log1p((local - asked) / MICROS_PER_SECOND);
        answers++;
      }
    } else if (!open.has(other)) open.set(other, local);
  }
  let [entropy, most] = [0, 0];
  for (const one of count.values()) {
    entropy -= (one / n) * Math.log(one / n);
    most = Math.max(most, one);
  }
  const spaces = Math.max(1, n - 1);
  into.set([
    Math.log1p(sent),
    Math.log1p(n - sent),
    calls / n,
    weekend / n,
    Math.log(count.size),
    entropy,
    most / n,
    gaps / spaces,
    Math.sqrt(Math.max(0, squares / spaces - (gaps / spaces) ** 2)),
    answers > 0 ? delay / answers : 0,
    answers / n,
  ]);
}

/** Rows of endpoints by what they and those around them do. */
export interface Profiles {
  /** Records of each endpoint in the stretch. */
  readonly records: Int32Array;
  /** Endpoint × (hops + 1) × {@link FEATURES}. */
  readonly values: Float64Array;
  readonly width: number;
}

/**
 * Profiles of all endpoints over [from, to): their own features, and the mean over contacts, by how much they had to do with each, hop by hop.
 * @param hops how far to look: 0 for the endpoint alone
 */
export function profileAll(index: RecordIndex, endpoints: number, [from, to]: readonly [number, number], hops: number): Profiles {
  const width = (hops + 1) * FEATURES;
  const values = new Float64Array(endpoints * width);
  const records = new Int32Array(endpoints);
  // Contacts by endpoint, one list for all: a map each would take many times the room.
  const offsets = new Int32Array(endpoints + 1);
  const contact: number[] = [];
  const share: number[] = [];
  for (let id = 0; id < endpoints; id++) {
    const own = index.of(id);
    const [first, end] = [lowerBound(own.at, from), lowerBound(own.at, to)];
    records[id] = end - first;
    describeBehaviour(own, first, end, values.subarray(id * width, id * width + FEATURES));
    if (hops > 0) {
      const count = new Map<number, number>();
      for (let row = first; row < end; row++) count.set(own.contact[row] as number, (count.get(own.contact[row] as number) ?? 0) + 1);
      for (const [other, n] of count) {
        contact.push(other);
        share.push(n / (end - first));
      }
    }
    offsets[id + 1] = contact.length;
  }
  for (let hop = 1; hop <= hops; hop++)
    for (let id = 0; id < endpoints; id++)
      for (let i = offsets[id] as number; i < (offsets[id + 1] as number); i++) {
        const from = (contact[i] as number) * width + (hop - 1) * FEATURES;
        const to = id * width + hop * FEATURES;
        for (let f = 0; f < FEATURES; f++)
          values[to + f] = (values[to + f] as number) + (share[i] as number) * (values[from + f] as number);
      }
  return { records, values, width };
}
