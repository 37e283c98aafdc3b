import { lowerBound } from '../search.ts';
import { type DayTest, outcomeOf } from './day-test.ts';
import { type Nearness, reachOf } from './window-cover.ts';

/** Sizes of the events of both, and the largest difference at which two match; absent where a log shows no sizes. */
export interface Sizes {
  readonly ofA: Float64Array;
  readonly ofB: Float64Array;
  readonly most: number;
}

/**
 * How many events of b match one of a that no earlier one has taken: no more than `near` apart, and no more than `most` in size.
 * Source: A. Bahramali et al., NDSS 2020 (event-based detector); without the bound of its released code, which leaves out late events.
 */
export function matchOnce(a: Float64Array, b: Float64Array, near: number, sizes?: Sizes): number {
  const taken = new Uint8Array(a.length);
  let matches = 0;
  let first = 0;
  for (let j = 0; j < b.length; j++) {
    const at = b[j] as number;
    while (first < a.length && (a[first] as number) < at - near) first++;
    for (let i = first; i < a.length && (a[i] as number) <= at + near; i++) {
      if (taken[i] === 1 || (sizes && Math.abs((sizes.ofA[i] as number) - (sizes.ofB[j] as number)) > sizes.most)) continue;
      taken[i] = 1;
      matches++;
      break;
    }
  }
  return matches;
}

/**
 * Chance that an event has a match by chance among Poisson events of `rate`: 1 − exp(−2 near × rate × P(sizes match)).
 */
export const falseMatch = (near: number, rate: number, sizesMatch = 1): number => -Math.expm1(-2 * near * rate * sizesMatch);

/** Event-based flow correlation, each event matched once, with the rate that a has in the stretch around each event of b. */
export const flowEvents: DayTest = (a, b, nearness) => {
  let expected = 0;
  for (const at of b) expected += falseMatch(reachOf(nearness), rateAround(a, at, nearness));
  return outcomeOf(matchOnce(a, b, nearness.near), expected);
};

function rateAround(a: Float64Array, at: number, { near, around }: Nearness): number {
  const begins = Math.floor(at / around) * around;
  return (lowerBound(a, begins + around + near) - lowerBound(a, begins - near)) / around;
}
