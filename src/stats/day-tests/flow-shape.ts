import { skewTail } from '../gamma-tail.ts';
import { lowerBound } from '../search.ts';
import { type BarMoments, momentsOfBars } from './bar-moments.ts';
import { type DayTest, RARE } from './day-test.ts';
import { areAlike, type Sizes } from './sizes.ts';

/**
 * Σab of two flows whose events are bars of ± half, by the exact overlap of bars: an event pair gives 1 − distance / (2 half), as a share of
 * one bar. With b = a it is Σa².
 */
function crossShapes(a: Float64Array, b: Float64Array, half: number, lag = 0): number {
  const reach = 2 * half;
  let sum = 0;
  let first = b.length === 1 ? lowerBound(a, (b[0] as number) - lag - reach) : 0;
  for (let j = 0; j < b.length; j++) {
    const at = (b[j] as number) - lag;
    while (first < a.length && (a[first] as number) <= at - reach) first++;
    for (let i = first; i < a.length && (a[i] as number) < at + reach; i++) {
      sum += 1 - Math.abs((a[i] as number) - at) / reach;
    }
  }
  return sum;
}

/** Shape score of two flows, 2Σab / (Σa² + Σb²), in [0, 1]; NaN where both are empty. Source: A. Bahramali et al., NDSS 2020. */
export function shapeScore(a: Float64Array, b: Float64Array, half: number, lag = 0): number {
  return (2 * crossShapes(a, b, half, lag)) / (crossShapes(a, a, half) + crossShapes(b, b, half));
}

/** a as it lies a lag earlier and later. */
function shiftBoth(a: Float64Array, lag: number): Float64Array {
  if (lag === 0) return a;
  const both = new Float64Array(2 * a.length);
  both.set(a.map((at) => at - lag));
  both.set(
    a.map((at) => at + lag),
    a.length,
  );
  return both.sort();
}

/**
 * Shape-based flow correlation of a day: Σab, against the first three moments that it has if each moment of b lies anywhere in its stretch
 * (type III law). Bars are as wide as what counts as near, so that shapes meet up to twice that. Where the two may be a lag apart, a lies
 * that much earlier and later. Where sizes count, bars of fitting sizes meet alone.
 */
export const flowShape: DayTest = (a, b, { near, around, step, lag = 0 }, sizes) => {
  const reach = 2 * near;
  const whole = sizes ? undefined : shiftBoth(a, lag);
  let [cross, any, matches] = [0, 0, 0];
  let [mean, variance, third] = [0, 0, 0];
  let window = Number.NaN;
  let bars: BarMoments = { share: 0, powers: [0, 0, 0] };
  b.forEach((at, j) => {
    const of =
      whole ??
      shiftBoth(
        a.filter((_, i) => areAlike(sizes as Sizes, i, j)),
        lag,
      );
    const met = crossShapes(of, b.subarray(j, j + 1), near);
    cross += met;
    if (met > 0) matches++;
    const begins = Math.floor(at / around) * around - step / 2;
    if (begins !== window || sizes) bars = momentsOfBars(of, reach, begins, begins + around);
    window = begins;
    const [first, second, cubed] = bars.powers;
    any += bars.share;
    mean += first;
    variance += second - first ** 2;
    third += cubed - 3 * first * second + 2 * first ** 3;
  });
  const chance = -Math.expm1(-any);
  if (chance <= RARE) return { matches, expected: any, hit: cross > 0, chance };
  const deviation = Math.sqrt(variance);
  return { matches, expected: any, hit: skewTail((cross - mean) / deviation, third / deviation ** 3) <= RARE, chance: RARE };
};
