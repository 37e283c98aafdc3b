import { median } from 'simple-statistics';
import type { Series } from '../model/artifacts.ts';
import type { Duration, Instant } from '../model/event.ts';
import type { LagRanking } from './rank-lags.ts';
import { lowerBound } from './search.ts';

/** Share of moments with activity within `window` before them, if it came evenly and each on its own: 1 − exp(−rate × window). */
export const evenShare = (activities: number, observed: Duration, window: Duration): number =>
  observed > 0 ? -Math.expm1((-activities / observed) * window) : 0;

/** What the even spread says of many endpoints, beside what was counted. */
export interface EvenSpread {
  /** Hits that it expects over all endpoints and events. */
  readonly expected: number;
  /** Median over endpoints of its share over the counted one; not finite where half of them had no counted hit. */
  readonly excess: number;
  /** In step with the ids: chance that it gives to a wait as short as the shortest, 1 − exp(−rate × wait × events). */
  readonly p: Float64Array;
}

/**
 * Holds the textbook formula, which knows neither bursts nor hours, against counted shares: by how much it is off in this log.
 * @param ranked by row: the events compared, and the counted shares added up over them
 * @param reference the time up to `to`, of which `observed` was watched
 */
export function compareWithEven(
  series: Series,
  { ids, usual, compared, shortest }: Pick<LagRanking, 'ids' | 'usual' | 'compared' | 'shortest'>,
  window: Duration,
  reference: { readonly to: Instant; readonly observed: Duration },
): EvenSpread {
  let expected = 0;
  const excess: number[] = [];
  const p = new Float64Array(ids.length);
  ids.forEach((id, r) => {
    const from = series.offsets[id] as number;
    const before = lowerBound(series.at, reference.to, from, series.offsets[id + 1] as number) - from;
    const events = compared[r]?.length ?? 0;
    const even = evenShare(before, reference.observed, window) * events;
    const wait = (shortest[r] as number) * events;
    p[r] = wait === Number.POSITIVE_INFINITY ? 1 : evenShare(before, reference.observed, wait);
    expected += even;
    if (even > 0) excess.push(even / (usual[r] as number));
  });
  return { expected, excess: excess.length > 0 ? median(excess) : Number.NaN, p };
}
