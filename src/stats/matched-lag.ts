import type { Duration, Instant } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { bootstrapInterval } from './bootstrap.ts';
import { clopperPearsonInterval } from './interval-binomial.ts';
import { chanceOf, countHits, firstComparable, lagAfter, lagBefore, type PseudoEvents } from './pseudo-events.ts';
import { upperBound } from './search.ts';

/**
 * `open`: the clocks leave open on which side the activity lies. `after`: the activity after the event came unusually soon, and is rarer
 * than the one before, or alone within the window. `both`: unusually soon after, too. `before`: not.
 */
export type Side = 'open' | 'after' | 'both' | 'before';

/** Chance below which the activity after the event counts as unusually soon. */
const RARE = 0.05;

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
  /**
   * The mirror image: from the event to the next activity, with the clocks' uncertainty added, Infinity for none; the chance of one as
   * soon, counted as the chance of the wait before is. What the clocks leave open counts on both sides.
   */
  readonly after: Duration;
  readonly next: Instant;
  readonly afterChance: number;
  /** Which side of the event stands out, the same statistic on both. */
  readonly standsOut: Side;
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

  const after = lagAfter(at, event - uncertainty);
  const countSoon = (moment: (point: Instant) => Instant, of: Float64Array) =>
    of.reduce((sum, point) => sum + Number(lagAfter(at, moment(point)) <= after), 0);
  // Moments lie later by the uncertainty; here they lie earlier by it. The event's own half hour is turned round: it runs from the event on.
  const soon = points.reduce(
    (sum, day) => sum + countSoon((point) => point - 2 * uncertainty, day),
    countSoon((point) => 2 * event - point, own),
  );
  const last = at[Math.max(0, upperBound(at, event + uncertainty) - 1)] as number;
  const next = event - uncertainty + after;
  const chance = chanceOver(hits.keys());
  const afterChance = soon / (own.length + moments);
  const soonAfter = after <= reach && afterChance <= RARE;
  return {
    event,
    days,
    lag,
    last,
    chance,
    low: interval.low,
    high: Math.max(limit, interval.high),
    withinWindow: within.reduce((sum, found) => sum + found, 0) / moments,
    daysWithin: within.filter((found) => found > 0).length,
    after,
    next,
    afterChance,
    standsOut: next === last ? 'open' : !soonAfter ? 'before' : lag > reach || afterChance < chance ? 'after' : 'both',
    sameClass: pseudo.sameClass,
  };
}
