import { type Duration, MICROS_PER_DAY } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import type { ActTies } from './act-ties.ts';
import type { Acts } from './acts.ts';

/** Ordered pairs of contacts within a window, the second later than the first. */
export interface MotifCounts {
  /** A → B, then B → C. */
  readonly relay: number;
  /** A → B, then B → A. */
  readonly pingPong: number;
  /** A → B, then A → C. */
  readonly broadcast: number;
}

export const MOTIFS = ['relay', 'pingPong', 'broadcast'] as const satisfies readonly (keyof MotifCounts)[];

/** Contacts in order of time, as columns. */
export interface TimedContacts {
  readonly at: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly tie: Int32Array;
}

/** One contact an entry of `receiver`. */
export function listContacts(acts: Acts, ties: ActTies): TimedContacts {
  return {
    at: Float64Array.from(acts.actOf, (act) => acts.at[act] as number),
    from: acts.actOf.map((act) => acts.sender[act] as number),
    to: acts.receiver,
    tie: ties.of,
  };
}

/** The tie that runs the other way; −1 for none. */
export function reverseTies({ from, to, count }: ActTies, endpoints: number): Int32Array {
  const number = new Map<number, number>();
  for (let tie = 0; tie < count; tie++) number.set((from[tie] as number) * endpoints + (to[tie] as number), tie);
  return from.map((id, tie) => number.get((to[tie] as number) * endpoints + id) ?? -1);
}

/**
 * Counts the three motifs of two contacts exactly, by counters of what lies in the window: O(contacts). Contacts at the same instant follow
 * neither one another.
 * Source: A. Paranjape, A. R. Benson, J. Leskovec, Motifs in temporal networks, WSDM 2017, 601–610 (its δ-temporal motifs, of two edges).
 */
export function countMotifs({ at, from, to, tie }: TimedContacts, reverse: Int32Array, endpoints: number, window: Duration): MotifCounts {
  const made = new Int32Array(endpoints);
  const got = new Int32Array(endpoints);
  const byTie = new Int32Array(reverse.length);
  const enter = (i: number, by: 1 | -1) => {
    made[from[i] as number] = (made[from[i] as number] as number) + by;
    got[to[i] as number] = (got[to[i] as number] as number) + by;
    byTie[tie[i] as number] = (byTie[tie[i] as number] as number) + by;
  };
  let [relay, pingPong, broadcast] = [0, 0, 0];
  let oldest = 0;
  for (let start = 0; start < at.length; ) {
    const now = at[start] as number;
    let end = start;
    while (end < at.length && at[end] === now) end++;
    while (oldest < start && (at[oldest] as number) < now - window) enter(oldest++, -1);
    for (let i = start; i < end; i++) {
      const back = reverse[tie[i] as number] as number;
      const answers = back < 0 ? 0 : (byTie[back] as number);
      pingPong += answers;
      relay += (got[from[i] as number] as number) - answers;
      broadcast += (made[from[i] as number] as number) - (byTie[tie[i] as number] as number);
    }
    for (let i = start; i < end; i++) enter(i, 1);
    start = end;
  }
  return { relay, pingPong, broadcast };
}

/** Contacts that all rounds may move and sort in all. */
const MOVED = 4e7;
const FEWEST_ROUNDS = 3;

/** How many rounds the budget allows, at most `most`. */
export const affordableRounds = (contacts: number, most: number): number =>
  Math.max(FEWEST_ROUNDS, Math.min(most, Math.floor(MOVED / Math.max(1, contacts))));

/**
 * Counts with each tie moved by whole days of its own, round the span of the log: each tie keeps its hours, its weekdays where the span has three
 * weeks, and its bursts; what one tie has to do with another is lost.
 */
export function shuffledMotifs(
  contacts: TimedContacts,
  reverse: Int32Array,
  endpoints: number,
  window: Duration,
  rounds: number,
  random: Random,
): MotifCounts[] {
  const { at, from, to, tie } = contacts;
  const count = at.length;
  if (count === 0) return [];
  const start = at[0] as number;
  const days = Math.floor(((at[count - 1] as number) - start) / MICROS_PER_DAY) + 1;
  const step = days >= 21 ? 7 : 1;
  const steps = Math.max(1, Math.floor(days / step));
  const span = steps * step * MICROS_PER_DAY;
  const order = new Int32Array(count);
  return Array.from({ length: rounds }, (_, round) => {
    const own = random.fork(`round ${round}`);
    const shift = Float64Array.from(reverse, () => own.below(steps) * step * MICROS_PER_DAY);
    const moved = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      moved[i] = start + (((at[i] as number) - start + (shift[tie[i] as number] as number)) % span);
    }
    sortedOrder(moved, order);
    const shuffled = { at: new Float64Array(count), from: new Int32Array(count), to: new Int32Array(count), tie: new Int32Array(count) };
    // A loop: `from` with a function costs several times as much, and this is done for every contact and round.
    for (let i = 0; i < count; i++) {
      const place = order[i] as number;
      shuffled.at[i] = moved[place] as number;
      shuffled.from[i] = from[place] as number;
      shuffled.to[i] = to[place] as number;
      shuffled.tie[i] = tie[place] as number;
    }
    return countMotifs(shuffled, reverse, endpoints, window);
  });
}

/** Places in ascending order of value, equals in order of place: a radix sort into small buckets, then a sort within each. */
function sortedOrder(values: Float64Array, order: Int32Array): void {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  // About four values a bucket.
  const buckets = Math.max(1, Math.ceil(values.length / 4));
  const width = (most - least) / buckets || 1;
  const bucketOf = (value: number) => Math.min(buckets - 1, Math.floor((value - least) / width));
  const offsets = new Int32Array(buckets + 1);
  for (const value of values) offsets[bucketOf(value) + 1] = (offsets[bucketOf(value) + 1] as number) + 1;
  for (let b = 0; b < buckets; b++) offsets[b + 1] = (offsets[b + 1] as number) + (offsets[b] as number);
  const free = offsets.slice(0, buckets);
  for (let i = 0; i < values.length; i++) {
    const bucket = bucketOf(values[i] as number);
    order[free[bucket] as number] = i;
    free[bucket] = (free[bucket] as number) + 1;
  }
  for (let b = 0; b < buckets; b++) {
    const [from, to] = [offsets[b] as number, offsets[b + 1] as number];
    if (to - from > FEW) order.subarray(from, to).sort((i, j) => (values[i] as number) - (values[j] as number) || i - j);
    else insertInOrder(values, order, from, to);
  }
}

/** Up to so many entries insertion is the quicker way to sort. */
const FEW = 24;

/** Sorts places [from, to) of the order, which are in order of place, by value. */
function insertInOrder(values: Float64Array, order: Int32Array, from: number, to: number): void {
  for (let next = from + 1; next < to; next++) {
    const place = order[next] as number;
    const value = values[place] as number;
    let slot = next;
    while (slot > from && (values[order[slot - 1] as number] as number) > value) {
      order[slot] = order[slot - 1] as number;
      slot--;
    }
    order[slot] = place;
  }
}
