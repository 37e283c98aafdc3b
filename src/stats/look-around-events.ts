import type { Coverage, Series } from '../model/artifacts.ts';
import type { Calendar } from '../model/calendar.ts';
import type { Duration, Instant } from '../model/event.ts';
import { compareWithEven, type EvenSpread } from './even-spread.ts';
import type { Trigger } from './lag-ratio.ts';
import { isWatched, observedBetween } from './observed-time.ts';
import { choosePseudoEvents, keepApart, moveLater, type PseudoEvents, referenceEnd } from './pseudo-events.ts';
import { FEWEST_DAYS, type LagRanking, rankLags } from './rank-lags.ts';
import { type Search, searchPseudoEvents } from './searched-events.ts';

/** All endpoints beside all events. */
export interface AroundEvents extends LagRanking {
  /** Events that can be judged, each with its comparable moments. */
  readonly pseudo: readonly PseudoEvents[];
  /** Events that the log was watching, and of these the ones left out because another one was near. */
  readonly watched: number;
  readonly near: number;
  readonly search: Search;
  readonly even: EvenSpread;
}

/**
 * Compares the waits before events with those before comparable moments, for every endpoint.
 * @param events ascending
 * @param reach the window with the uncertainty of the clocks on both sides
 */
export function lookAroundEvents(
  series: Series,
  events: readonly Instant[],
  { coverage, calendar, reach, trigger }: { coverage: Coverage; calendar: Calendar; reach: Duration; trigger: Trigger },
): AroundEvents {
  const { uncertainty } = trigger;
  const watched = events.filter((at) => at >= coverage.from && isWatched(coverage, Math.max(coverage.from, at - reach), at));
  const apart = keepApart(watched, calendar);
  const pseudo = apart
    .map((at) => moveLater(choosePseudoEvents(at, events, reach, coverage, calendar), uncertainty))
    .filter(({ points, own }) => points.length >= FEWEST_DAYS && own.length > 0);
  const ranked = rankLags(series, pseudo, { reach, trigger });
  const to = pseudo[0] ? referenceEnd(pseudo[0].event, calendar) : coverage.from;
  return {
    ...ranked,
    pseudo,
    watched: watched.length,
    near: watched.length - apart.length,
    search: searchPseudoEvents(series, pseudo, ranked, { reach, uncertainty, coverage }),
    even: compareWithEven(series, ranked, reach, { to, observed: observedBetween(coverage, coverage.from, to) }),
  };
}
