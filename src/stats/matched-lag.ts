import type { Duration, Instant } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { bootstrapInterval } from './bootstrap.ts';
import { clopperPearsonInterval } from './interval-binomial.ts';
import { chanceOf, countHits, firstComparable, lagAfter, lagBefore, type PseudoEvents } from './pseudo-events.ts';
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
  /** Share of the comparable moments with activity within the window before them, as counted, and the days with any such moment. */
  readonly withinWindow: number;
  readonly daysWithin: number;
  /** From the event to the next activity, Infinity for none, and the chance of one as soon. */
  readonly after: Duration;
  readonly afterChance: number;
  readonly sameClass: boolean;
}

/**
 * The matched-time chance of a lag in full: what the test ranks by, its interval, and the mirror image after the event.
 * @param at the endpoint's instants, ascending, not empty
 * @param pseudo moments moved by `uncertainty`
 * @returns undefined where no day can be compared
 */
export function matchLag(
  at: Float64Array,
  pseudo: PseudoEvents,
  { reach, uncertainty, level, random }: { reach: Duration; uncertainty: Duration; level: number; random: Random },
): MatchedLag | undefined {
  const { event, own } = pseudo;
  const points = pseudo.points.slice(firstComparable(at[0] as number, pseudo, reach));
  const days = points.length;
  if (days === 0) return undefined;
  const lag = lagBefore(at, event + uncertainty);
  const ownHits = countHits(at, own, lag);
  const hits = points.map((day) => countHits(at, day, lag));
  const chanceOver = (sample: Iterable<number>) => {
    let found = 0;
    let looked = 0;
    for (const d of sample) {
      found += hits[d] as number;
      looked += (points[d] as Float64Array).length;
    }
    return chanceOf(ownHits, own.length, found, looked);
  };
  const interval = bootstrapInterval(days, chanceOver, { level, replicates: 1_000, random });
  // Resampling days of which none has a hit gives nothing to resample: what so many days can exclude is the limit then.
  const limit = hits.every((hit) => hit === 0) ? clopperPearsonInterval(0, days, level).high : 0;
  const moments = points.reduce((sum, { length }) => sum + length, 0);
  const within = points.map((day) => countHits(at, day, reach));

  const after = lagAfter(at, event);
  const countSoon = (moment: (point: Instant) => Instant, of: Float64Array) =>
    of.reduce((sum, point) => sum + Number(lagAfter(at, moment(point)) <= after), 0);
  // The event's own half hour is turned round: it runs from the event on.
  const soon = points.reduce(
    (sum, day) => sum + countSoon((point) => point - uncertainty, day),
    countSoon((point) => 2 * event + uncertainty - point, own),
  );
  return {
    event,
    days,
    lag,
    last: at[Math.max(0, upperBound(at, event + uncertainty) - 1)] as number,
    chance: chanceOver(hits.keys()),
    low: interval.low,
    high: Math.max(limit, interval.high),
    withinWindow: within.reduce((sum, found) => sum + found, 0) / moments,
    daysWithin: within.filter((found) => found > 0).length,
    after,
    afterChance: soon / (own.length + moments),
    sameClass: pseudo.sameClass,
  };
}
