import type { Exchanges } from '../model/artifacts.ts';
import type { Duration } from '../model/event.ts';

/** Contacts of one sender within so long of each other, with different receivers, are one message to several. */
const AT_ONCE: Duration = 5_000_000;

/** The contacts in which a sender turned to one other alone: none of those to several at once, and none without both parties. O(contacts). */
export function withoutFanOuts({ count, at, sender, receiver, kind, duration }: Exchanges): Exchanges {
  const senders = sender.reduce((most, id) => Math.max(most, id), -1) + 1;
  const latest = new Int32Array(senders).fill(-1);
  const drop = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const from = sender[i] as number;
    if (from < 0 || (receiver[i] as number) < 0) {
      drop[i] = 1;
      continue;
    }
    const before = latest[from] as number;
    if (before >= 0 && receiver[before] !== receiver[i] && (at[i] as number) - (at[before] as number) <= AT_ONCE)
      drop[before] = drop[i] = 1;
    latest[from] = i;
  }
  const kept = Int32Array.from({ length: count }, (_, i) => i).filter((i) => drop[i] === 0);
  const pick = <T extends Float64Array | Int32Array | Uint8Array>(column: T, into: T): T => {
    kept.forEach((i, place) => {
      into[place] = column[i] as number;
    });
    return into;
  };
  const n = kept.length;
  return {
    count: n,
    at: pick(at, new Float64Array(n)),
    sender: pick(sender, new Int32Array(n)),
    receiver: pick(receiver, new Int32Array(n)),
    kind: pick(kind, new Uint8Array(n)),
    duration: pick(duration, new Float64Array(n)),
  };
}
