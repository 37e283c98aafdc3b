import { lowerBound } from '../search.ts';
import { type DayTest, outcomeOf } from './day-test.ts';
import { areAlike } from './sizes.ts';
import { type Nearness, reachOf } from './window-cover.ts';

/**
 * How many events of b match one of a that no earlier one has taken: no more than `near` from being `lag` apart, either way round, and of a
 * size that `fits`.
 * Source: A. Bahramali et al., NDSS 2020 (event-based detector); without the bound of its released code, which leaves out late events.
 */
export function matchOnce(
  a: Float64Array,
  b: Float64Array,
  near: number,
  fits: (i: number, j: number) => boolean = () => true,
  lag = 0,
): number {
  const taken = new Uint8Array(a.length);
  const reach = near + lag;
  let matches = 0;
  let first = 0;
  for (let j = 0; j < b.length; j++) {
    const at = b[j] as number;
    while (first < a.length && (a[first] as number) < at - reach) first++;
    for (let i = first; i < a.length && (a[i] as number) <= at + reach; i++) {
      if (taken[i] === 1 || Math.abs(Math.abs((a[i] as number) - at) - lag) > near || !fits(i, j)) continue;
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

/**
 * Event-based flow correlation, each event matched once, with the rate that a has in the stretch around each event of b, or a
 * lag from it: of events of a fitting size, where sizes count.
 */
export const flowEvents: DayTest = (a, b, nearness, sizes) => {
  const { near, lag = 0 } = nearness;
  // Distances from lag − near to lag + near, either way round; they begin at 0 where the lag is shorter.
  const reach = Math.min(lag + reachOf(nearness), 2 * reachOf(nearness));
  let expected = 0;
  b.forEach((at, j) => {
    const fitting = sizes ? a.filter((_, i) => areAlike(sizes, i, j)) : a;
    // Chance moves b within its stretch, so that a counts where it would be met from there.
    const rate = (rateAround(fitting, at, -lag, nearness) + rateAround(fitting, at, lag, nearness)) / 2;
    expected += falseMatch(reach, rate);
  });
  return outcomeOf(matchOnce(a, b, near, sizes && ((i, j) => areAlike(sizes, i, j)), lag), expected);
};

/** Of a in the stretch of an instant, `by` later. */
function rateAround(a: Float64Array, at: number, by: number, { near, around }: Nearness): number {
  const begins = Math.floor(at / around) * around + by;
  return (lowerBound(a, begins + around + near) - lowerBound(a, begins - near)) / around;
}
