import { row, type Series } from '../model/artifacts.ts';
import type { Duration, EndpointId } from '../model/event.ts';
import type { Trigger } from './lag-ratio.ts';
import { poissonBinomialTail } from './poisson-binomial.ts';
import { chanceOf, countHits, firstComparable, lagBefore, momentsFrom, type PseudoEvents } from './pseudo-events.ts';
import type { ComparedEvent } from './searched-events.ts';
import { prepareRatios } from './weigh-lags.ts';

/** With fewer comparable days than this nothing is said of an endpoint. */
export const FEWEST_DAYS = 3;
/** Two-sided 90 % of a normal distribution. */
const DEVIATIONS = 1.645;

export interface LagRanking {
  /** Endpoints that could be compared, ascending. */
  readonly ids: Int32Array;
  /** In step with the ids. Chance of a wait as short, where it lies within the window, and otherwise 1; of several events: chance of as many hits. */
  readonly p: Float64Array;
  /** Chance of a shorter wait still, or of more hits: p less the chance of what was seen. */
  readonly beyond: Float64Array;
  /** log10 likelihood ratio as the model of `Trigger` gives it, uncalibrated; over several events the sum, each given the hour of its day. */
  readonly ratio: Float64Array;
  /** The events that each could be compared at, and how many hits would be expected there from its own comparable moments. */
  readonly compared: readonly (readonly ComparedEvent[])[];
  readonly usual: Float64Array;
  /** Shortest lag to any of the events, µs. */
  readonly shortest: Float64Array;
  /** Hits within the window over all endpoints and events. */
  readonly hits: number;
  /** As many would be expected, from what was counted on the comparable days, with 90 % bounds for a single such day. */
  readonly expected: { readonly value: number; readonly low: number; readonly high: number };
}

/** How many endpoints are active at one event's clock time, day by day. */
interface Crowd {
  /** Sum over endpoints of the share of a day's moments that are hits, and the number of endpoints it was taken over. */
  readonly active: Float64Array;
  readonly present: Float64Array;
  mean: number;
  variance: number;
  endpoints: number;
}

/** Hits at the moments of each comparable day, added up, and noted in the crowd. */
function countDays(at: Float64Array, { points }: PseudoEvents, from: number, lag: Duration, crowd: Crowd): number {
  let hits = 0;
  for (let d = from; d < points.length; d++) {
    const own = points[d] as Float64Array;
    const found = countHits(at, own, lag);
    hits += found;
    crowd.active[d] = (crowd.active[d] as number) + found / own.length;
    crowd.present[d] = (crowd.present[d] as number) + 1;
  }
  return hits;
}

/** Number expected at the events, with bounds that take chance and the differences between days in. */
function expectHits(crowds: readonly Crowd[]): LagRanking['expected'] {
  let value = 0;
  let variance = 0;
  let least = 0;
  for (const { active, present, mean, variance: chance, endpoints } of crowds) {
    value += mean;
    variance += chance;
    const shares = Array.from(active.keys())
      .filter((d) => (present[d] as number) > 0)
      .map((d) => (active[d] as number) / (present[d] as number));
    const days = shares.length;
    if (days === 0) continue;
    const average = shares.reduce((sum, share) => sum + share, 0) / days;
    const between = shares.reduce((sum, share) => sum + (share - average) ** 2, 0) / Math.max(1, days - 1);
    variance += between * endpoints ** 2 * (1 + 1 / days);
    // Nothing seen on so many days: what would have shown in 95 of 100 cases.
    least += -Math.log(0.05) / days;
  }
  const spread = DEVIATIONS * Math.sqrt(variance);
  return { value, low: Math.max(0, value - spread), high: value > 0 ? value + spread : least };
}

interface Beside extends ComparedEvent {
  readonly one: PseudoEvents;
}

/** Compares many endpoints with their own comparable moments. */
export function rankLags(
  series: Series,
  pseudo: readonly PseudoEvents[],
  { reach, trigger }: { readonly reach: Duration; readonly trigger: Trigger },
): LagRanking {
  const { uncertainty } = trigger;
  const endpoints = series.offsets.length - 1;
  const ids: EndpointId[] = [];
  const p: number[] = [];
  const beyond: number[] = [];
  const ratio: number[] = [];
  const usual: number[] = [];
  const all: Beside[][] = [];
  const shortest: number[] = [];
  const crowds = pseudo.map(({ points: { length } }): Crowd => {
    return { active: new Float64Array(length), present: new Float64Array(length), mean: 0, variance: 0, endpoints: 0 };
  });
  const weigh = prepareRatios(series, pseudo, reach, trigger);
  let hits = 0;
  for (let id = 0; id < endpoints; id++) {
    const at = row(series.offsets, series.at, id);
    if (at.length === 0) continue;
    const compared: Beside[] = [];
    pseudo.forEach((one, e) => {
      const from = firstComparable(at[0] as number, one, reach);
      const days = one.points.length - from;
      if (days < FEWEST_DAYS) return;
      const crowd = crowds[e] as Crowd;
      const moments = momentsFrom(one, from);
      const found = countDays(at, one, from, reach, crowd);
      crowd.mean += found / moments;
      crowd.variance += (found / moments) * (1 - found / moments);
      crowd.endpoints++;
      compared.push({ e, one, from, days, lag: lagBefore(at, one.event + uncertainty), hits: found, all: moments });
    });
    const only = compared[0];
    if (!only) continue;
    const within = compared.filter(({ lag }) => lag <= reach).length;
    hits += within;
    ids.push(id);
    all.push(compared);
    shortest.push(compared.reduce((least, { lag }) => Math.min(least, lag), Number.POSITIVE_INFINITY));
    usual.push(compared.reduce((sum, beside) => sum + beside.hits / beside.all, 0));
    if (within === 0) {
      // Nothing seen within the window is one and the same outcome: anything within it is rarer.
      p.push(1);
      beyond.push(1 - chancesOfHits(at, compared, reach).reduce((none, chance) => none * (1 - chance), 1));
    } else if (compared.length > 1) {
      const chances = chancesOfHits(at, compared, reach);
      p.push(poissonBinomialTail(chances, within));
      beyond.push(poissonBinomialTail(chances, within + 1));
    } else {
      p.push(chanceOfLag(at, only, only.lag));
      // Waits are whole microseconds.
      beyond.push(chanceOfLag(at, only, only.lag - 1));
    }
    ratio.push(weigh(at, compared));
  }
  return {
    ids: Int32Array.from(ids),
    p: Float64Array.from(p),
    beyond: Float64Array.from(beyond),
    ratio: Float64Array.from(ratio),
    compared: all,
    usual: Float64Array.from(usual),
    shortest: Float64Array.from(shortest),
    hits,
    expected: expectHits(crowds),
  };
}

/** Chance of a wait of at most `lag` at one event. */
function chanceOfLag(at: Float64Array, { one, from, all }: { one: PseudoEvents; from: number; all: number }, lag: Duration): number {
  let hits = 0;
  for (let d = from; d < one.points.length; d++) hits += countHits(at, one.points[d] as Float64Array, lag);
  return chanceOf(countHits(at, one.own, lag), one.own.length, hits, all);
}

/**
 * Chance of a hit at each of several events, of which the Poisson-binomial tail makes that of as many hits: each event has its own chance, at its own clock time, and
 * given that they are taken as independent. Moving the endpoint's log by whole days instead would keep what ties days together, but on
 * thirty days it can show no chance below 1/31, too coarse among many endpoints; the search over comparable moments, which asks
 * about all endpoints at once, moves whole days. Tests hold the tail to its level on endpoints whose days are idle or busy as a whole.
 * Each event's own chance has the half hours of all the events in its count:
 * for an endpoint that is hardly ever active, the same few days speak for every event, and what they fail to show would
 * otherwise be multiplied as if it were known anew each time.
 */
function chancesOfHits(at: Float64Array, compared: readonly { one: PseudoEvents; hits: number; all: number }[], reach: Duration): number[] {
  let ownHits = 0;
  let ownAll = 0;
  for (const { one } of compared) {
    ownHits += countHits(at, one.own, reach);
    ownAll += one.own.length;
  }
  return compared.map(({ hits, all }) => chanceOf(ownHits, ownAll, hits, all));
}

/** The smallest chance that can come out: one moment's wait at every event, and none as short on any other day. */
export function leastChance(pseudo: readonly PseudoEvents[]): number {
  const own = pseudo.reduce((sum, one) => sum + one.own.length, 0);
  return pseudo.reduce((product, one) => product * chanceOf(pseudo.length, own, 0, momentsFrom(one, 0)), 1);
}
