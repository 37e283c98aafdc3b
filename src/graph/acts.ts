import type { Exchanges } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import { EVENT_KINDS, MICROS_PER_HOUR } from '../model/event.ts';
import { membersByLabel } from './louvain.ts';

/** Days begin when most people sleep, so that an evening is not cut. */
const DAY_STARTS = 4 * MICROS_PER_HOUR;

/**
 * What endpoints did toward others: one act is one sender at one instant, with everyone whom it addressed then (a message to a group is one act).
 * Acts ascend by instant, then sender. Contacts without a direction are left out, as are those with an unnamed party.
 */
export interface Acts {
  readonly count: number;
  readonly at: Float64Array;
  readonly sender: Int32Array;
  /** Local day of each, days beginning at 04:00. */
  readonly day: Int32Array;
  /** CSR of receivers, ascending within an act. */
  readonly offsets: Int32Array;
  readonly receiver: Int32Array;
  /** Act of each entry of `receiver`. */
  readonly actOf: Int32Array;
  /** CSR by endpoint, in order of time: the acts that it made, and the entries of `receiver` where it stands. */
  readonly madeOffsets: Int32Array;
  readonly made: Int32Array;
  readonly gotOffsets: Int32Array;
  readonly got: Int32Array;
}

const UNDIRECTED = new Set<number>(
  Object.values(EVENT_KINDS)
    .filter(({ directed }) => !directed)
    .map(({ code }) => code),
);

/** O(contacts). */
export function groupActs(exchanges: Exchanges, endpoints: number, calendar: Calendar): Acts {
  const { count: rows } = exchanges;
  const at = new Float64Array(rows);
  const sender = new Int32Array(rows);
  const day = new Int32Array(rows);
  const offsets = new Int32Array(rows + 1);
  const receiver = new Int32Array(rows);
  let count = 0;
  let filled = 0;
  for (let i = 0; i < rows; i++) {
    const from = exchanges.sender[i] as number;
    const to = exchanges.receiver[i] as number;
    if (from < 0 || to < 0 || UNDIRECTED.has(exchanges.kind[i] as number)) continue;
    const when = exchanges.at[i] as number;
    if (count === 0 || at[count - 1] !== when || sender[count - 1] !== from) {
      at[count] = when;
      sender[count] = from;
      day[count] = dayOf(localTime(calendar, when) - DAY_STARTS);
      offsets[count++] = filled;
    } else if (receiver[filled - 1] === to) continue;
    receiver[filled++] = to;
  }
  offsets[count] = filled;
  const kept = { at: at.subarray(0, count), sender: sender.subarray(0, count), receiver: receiver.subarray(0, filled) };
  const made = membersByLabel(kept.sender, endpoints);
  const got = membersByLabel(kept.receiver, endpoints);
  const actOf = new Int32Array(filled);
  for (let act = 0; act < count; act++) actOf.fill(act, offsets[act], offsets[act + 1]);
  return {
    count,
    ...kept,
    day: day.subarray(0, count),
    offsets: offsets.subarray(0, count + 1),
    actOf,
    madeOffsets: made.offsets,
    made: made.members,
    gotOffsets: got.offsets,
    got: got.members,
  };
}
