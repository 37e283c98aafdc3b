import type { Duration, Instant } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { bootstrapInterval } from './bootstrap.ts';
import { clopperPearsonInterval } from './interval-binomial.ts';
import { chanceOf, chanceWithin, hitsByDay, lagAfter, lagBefore, type PseudoEvents } from './pseudo-events.ts';
import { upperBound } from './search.ts';

/** One endpoint beside one event, against its own comparable moments. Times in µs. */
export interface MatchedLag {
  readonly event: Instant;
  /** Comparable days. */
  readonly days: number;
  /** From the last activity to the event, with the clocks' uncertainty added. */
  readonly lag: Duration;
  readonly last: Instant;
  /** Chance of a lag as short, with its interval over days. */
  readonly chance: number;
  readonly low: number;
  readonly high: number;
  /** Chance of activity within the window. */
  readonly withinWindow: number;
  /** From the event to the next activity, Infinity for none, and the chance of one as soon. */
  readonly after: Duration;
  readonly afterChance: number;
  readonly smoothed: boolean;
  readonly sameClass: boolean;
}

/**
 * The matched-time chance of a lag in full: what the test ranks by, its interval, and the mirror image after the event.
 * @param at the endpoint's instants, ascending, not empty
 * @param population share of all endpoints with a lag as short; used where days are few
 */
export function matchLag(
  at: Float64Array,
  pseudo: PseudoEvents,
  { reach, uncertainty, level, random }: { reach: Duration; uncertainty: Duration; level: number; random: Random },
  population: (lag: Duration) => number,
): MatchedLag {
  const { event, points } = pseudo;
  const lag = lagBefore(at, event + uncertainty);
  const { hits, all } = hitsByDay(at, pseudo, lag);
  const chanceOver = (days: Iterable<number>) => {
    let found = 0;
    let looked = 0;
    for (const d of days) {
      found += hits[d] as number;
      looked += all[d] as number;
    }
    return chanceOf(found, looked, lag, pseudo, population(lag));
  };
  const interval = bootstrapInterval(points.length, chanceOver, { level, replicates: 1_000, random });
  // Resampling days of which none has a hit gives nothing to resample: what so many days can exclude is the limit then.
  const limit = hits.every((hit) => hit === 0) ? clopperPearsonInterval(0, points.length, level).high : 0;

  const after = lagAfter(at, event);
  let asSoon = 0;
  let looked = 0;
  for (const own of points) {
    for (const point of own) if (lagAfter(at, point - uncertainty) <= after) asSoon++;
    looked += own.length;
  }
  return {
    event,
    days: points.length,
    lag,
    last: at[Math.max(0, upperBound(at, event + uncertainty) - 1)] as number,
    chance: chanceOver(hits.keys()),
    low: interval.low,
    high: Math.max(limit, interval.high),
    withinWindow: chanceWithin(at, pseudo, reach, population(reach)),
    after,
    afterChance: (0.5 + asSoon) / (looked + 1),
    smoothed: pseudo.weights !== undefined,
    sameClass: pseudo.sameClass,
  };
}
