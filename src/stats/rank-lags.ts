import { row, type Series } from '../model/artifacts.ts';
import type { Duration, EndpointId } from '../model/event.ts';
import { poissonBinomialTail } from './poisson-binomial.ts';
import { chanceWithin, lagBefore, type PseudoEvents, shareUpTo } from './pseudo-events.ts';

export interface LagRanking {
  /** In step with the ids. Of one event: chance of a lag as short. Of several: chance of as many hits within the window. */
  readonly p: Float64Array;
  /** Shortest lag to any of the events, µs. */
  readonly shortest: Float64Array;
  /** Hits within the window over all endpoints and events; the number expected by chance, and its variance. */
  readonly hits: number;
  readonly expected: number;
  readonly variance: number;
}

/**
 * Compares many endpoints with their own comparable moments.
 * @param population ascending lags over all endpoints, by event; empty where days suffice
 */
export function rankLags(
  series: Series,
  ids: readonly EndpointId[],
  pseudo: readonly PseudoEvents[],
  population: readonly Float64Array[],
  { reach, uncertainty }: { readonly reach: Duration; readonly uncertainty: Duration },
): LagRanking {
  const p = new Float64Array(ids.length);
  const shortest = new Float64Array(ids.length).fill(Number.POSITIVE_INFINITY);
  const chances = new Array<number>(pseudo.length);
  let hits = 0;
  let expected = 0;
  let variance = 0;
  ids.forEach((id, r) => {
    const at = row(series.offsets, series.at, id);
    let own = 0;
    pseudo.forEach((one, e) => {
      const ofAll = population[e] as Float64Array;
      const lag = lagBefore(at, one.event + uncertainty);
      const chance = chanceWithin(at, one, reach, shareUpTo(ofAll, reach));
      if (lag <= reach) own++;
      chances[e] = chance;
      expected += chance;
      variance += chance * (1 - chance);
      shortest[r] = Math.min(shortest[r] as number, lag);
      if (pseudo.length === 1) p[r] = chanceWithin(at, one, lag, shareUpTo(ofAll, lag));
    });
    hits += own;
    if (pseudo.length > 1) p[r] = poissonBinomialTail(chances, own);
  });
  return { p, shortest, hits, expected, variance };
}
