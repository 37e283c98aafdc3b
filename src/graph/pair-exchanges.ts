import type { Contacts, Exchanges } from '../model/artifacts.ts';
import type { Instant } from '../model/event.ts';

/** CSR over the pairs of `contacts`: the contacts of each pair in order of time. 10 bytes a contact. */
export interface PairExchanges {
  /** One more entry than there are pairs. */
  readonly offsets: Int32Array;
  readonly at: Float64Array;
  /** 1 where the contact went from the pair's `a` to its `b`. */
  readonly forth: Uint8Array;
  /** Codes of `EVENT_KINDS`. */
  readonly kind: Uint8Array;
}

/** Place of each pair in `contacts`, by its ends: −1 for two who were never in contact. Takes a < b. */
export function indexPairs({
  count,
  endpoints,
  a,
  b,
}: Pick<Contacts, 'count' | 'endpoints' | 'a' | 'b'>): (one: number, other: number) => number {
  const first = new Int32Array(endpoints + 1);
  for (let pair = 0; pair < count; pair++) first[(a[pair] as number) + 1] = (first[(a[pair] as number) + 1] as number) + 1;
  for (let id = 0; id < endpoints; id++) first[id + 1] = (first[id + 1] as number) + (first[id] as number);
  return (one, other) => {
    let low = first[one] as number;
    const end = first[one + 1] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((b[middle] as number) < other) low = middle + 1;
      else high = middle;
    }
    return low < end && b[low] === other ? low : -1;
  };
}

/** Sorts contacts by pair, which keeps their order of time; those of which the log names one party only are left out. O(contacts · log partners). */
export function gatherPairs(contacts: Contacts, { count, at, sender, receiver, kind }: Exchanges): PairExchanges {
  const placeOf = indexPairs(contacts);
  const pairOf = new Int32Array(count);
  const offsets = new Int32Array(contacts.count + 1);
  for (let i = 0; i < count; i++) {
    const [from, to] = [sender[i] as number, receiver[i] as number];
    const pair = from < 0 || to < 0 ? -1 : placeOf(Math.min(from, to), Math.max(from, to));
    pairOf[i] = pair;
    if (pair >= 0) offsets[pair + 1] = (offsets[pair + 1] as number) + 1;
  }
  for (let pair = 0; pair < contacts.count; pair++) offsets[pair + 1] = (offsets[pair + 1] as number) + (offsets[pair] as number);
  const all = offsets[contacts.count] as number;
  const sorted = { at: new Float64Array(all), forth: new Uint8Array(all), kind: new Uint8Array(all) };
  const free = offsets.slice(0, contacts.count);
  for (let i = 0; i < count; i++) {
    const pair = pairOf[i] as number;
    if (pair < 0) continue;
    const place = free[pair] as number;
    free[pair] = place + 1;
    sorted.at[place] = at[i] as number;
    sorted.forth[place] = (sender[i] as number) < (receiver[i] as number) ? 1 : 0;
    sorted.kind[place] = kind[i] as number;
  }
  return { offsets, ...sorted };
}

/** Instants of one pair, ascending. */
export const instantsOf = ({ offsets, at }: PairExchanges, pair: number): Float64Array =>
  at.subarray(offsets[pair] as number, offsets[pair + 1] as number);

/** First place in `offsets[pair] .. offsets[pair + 1]` whose instant is not before `bound`. */
export function firstFrom({ offsets, at }: PairExchanges, pair: number, bound: Instant): number {
  let low = offsets[pair] as number;
  let high = offsets[pair + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
