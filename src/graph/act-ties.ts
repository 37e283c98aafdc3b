import type { Acts } from './acts.ts';

/** Directed pairs that an act joins, grouped by sender. */
export interface ActTies {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Tie of each entry of `acts.receiver`. */
  readonly of: Int32Array;
}

/** Numbers the directed pairs, by sender and then by first contact. O(entries). */
export function numberTies(acts: Acts): ActTies {
  const endpoints = acts.madeOffsets.length - 1;
  const tieTo = new Int32Array(endpoints).fill(-1);
  const seenBy = new Int32Array(endpoints).fill(-1);
  const of = new Int32Array(acts.receiver.length);
  const from: number[] = [];
  const to: number[] = [];
  for (let id = 0; id < endpoints; id++) {
    for (let m = acts.madeOffsets[id] as number; m < (acts.madeOffsets[id + 1] as number); m++) {
      const act = acts.made[m] as number;
      for (let row = acts.offsets[act] as number; row < (acts.offsets[act + 1] as number); row++) {
        const other = acts.receiver[row] as number;
        if (seenBy[other] !== id) {
          seenBy[other] = id;
          tieTo[other] = from.length;
          from.push(id);
          to.push(other);
        }
        of[row] = tieTo[other] as number;
      }
    }
  }
  return { count: from.length, from: Int32Array.from(from), to: Int32Array.from(to), of };
}
