import { lowerBound } from '../search.ts';

/** What bars give, together, to a point that lies anywhere in a stretch. */
export interface BarMoments {
  /** Share of the stretch in which they give anything. */
  readonly share: number;
  /** Means of the first three powers. */
  readonly powers: readonly [number, number, number];
}

/** Less than this is what rounding leaves of nothing. */
const LEAST = 1e-9;

/**
 * Exact moments of Σ max(0, 1 − |u − at| / reach) over u uniform in [from, to): between its knots the sum is a straight line, whatever bars
 * overlap. O(bars that touch the stretch), after a search for the first.
 * @param at ascending
 */
export function momentsOfBars(at: Float64Array, reach: number, from: number, to: number): BarMoments {
  const first = lowerBound(at, from - reach);
  const last = lowerBound(at, to + reach, first);
  const span = to - from;
  let [value, slope, share] = [0, 0, 0];
  let [one, two, three] = [0, 0, 0];
  // Each bar has three knots: it rises from the first, falls from the second, and ends at the third. Each kind comes in the order of time.
  let [rise, fall, end] = [first, first, first];
  let begins = 0;
  while (end < last) {
    const up = rise < last ? (at[rise] as number) - reach : Number.POSITIVE_INFINITY;
    const down = fall < last ? (at[fall] as number) : Number.POSITIVE_INFINITY;
    const out = (at[end] as number) + reach;
    const next = Math.min(up, down, out);
    if (slope !== 0 || value > LEAST) {
      const [low, high] = [Math.max(from, begins), Math.min(to, next)];
      if (high > low) {
        const v = Math.max(0, value + slope * (low - begins));
        const w = Math.max(0, value + slope * (high - begins));
        const length = (high - low) / span;
        if (v + w > LEAST) share += length;
        one += (length * (v + w)) / 2;
        two += (length * (v * v + v * w + w * w)) / 3;
        three += (length * (v + w) * (v * v + w * w)) / 4;
      }
      value += slope * (next - begins);
    }
    begins = next;
    if (next === up) {
      slope += 1 / reach;
      rise++;
    } else if (next === down) {
      slope -= 2 / reach;
      fall++;
    } else {
      slope += 1 / reach;
      end++;
    }
    // Where all bars that began have ended, nothing is left.
    if (rise === end) [value, slope] = [0, 0];
  }
  return { share, powers: [one, two, three] };
}
