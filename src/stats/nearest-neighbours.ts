import { mean, medianSorted } from 'simple-statistics';
import type { Duration } from '../model/event.ts';
import type { Random } from '../model/random.ts';

/** How two series of events lie among each other. */
export interface Association {
  /** Coefficient of segregation: 1 where every event's nearest is of its own series, 0 where that is as by chance, below 0 where they attract. */
  readonly segregation: number;
  /** Mingling index: share of events whose nearest is of the other series. */
  readonly mingling: number;
  /** From each event of the second series to the nearest of the first, either way, µs. */
  readonly meanGap: number;
  readonly medianGap: number;
}

/**
 * Spreads instants over the clock step in which they lie, so that equal ones have an order that chance decides.
 * @returns ascending
 */
export function spreadTies(at: ArrayLike<number>, step: Duration, random: Random): Float64Array {
  return Float64Array.from(at, (instant) => instant + step * random.next()).sort();
}

/**
 * Measures of C. Galbraith, P. Smyth, H. S. Stern (J. R. Stat. Soc. A 183, 2020), by two pointers over both series at once: an event at
 * the very instant of another is its nearest, and not passed over; of two as near the earlier one counts.
 * @param a ascending, as `b`; neither empty
 * @throws RangeError where one is empty
 */
export function associate(a: Float64Array, b: Float64Array): Association {
  if (a.length === 0 || b.length === 0) throw new RangeError('a series without events has no nearest neighbours');
  const n = a.length + b.length;
  const at = new Float64Array(n);
  const mark = new Uint8Array(n);
  const gaps = new Float64Array(b.length);
  let [i, j] = [0, 0];
  for (let k = 0; k < n; k++) {
    const second = i === a.length || (j < b.length && (b[j] as number) < (a[i] as number));
    if (second) {
      const before = i > 0 ? (b[j] as number) - (a[i - 1] as number) : Number.POSITIVE_INFINITY;
      const after = i < a.length ? (a[i] as number) - (b[j] as number) : Number.POSITIVE_INFINITY;
      gaps[j] = Math.min(before, after);
    }
    at[k] = second ? (b[j++] as number) : (a[i++] as number);
    mark[k] = Number(second);
  }
  // Pairs of marks: an event's, and that of its nearest.
  const counts = [0, 0, 0, 0] as [number, number, number, number];
  for (let k = 0; k < n; k++) {
    const before = k > 0 ? (at[k] as number) - (at[k - 1] as number) : Number.POSITIVE_INFINITY;
    const after = k + 1 < n ? (at[k + 1] as number) - (at[k] as number) : Number.POSITIVE_INFINITY;
    const nearest = before <= after ? k - 1 : k + 1;
    const place = 2 * (mark[k] as number) + (mark[nearest] as number);
    counts[place] = (counts[place] as number) + 1;
  }
  const [own, across, back, other] = counts;
  const expected = ((own + across) / n) * ((across + other) / n) + ((back + other) / n) * ((own + back) / n);
  const sorted = Array.from(gaps.sort());
  return {
    segregation: expected > 0 ? 1 - (across + back) / n / expected : 1,
    mingling: (across + back) / n,
    meanGap: mean(sorted),
    medianGap: medianSorted(sorted),
  };
}
