import type { Duration, Instant } from '../../model/event.ts';

/** How near is near, and what is left to chance. */
export interface Nearness {
  /** Two moments no further apart coincide, either way round. */
  readonly near: Duration;
  /** Chance may move a moment within stretches of so long, which start at whole multiples of it. */
  readonly around: Duration;
  /** Step of the clock; 0 for none. */
  readonly step: Duration;
  /** Of flow correlation: how much later the one shows than the other. */
  readonly lag?: Duration;
}

/**
 * How much of [from, to) lies within `left` before or `right` after a moment of a; what lies near several counts once.
 * @param first place in a from which on moments may matter
 */
export function lengthCovered(a: Float64Array, first: number, from: number, to: number, left: Duration, right: Duration): Duration {
  let covered = 0;
  let done = from;
  for (let i = first; i < a.length && (a[i] as number) - left < to; i++) {
    const start = Math.max(done, (a[i] as number) - left);
    const end = Math.min(to, (a[i] as number) + right);
    if (end > start) {
      covered += end - start;
      done = end;
    }
  }
  return covered;
}

/** The reach of a moment on a clock with steps: all points of the clock no further than `near`, and half a step beyond. */
export const reachOf = ({ near, step }: Nearness): Duration => (step > 0 ? Math.floor(near / step) * step + step / 2 : near);

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
  nearness: Nearness,
  visit: (isNear: boolean, share: number, at: Instant) => void,
): void {
  const { near, around, step } = nearness;
  const reach = reachOf(nearness);
  let next = 0;
  let first = 0;
  let window = Number.NaN;
  let share = 0;
  for (let j = 0; j < b.length; j++) {
    const at = b[j] as number;
    const begins = Math.floor(at / around) * around;
    if (begins !== window) {
      window = begins;
      // Instants are the beginnings of clock steps; the stretch reaches half a step before them.
      const from = begins - step / 2;
      while (first < a.length && (a[first] as number) + reach <= from) first++;
      share = lengthCovered(a, first, from, from + around, reach, reach) / around;
    }
    while (next < a.length && (a[next] as number) < at - near) next++;
    visit(next < a.length && (a[next] as number) <= at + near, share, at);
  }
}
