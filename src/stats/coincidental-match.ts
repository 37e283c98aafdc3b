import type { Duration, Instant } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { type Association, associate, spreadTies } from './nearest-neighbours.ts';

/** A stretch of activity: its first instant, and how much later its events are. */
export interface Sitting {
  readonly start: Instant;
  readonly offsets: Float64Array;
}

/** Cuts a series into sittings: a new one begins after `gap` or more without an event. */
export function cutSittings(at: Float64Array, gap: Duration): Sitting[] {
  const sittings: Sitting[] = [];
  for (let from = 0; from < at.length; ) {
    let to = from + 1;
    while (to < at.length && (at[to] as number) - (at[to - 1] as number) < gap) to++;
    const start = at[from] as number;
    sittings.push({ start, offsets: at.slice(from, to).map((one) => one - start) });
    from = to;
  }
  return sittings;
}

/** A new start for a sitting. */
export type DrawStart = (sitting: Sitting, random: Random) => Instant;

/** How often redrawn sittings come as near to the other series, never 0. */
export interface CoincidentalMatch {
  readonly observed: Association;
  readonly segregation: number;
  readonly mingling: number;
  readonly medianGap: number;
  readonly rounds: number;
}

/**
 * Coincidental match probabilities of one pair: the sittings of the second series are set down anew, their insides kept, and each
 * measure taken again; (1 + rounds at least as near) / (rounds + 1). Source as of {@link associate}, with ties spread in each round alike.
 */
export function matchByChance(
  a: Float64Array,
  b: Float64Array,
  { gap, step, rounds, drawStart, random }: { gap: Duration; step: Duration; rounds: number; drawStart: DrawStart; random: Random },
): CoincidentalMatch {
  const sittings = cutSittings(b, gap);
  const first = spreadTies(a, step, random);
  const observed = associate(first, spreadTies(b, step, random));
  let [segregation, mingling, medianGap] = [1, 1, 1];
  for (let round = 0; round < rounds; round++) {
    const moved: number[] = [];
    for (const sitting of sittings) {
      const start = drawStart(sitting, random);
      for (const offset of sitting.offsets) moved.push(start + offset);
    }
    const by = associate(first, spreadTies(moved, step, random));
    if (by.segregation <= observed.segregation) segregation++;
    if (by.mingling >= observed.mingling) mingling++;
    if (by.medianGap <= observed.medianGap) medianGap++;
  }
  const share = (count: number) => count / (rounds + 1);
  return { observed, segregation: share(segregation), mingling: share(mingling), medianGap: share(medianGap), rounds };
}
