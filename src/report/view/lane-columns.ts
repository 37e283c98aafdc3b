import type { Instant } from '../../model/event.ts';
import type { TimelineView } from '../../model/views.ts';

/** Instants of a lane, ascending, undone from their deltas. */
export function instantsOf({ first, deltas, total }: TimelineView['lanes'][number]): Float64Array {
  if (total === 0) return new Float64Array(0);
  const at = new Float64Array(deltas.length + 1);
  at[0] = first;
  for (let i = 0; i < deltas.length; i++) at[i + 1] = (at[i] as number) + (deltas[i] as number);
  return at;
}

/** Index of the first instant at or after `from`. */
export function lowerBound(at: Float64Array, from: Instant, low = 0, high = at.length): number {
  let a = low;
  let b = high;
  while (a < b) {
    const middle = (a + b) >> 1;
    if ((at[middle] as number) < from) a = middle + 1;
    else b = middle;
  }
  return a;
}

/** Events per column of `columns` equal columns over [from, to). A search a column, however many events there are. */
export function columnCounts(at: Float64Array, from: Instant, to: Instant, columns: number): Uint32Array {
  const counts = new Uint32Array(columns);
  const end = lowerBound(at, to);
  let low = lowerBound(at, from);
  for (let column = 0; column < columns && low < end; column++) {
    const high = lowerBound(at, from + ((to - from) * (column + 1)) / columns, low, end);
    counts[column] = high - low;
    low = high;
  }
  // Rounding of the last edge must not lose an event.
  if (low < end && columns > 0) counts[columns - 1] = (counts[columns - 1] as number) + end - low;
  return counts;
}
