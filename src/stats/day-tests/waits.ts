import { gammaTail } from '../gamma-tail.ts';
import { type DayTest, RARE } from './day-test.ts';
import { lengthCovered } from './window-cover.ts';

/** Ranks are not taken to be finer than this. */
const LEAST = 1e-9;

/**
 * For each moment of b with a moment of a in its stretch: the share of the stretch that lies as near to one of a. Uniform on (0, 1) where
 * b has nothing to do with a, at whatever rate; small where it does.
 * Source: P. Rubin-Delanchy, N. A. Heard, arXiv:1408.3845 (2014), with the nearest moment on either side in place of the last before, and
 * observation time cut into stretches, so that the rate of b need only be even within each.
 */
export function rankWaits(a: Float64Array, b: Float64Array, around: number, step = 0): number[] {
  const ranks: number[] = [];
  let next = 0;
  for (const at of b) {
    while (next < a.length && (a[next] as number) < at) next++;
    const distance = Math.min(
      next < a.length ? (a[next] as number) - at : Number.POSITIVE_INFINITY,
      next > 0 ? at - (a[next - 1] as number) : Number.POSITIVE_INFINITY,
    );
    const from = Math.floor(at / around) * around - step / 2;
    const reach = distance + step / 2;
    if (lengthCovered(a, Math.max(0, next - 1), from, from + around, 0, 1) === 0) continue;
    let first = next;
    while (first > 0 && (a[first - 1] as number) + reach > from) first--;
    ranks.push(Math.max(LEAST, lengthCovered(a, first, from, from + around, reach, reach) / around));
  }
  return ranks;
}

/** Fisher's sum of the ranks of a day: −Σ ln u has the gamma law of shape n. */
export const waits: DayTest = (a, b, { near, around, step }) => {
  const ranks = rankWaits(a, b, around, step);
  if (ranks.length === 0) return { matches: 0, expected: 0, hit: false, chance: 0 };
  const sum = ranks.reduce((all, rank) => all - Math.log(rank), 0);
  const matches = ranks.filter((rank) => rank * around <= 2 * near).length;
  return { matches, expected: (ranks.length * 2 * near) / around, hit: gammaTail(sum, ranks.length) <= RARE, chance: RARE };
};
