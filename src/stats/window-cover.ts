import type { Duration, Instant } from '../model/event.ts';

/** How near is near, and what is left to chance. */
export interface Nearness {
  /** Two moments no further apart coincide, either way round. */
  readonly near: Duration;
  /** Chance may move a moment within stretches of so long, which start at whole multiples of it. */
  readonly around: Duration;
  /** Step of the clock; 0 for none. */
  readonly step: Duration;
}

/**
 * For each moment of b: whether a moment of a is near, and what share of the stretch around it lies near one. The share is the exact chance
 * of a coincidence if the moment lay anywhere in its stretch, whatever a does: rhythm, bursts and sittings of both stay as they are, and
 * overlapping neighbourhoods count once. On a clock with steps, the points of the clock are counted. O(a + b).
 * Source: interval jitter, A. Amarasingham, M. T. Harrison, N. G. Hatsopoulos, S. Geman, J. Neurophysiol. 107 (2012) 517–531.
 * @param a ascending @param b ascending
 */
export function coverWindows(
  a: Float64Array,
  b: Float64Array,
  { near, around, step }: Nearness,
  visit: (isNear: boolean, share: number, at: Instant) => void,
): void {
  const reach = step > 0 ? Math.floor(near / step) * step + step / 2 : near;
  let next = 0;
  let first = 0;
  let window = Number.NaN;
  let share = 0;
  for (let j = 0; j < b.length; j++) {
    const at = b[j] as number;
    const begins = Math.floor(at / around) * around;
    // Instants are the beginnings of clock steps; neighbourhoods reach half a step beyond either end.
    const [from, to] = [begins - step / 2, begins + around - step / 2];
    if (begins !== window) {
      window = begins;
      while (first < a.length && (a[first] as number) + reach <= from) first++;
      let covered = 0;
      let done = from;
      for (let i = first; i < a.length && (a[i] as number) - reach < to; i++) {
        const start = Math.max(done, (a[i] as number) - reach);
        const end = Math.min(to, (a[i] as number) + reach);
        if (end > start) {
          covered += end - start;
          done = end;
        }
      }
      share = covered / around;
    }
    while (next < a.length && (a[next] as number) < at - near) next++;
    visit(next < a.length && (a[next] as number) <= at + near, share, at);
  }
}
