import { skewTail } from '../gamma-tail.ts';
import { type DayTest, RARE } from './day-test.ts';
import { coverWindows } from './window-cover.ts';

/**
 * Σab of two flows whose events are bars of ± half, by the exact overlap of bars: an event pair gives 1 − distance / (2 half), as a share of
 * one bar. With b = a it is Σa².
 */
function crossShapes(a: Float64Array, b: Float64Array, half: number, lag = 0, sizes?: { ofA: Float64Array; ofB: Float64Array }): number {
  const reach = 2 * half;
  let sum = 0;
  let first = 0;
  for (let j = 0; j < b.length; j++) {
    const at = (b[j] as number) - lag;
    while (first < a.length && (a[first] as number) <= at - reach) first++;
    for (let i = first; i < a.length && (a[i] as number) < at + reach; i++) {
      const weight = sizes ? (sizes.ofA[i] as number) * (sizes.ofB[j] as number) : 1;
      sum += weight * (1 - Math.abs((a[i] as number) - at) / reach);
    }
  }
  return sum;
}

/** Shape score of two flows, 2Σab / (Σa² + Σb²), in [0, 1]; NaN where both are empty. Source: A. Bahramali et al., NDSS 2020. */
export function shapeScore(a: Float64Array, b: Float64Array, half: number, lag = 0): number {
  return (2 * crossShapes(a, b, half, lag)) / (crossShapes(a, a, half) + crossShapes(b, b, half));
}

/**
 * Shape-based flow correlation of a day: Σab, against the first three moments that it has if each moment of b lies anywhere in its stretch
 * (type III law). Bars are as wide as what counts as near, so that shapes meet up to twice that.
 */
export const flowShape: DayTest = (a, b, nearness) => {
  const half = nearness.near;
  const cross = crossShapes(a, b, half);
  let any = 0;
  let matches = 0;
  let [mean, variance, third] = [0, 0, 0];
  coverWindows(a, b, { ...nearness, near: 2 * half }, (isNear, share) => {
    if (isNear) matches++;
    any += share;
    // Of a triangle, the first three powers hold a half, a third and a quarter of its base.
    mean += share / 2;
    variance += share / 3 - (share / 2) ** 2;
    third += share / 4;
  });
  const chance = -Math.expm1(-any);
  if (chance <= RARE) return { matches, expected: any, hit: cross > 0, chance };
  const deviation = Math.sqrt(variance);
  return { matches, expected: any, hit: skewTail((cross - mean) / deviation, third / deviation ** 3) <= RARE, chance: RARE };
};
