import { MICROS_PER_HOUR } from '../../model/event.ts';
import { type DayTest, outcomeOf } from './day-test.ts';
import { coverWindows, lengthCovered, type Nearness } from './window-cover.ts';

/** Share of the moments of one that lie near one of the other. */
function shareNear(of: Float64Array, other: Float64Array, near: number): number {
  let count = 0;
  let next = 0;
  for (const at of of) {
    while (next < other.length && (other[next] as number) < at - near) next++;
    if (next < other.length && (other[next] as number) <= at + near) count++;
  }
  return count / of.length;
}

/**
 * Spike time tiling coefficient in [−1, 1], 0 by chance, whatever the rates: ½ [(P_A − T_B) / (1 − P_A T_B) + (P_B − T_A) / (1 − P_B T_A)].
 * T is the share of [from, to] within `near` of a moment, P the share of moments within `near` of the other. NaN where one has none.
 * Source: C. S. Cutts, S. J. Eglen, Journal of Neuroscience 34 (2014).
 */
export function tilingCoefficient(a: Float64Array, b: Float64Array, near: number, from: number, to: number): number {
  const [inA, inB] = [a, b].map((at) => lengthCovered(at, 0, from, to, near, near) / (to - from)) as [number, number];
  const [ofA, ofB] = [shareNear(a, b, near), shareNear(b, a, near)];
  const half = (p: number, t: number) => (p * t === 1 ? 1 : (p - t) / (1 - p * t));
  return (half(ofA, inB) + half(ofB, inA)) / 2;
}

/**
 * The parts of the tiling coefficient as a test: moments of b near one of a, against the tiles of a within each hour, to which chance may
 * move them. It keeps the hours of both, and nothing that is quicker.
 */
export const tiling: DayTest = (a, b, nearness) => {
  let matches = 0;
  let expected = 0;
  const hourly: Nearness = { ...nearness, around: MICROS_PER_HOUR };
  coverWindows(a, b, hourly, (isNear, share) => {
    if (isNear) matches++;
    expected += share;
  });
  return outcomeOf(matches, expected);
};
