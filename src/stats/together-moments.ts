import type { Duration, EndpointId, Instant } from '../model/event.ts';
import { areAlike, type Sizes } from './day-tests/sizes.ts';
import type { Moments } from './moments.ts';
import { lowerBound } from './search.ts';

/**
 * Moments of two endpoints that lie no more than `near` from being `lag` apart, either way round, each once, in the order of a.
 * @param most bytes by which what the one sends and the other receives may differ, where the moments have sizes
 */
export function showTogether(
  moments: Moments,
  a: EndpointId,
  b: EndpointId,
  near: Duration,
  lag: Duration,
  most: number,
): [Instant, Instant][] {
  const { offsets, at, out, in: taken } = moments;
  const [fromA, toA, fromB, toB] = [offsets[a], offsets[a + 1], offsets[b], offsets[b + 1]] as [number, number, number, number];
  const [one, other] = [at.subarray(fromA, toA), at.subarray(fromB, toB)];
  const sizes: Sizes | undefined = out &&
    taken && {
      ...{ outA: out.subarray(fromA, toA), inA: taken.subarray(fromA, toA) },
      ...{ outB: out.subarray(fromB, toB), inB: taken.subarray(fromB, toB), most },
    };
  const used = new Uint8Array(other.length);
  const found: [Instant, Instant][] = [];
  one.forEach((when, i) => {
    for (const middle of lag > 0 ? [when - lag, when + lag] : [when]) {
      let j = lowerBound(other, middle - near);
      const isNear = () => j < other.length && (other[j] as number) <= middle + near;
      while (isNear() && (used[j] === 1 || (sizes && !areAlike(sizes, i, j)))) j++;
      if (!isNear()) continue;
      used[j] = 1;
      found.push([when, other[j] as number]);
      return;
    }
  });
  return found;
}
