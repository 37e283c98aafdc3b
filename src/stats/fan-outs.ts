import type { Deliveries } from '../model/artifacts.ts';
import type { Duration } from '../model/event.ts';

/** Receivers below which deliveries at about one time are no fan-out: one message and its receipt make two. */
const FEWEST_RECEIVERS = 3;
/** A key for each sender and size. */
const SIZES = 2 ** 31 + 1;

/**
 * Gathers deliveries that may be one message to many: of one size and one sender, as far as the log says, within `window` of the first of
 * them, to three or more; whoever is named as the sender counts. The receipts that return to whoever wrote fall together with it where
 * they are as large as a message.
 * @returns the receivers of each as deliveries of one instant, which no other fan-out has: their first, or the next free microsecond.
 *   Each receiver once a fan-out, ascending.
 */
export function gatherFanOuts({ count, at, receiver, sender, bytes }: Deliveries, window: Duration): Deliveries {
  interface Open {
    from: number;
    members: number[];
  }
  const open = new Map<number, Open>();
  const found: Open[] = [];
  const close = ({ from, members }: Open) => {
    const distinct = [...new Set(members)].sort((x, y) => x - y);
    if (distinct.length >= FEWEST_RECEIVERS) found.push({ from, members: distinct });
  };
  for (let i = 0; i < count; i++) {
    const when = at[i] as number;
    const by = sender[i] as number;
    const key = (by + 1) * SIZES + (bytes[i] as number) + 1;
    const was = open.get(key);
    if (was !== undefined && when <= was.from + window) was.members.push(receiver[i] as number);
    else {
      if (was !== undefined) close(was);
      open.set(key, { from: when, members: by >= 0 ? [by, receiver[i] as number] : [receiver[i] as number] });
    }
  }
  for (const one of open.values()) close(one);
  // Ties in the order of their members, which does not depend on when each was closed.
  found.sort((x, y) => x.from - y.from || compare(x.members, y.members));
  const total = found.reduce((sum, { members }) => sum + members.length, 0);
  const instants = new Float64Array(total);
  const members = new Int32Array(total);
  let n = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const one of found) {
    last = Math.max(one.from, last + 1);
    for (const id of one.members) {
      instants[n] = last;
      members[n++] = id;
    }
  }
  return { count: n, at: instants, receiver: members, sender: new Int32Array(n).fill(-1), bytes: new Int32Array(n).fill(-1) };
}

function compare(x: readonly number[], y: readonly number[]): number {
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return (x[i] as number) - (y[i] as number);
  return x.length - y.length;
}
