import { dayOf, hourOf, isWeekend } from '../model/calendar.ts';
import type { CallRecords } from './call-records.ts';
import type { RecordIndex } from './own-records.ts';

const PARTS = 6;
/** Longest answer that still is one, hours. */
const ANSWER = 1;
const MICROS_PER_SECOND = 1e6;

/** Features of one number. */
export const FEATURES = 11 + PARTS;

/** Rows of records by contact: those of `others[i]` are `rows[offsets[i]]` to `rows[offsets[i + 1] - 1]`, in order of time. */
interface ByContact {
  readonly others: Int32Array;
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
}

/** Sorts: a map by contact would be most of the time that profiles take. */
function sortByContact({ contact }: CallRecords): ByContact {
  const n = contact.length;
  const keys = new Float64Array(n);
  for (let row = 0; row < n; row++) keys[row] = (contact[row] as number) * n + row;
  keys.sort();
  const others = new Int32Array(n);
  const offsets = new Int32Array(n + 1);
  const rows = new Int32Array(n);
  let distinct = 0;
  for (let i = 0; i < n; i++) {
    const other = Math.floor((keys[i] as number) / n);
    rows[i] = (keys[i] as number) - other * n;
    if (distinct === 0 || others[distinct - 1] !== other) {
      offsets[distinct] = i;
      others[distinct++] = other;
    }
  }
  offsets[distinct] = n;
  return { others: others.subarray(0, distinct), offsets: offsets.subarray(0, distinct + 1), rows };
}

/**
 * How a number behaves, whoever its contacts are: how much in and out (logs), shares of calls, weekend and the parts of the day, number,
 * entropy and top share of contacts, spacing and its spread (logs of seconds), and delay of answers.
 * After: A.-M. Creţu et al., Nature Communications 13:313 (2022), who take bandicoot's indicators.
 * @param own in order of time
 */
export function describeBehaviour(own: CallRecords, into: Float64Array, by: ByContact = sortByContact(own)): void {
  const { at, out, call } = own;
  into.fill(0);
  const n = at.length;
  if (n === 0) return;
  let sent = 0;
  let calls = 0;
  let weekend = 0;
  let gaps = 0;
  let squares = 0;
  for (let row = 0; row < n; row++) {
    const local = at[row] as number;
    sent += out[row] as number;
    calls += call[row] as number;
    if (isWeekend(dayOf(local))) weekend++;
    const part = 11 + Math.floor((hourOf(local) * PARTS) / 24);
    into[part] = (into[part] as number) + 1 / n;
    if (row > 0) {
      const gap = Math.log1p((local - (at[row - 1] as number)) / MICROS_PER_SECOND);
      gaps += gap;
      squares += gap * gap;
    }
  }
  let entropy = 0;
  let most = 0;
  let delay = 0;
  let answers = 0;
  for (let i = 0; i < by.others.length; i++) {
    const [from, to] = [by.offsets[i] as number, by.offsets[i + 1] as number];
    const share = (to - from) / n;
    entropy -= share * Math.log(share);
    if (share > most) most = share;
    /** When the contact first wrote without an answer yet. */
    let asked = Number.NaN;
    for (let place = from; place < to; place++) {
      const row = by.rows[place] as number;
      const local = at[row] as number;
      if (out[row] === 0) {
        if (Number.isNaN(asked)) asked = local;
        continue;
      }
      if (local - asked <= ANSWER * 3_600 * MICROS_PER_SECOND) {
        delay += Math.log1p((local - asked) / MICROS_PER_SECOND);
        answers++;
      }
      asked = Number.NaN;
    }
  }
  const spaces = Math.max(1, n - 1);
  into.set([
    Math.log1p(sent),
    Math.log1p(n - sent),
    calls / n,
    weekend / n,
    Math.log(by.others.length),
    entropy,
    most,
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
export function profileAll(index: RecordIndex, endpoints: number, stretch: readonly [number, number], hops: number): Profiles {
  const width = (hops + 1) * FEATURES;
  const values = new Float64Array(endpoints * width);
  const records = new Int32Array(endpoints);
  // Contacts by endpoint, one list for all: a map each would take many times the room.
  const offsets = new Int32Array(endpoints + 1);
  const contact: number[] = [];
  const share: number[] = [];
  for (let id = 0; id < endpoints; id++) {
    const own = index.of(id, stretch);
    const n = own.at.length;
    const by = sortByContact(own);
    records[id] = n;
    describeBehaviour(own, values.subarray(id * width, id * width + FEATURES), by);
    if (hops > 0)
      for (let i = 0; i < by.others.length; i++) {
        contact.push(by.others[i] as number);
        share.push(((by.offsets[i + 1] as number) - (by.offsets[i] as number)) / n);
      }
    offsets[id + 1] = contact.length;
  }
  for (let hop = 1; hop <= hops; hop++)
    for (let id = 0; id < endpoints; id++)
      for (let i = offsets[id] as number; i < (offsets[id + 1] as number); i++) {
        const from = (contact[i] as number) * width + (hop - 1) * FEATURES;
        const to = id * width + hop * FEATURES;
        const by = share[i] as number;
        for (let f = 0; f < FEATURES; f++) values[to + f] = (values[to + f] as number) + by * (values[from + f] as number);
      }
  return { records, values, width };
}
