import type { EndpointId } from '../model/event.ts';
import type { Moments } from './moments.ts';
import { leastRareCount } from './poisson-tail.ts';
import { coverWindows, type Nearness } from './window-cover.ts';

/** A day counts as a hit where chance brings as much on no more than this share of such days. */
const RARE = 0.05;

/** What one day of two endpoints shows. */
interface DayOutcome {
  /** Coincidences, and how many chance would give. */
  readonly matches: number;
  readonly expected: number;
  readonly hit: boolean;
  /** Chance of a hit, at most {@link RARE}; settled by how much both did, and not by when. */
  readonly chance: number;
}

/** Judges the moments of two endpoints on one day; b is the one with fewer in all. */
export type DayTest = (a: Float64Array, b: Float64Array, nearness: Nearness) => DayOutcome;

/** Days of two endpoints, summed. */
export interface PairDays {
  readonly matches: number;
  readonly expected: number;
  readonly hits: number;
  /** Hits that chance would give, if timing within each stretch were left to it. */
  readonly byChance: number;
  /** Days on which both did something. */
  readonly days: number;
}

/** Coincidences of a day, against a Poisson law of the mean that the stretches give. */
export const countCoincidences: DayTest = (a, b, nearness) => {
  let matches = 0;
  let expected = 0;
  coverWindows(a, b, nearness, (isNear, share) => {
    if (isNear) matches++;
    expected += share;
  });
  const { count, chance } = leastRareCount(expected, RARE);
  return { matches, expected, hit: matches >= count && expected > 0, chance };
};

const sizeOf = ({ offsets }: Moments, id: EndpointId): number => (offsets[id + 1] as number) - (offsets[id] as number);

/** Takes two endpoints through the days on which both did something. O(moments of both). */
export function matchDays(moments: Moments, one: EndpointId, other: EndpointId, nearness: Nearness, test: DayTest): PairDays {
  const { offsets, at, day } = moments;
  // The one with more is held still; equals by id.
  const [a, b] = sizeOf(moments, one) >= sizeOf(moments, other) ? [one, other] : [other, one];
  let i = offsets[a] as number;
  let j = offsets[b] as number;
  const [endA, endB] = [offsets[a + 1] as number, offsets[b + 1] as number];
  const sum = { matches: 0, expected: 0, hits: 0, byChance: 0, days: 0 };
  while (i < endA && j < endB) {
    const [today, its] = [day[i] as number, day[j] as number];
    if (today < its) i++;
    else if (its < today) j++;
    else {
      const [fromA, fromB] = [i, j];
      while (i < endA && day[i] === today) i++;
      while (j < endB && day[j] === today) j++;
      const outcome = test(at.subarray(fromA, i), at.subarray(fromB, j), nearness);
      sum.matches += outcome.matches;
      sum.expected += outcome.expected;
      sum.byChance += outcome.chance;
      if (outcome.hit) sum.hits++;
      sum.days++;
    }
  }
  return sum;
}
