import type { Exchanges } from '../model/artifacts.ts';
import { type Duration, EVENT_KINDS, type EventKind } from '../model/event.ts';

/** Kinds that reach their receiver from outside. Who reads a message acts; nearness and ties reach nobody. */
const REACHING: readonly EventKind[] = ['send', 'deliver', 'receive', 'call', 'ring', 'flow', 'push'];

const reaching = Uint8Array.from({ length: 256 }, (_, code) => Number(REACHING.some((kind) => EVENT_KINDS[kind].code === code)));

/** Whether an exchange reaches an endpoint that the log names. */
export const reaches = ({ receiver, kind }: Exchanges, i: number): boolean =>
  (receiver[i] as number) >= 0 && reaching[kind[i] as number] === 1;

/** What reached some endpoints: CSR in the order of `ids`, indices into the exchanges, ascending in time. */
export interface Arrivals {
  readonly offsets: Float64Array;
  readonly index: Int32Array;
}

/** @param ids endpoints, each once. O(exchanges). */
export function gatherArrivals(exchanges: Exchanges, ids: Int32Array, endpoints: number): Arrivals {
  const { count, receiver } = exchanges;
  const placeOf = new Int32Array(endpoints).fill(-1);
  ids.forEach((id, place) => {
    placeOf[id] = place;
  });
  const place = (i: number) => (reaches(exchanges, i) ? (placeOf[receiver[i] as number] as number) : -1);
  const offsets = new Float64Array(ids.length + 1);
  for (let i = 0; i < count; i++) {
    const at = place(i);
    if (at >= 0) offsets[at + 1] = (offsets[at + 1] as number) + 1;
  }
  for (let p = 0; p < ids.length; p++) offsets[p + 1] = (offsets[p + 1] as number) + (offsets[p] as number);
  const index = new Int32Array(offsets[ids.length] as number);
  const free = offsets.slice();
  for (let i = 0; i < count; i++) {
    const at = place(i);
    if (at < 0) continue;
    index[free[at] as number] = i;
    free[at] = (free[at] as number) + 1;
  }
  return { offsets, index };
}

/** How widely senders write at once. */
export interface Spread {
  /** An entry an exchange: distinct endpoints that the same sender reached within `named` of it, this one included; of those without a sender, within `unnamed`. */
  readonly receivers: Int32Array;
  /** Instants of what reached endpoints without a sender, ascending. */
  readonly unnamedAt: Float64Array;
}

/**
 * Counts receivers by two pointers a sender, so that each exchange enters and leaves once.
 * @param within µs, either way
 */
export function measureSpread(
  exchanges: Exchanges,
  endpoints: number,
  within: { readonly named: Duration; readonly unnamed: Duration },
): Spread {
  const { count, at, sender, receiver } = exchanges;
  const offsets = new Int32Array(endpoints + 2);
  // Senders by id + 1: row 0 holds what has no sender.
  const rowOf = (i: number) => (sender[i] as number) + 1;
  for (let i = 0; i < count; i++) if (reaches(exchanges, i)) offsets[rowOf(i) + 1] = (offsets[rowOf(i) + 1] as number) + 1;
  for (let s = 0; s <= endpoints; s++) offsets[s + 1] = (offsets[s + 1] as number) + (offsets[s] as number);
  const order = new Int32Array(offsets[endpoints + 1] as number);
  const free = offsets.slice();
  for (let i = 0; i < count; i++) {
    if (!reaches(exchanges, i)) continue;
    const row = rowOf(i);
    order[free[row] as number] = i;
    free[row] = (free[row] as number) + 1;
  }
  const receivers = new Int32Array(count);
  const held = new Int32Array(endpoints);
  for (let s = 0; s <= endpoints; s++) {
    const reach = s === 0 ? within.unnamed : within.named;
    const [from, to] = [offsets[s] as number, offsets[s + 1] as number];
    let distinct = 0;
    let low = from;
    let high = from;
    const move = (k: number, by: number) => {
      const who = receiver[order[k] as number] as number;
      const was = held[who] as number;
      held[who] = was + by;
      if (was === 0) distinct++;
      else if (was + by === 0) distinct--;
    };
    for (let k = from; k < to; k++) {
      const now = at[order[k] as number] as number;
      while (high < to && (at[order[high] as number] as number) <= now + reach) move(high++, 1);
      while ((at[order[low] as number] as number) < now - reach) move(low++, -1);
      receivers[order[k] as number] = distinct;
    }
    while (low < high) move(low++, -1);
  }
  const unnamedAt = Float64Array.from(order.subarray(0, offsets[1] as number), (i) => at[i] as number);
  return { receivers, unnamedAt };
}
