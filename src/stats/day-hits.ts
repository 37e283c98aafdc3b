import type { EndpointId } from '../model/event.ts';
import type { DayTest } from './day-tests/day-test.ts';
import type { Nearness } from './day-tests/window-cover.ts';
import type { Moments } from './moments.ts';

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

const sizeOf = ({ offsets }: Moments, id: EndpointId): number => (offsets[id + 1] as number) - (offsets[id] as number);

/**
 * Takes two endpoints through the days on which both did something. O(moments of both).
 * @param most bytes by which sizes may differ, where the moments have any
 */
export function matchDays(
  moments: Moments,
  one: EndpointId,
  other: EndpointId,
  nearness: Nearness,
  test: DayTest,
  most = Number.POSITIVE_INFINITY,
): PairDays {
  const { offsets, at, day, out, in: taken } = moments;
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
      const sizes = out &&
        taken && {
          outA: out.subarray(fromA, i),
          inA: taken.subarray(fromA, i),
          outB: out.subarray(fromB, j),
          inB: taken.subarray(fromB, j),
          most,
        };
      const outcome = test(at.subarray(fromA, i), at.subarray(fromB, j), nearness, sizes);
      sum.matches += outcome.matches;
      sum.expected += outcome.expected;
      sum.byChance += outcome.chance;
      if (outcome.hit) sum.hits++;
      sum.days++;
    }
  }
  return sum;
}
