import { buildGraph, type CsrGraph } from '../../graph/csr.ts';
import type { Calendar } from '../../model/calendar.ts';
import { type Instant, MICROS_PER_DAY } from '../../model/event.ts';

/** Which kind of contact a log records. Logs of different kinds differ by nature, not by how real they are. */
export type Nature = 'messages' | 'flows' | 'proximity' | 'stated ties' | 'activity';

/** Ties with the instants of their contacts: tie i is between a[i] < b[i] and has the slice [offsets[i], offsets[i + 1]) of `at` and `forth`. */
export interface TieTimes {
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly offsets: Int32Array;
  /** Ascending within a tie; NaN where the log observes no time. */
  readonly at: Float64Array;
  /** 1 for a contact from a to b, and for all that have no direction; 0 from b to a. */
  readonly forth: Uint8Array;
}

/** CSR: the distinct instants, ascending, at which each endpoint made a contact; on both sides of one that has no direction. */
export interface Acts {
  readonly offsets: Float64Array;
  readonly at: Float64Array;
}

/** What the measures of realism read of a log. */
export interface Traffic {
  readonly nature: Nature;
  /** Whether contacts go from one to the other. */
  readonly directed: boolean;
  readonly timed: boolean;
  /** Endpoints of the log, those without a contact included. */
  readonly endpoints: number;
  /** None where the log names no second party. */
  readonly ties: TieTimes;
  readonly acts: Acts;
  /** First and last instant of a contact; NaN without time. */
  readonly from: Instant;
  readonly to: Instant;
  readonly calendar: Calendar;
}

export const daysOf = ({ from, to }: Pick<Traffic, 'from' | 'to'>): number => (to - from) / MICROS_PER_DAY;

/** @param columns contacts ordered by a, b and time */
export function groupTies({ a, b, at, forth }: Pick<TieTimes, 'a' | 'b' | 'at' | 'forth'>): TieTimes {
  const starts: number[] = [];
  for (let i = 0; i < a.length; i++) if (i === 0 || a[i] !== a[i - 1] || b[i] !== b[i - 1]) starts.push(i);
  return {
    count: starts.length,
    a: Int32Array.from(starts, (i) => a[i] as number),
    b: Int32Array.from(starts, (i) => b[i] as number),
    offsets: Int32Array.from([...starts, a.length]),
    at,
    forth,
  };
}

/** Sorts each row of a CSR and drops what is equal. */
export function distinctRows(offsets: Float64Array, at: Float64Array): Acts {
  const endpoints = offsets.length - 1;
  const kept = new Float64Array(endpoints + 1);
  let next = 0;
  for (let id = 0; id < endpoints; id++) {
    const row = at.subarray(offsets[id], offsets[id + 1]).sort();
    let before = Number.NaN;
    for (const instant of row) {
      if (instant !== before) at[next++] = instant;
      before = instant;
    }
    kept[id + 1] = next;
  }
  return { offsets: kept, at: at.slice(0, next) };
}

/** Who made contact when. Empty where the log observes no time. */
export function actsOf(ties: TieTimes, directed: boolean, endpoints: number): Acts {
  const offsets = new Float64Array(endpoints + 1);
  const each = (take: (id: number, at: number) => void) => {
    for (let tie = 0; tie < ties.count; tie++) {
      const a = ties.a[tie] as number;
      const b = ties.b[tie] as number;
      for (let i = ties.offsets[tie] as number; i < (ties.offsets[tie + 1] as number); i++) {
        const at = ties.at[i] as number;
        if (Number.isNaN(at)) continue;
        if (!directed || ties.forth[i] === 1) take(a, at);
        if (!directed || ties.forth[i] === 0) take(b, at);
      }
    }
  };
  each((id) => {
    offsets[id + 1] = (offsets[id + 1] as number) + 1;
  });
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const at = new Float64Array(offsets[endpoints] as number);
  const free = offsets.slice(0, endpoints);
  each((id, instant) => {
    at[free[id] as number] = instant;
    free[id] = (free[id] as number) + 1;
  });
  return distinctRows(offsets, at);
}

/** Number of contacts of each tie. */
export const strengths = ({ count, offsets }: TieTimes): Float64Array =>
  Float64Array.from({ length: count }, (_, tie) => (offsets[tie + 1] as number) - (offsets[tie] as number));

/** The ties of at least `fewest` contacts as a graph, weighted by contacts; rows ascend. */
export function graphOf({ ties, endpoints }: Traffic, fewest: number): CsrGraph {
  const strength = strengths(ties);
  const kept = Array.from(strength.keys()).filter((tie) => (strength[tie] as number) >= fewest);
  return buildGraph(endpoints, {
    a: Int32Array.from(kept, (tie) => ties.a[tie] as number),
    b: Int32Array.from(kept, (tie) => ties.b[tie] as number),
    weight: Float64Array.from(kept, (tie) => strength[tie] as number),
  });
}
