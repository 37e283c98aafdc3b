import { MICROS_PER_MINUTE } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import type { Whereabouts } from './place-indicators.ts';

const HALF_HOUR = 30 * MICROS_PER_MINUTE;
/** Drawings of as many days with replacement. */
const DRAWINGS = 200;

/** Sums of shares that differ by less are equal, in whatever order they were summed. */
const EQUAL = 1e-9;

/** Where one person most often is at certain hours, over days on which some place shows then. */
export interface UsualPlace {
  readonly place: number;
  readonly days: number;
  /** Days' worth of time at the place: a day counts for as much of its half hours as show it. */
  readonly weight: number;
  /** Share of drawings of the same number of days in which the place is ahead of every other by itself. */
  readonly stability: number;
}

/** A day's share of half hours by place; the shares of one day sum up to 1. */
type Shares = ReadonlyMap<number, number>;

/** @param dayOf the day to which a local instant belongs; undefined for hours that are not asked about */
function sharesByDay({ at, place }: Whereabouts, dayOf: (local: number) => number | undefined): Shares[] {
  const seen = new Map<number, Map<number, Set<number>>>();
  at.forEach((local, i) => {
    const day = dayOf(local);
    if (day === undefined) return;
    const places = seen.get(day) ?? new Map<number, Set<number>>();
    seen.set(day, places);
    const halves = places.get(place[i] as number) ?? new Set<number>();
    places.set(place[i] as number, halves.add(Math.floor(local / HALF_HOUR)));
  });
  return [...seen.values()].map((places) => {
    const total = [...places.values()].reduce((sum, { size }) => sum + size, 0);
    return new Map([...places].map(([id, { size }]) => [id, size / total]));
  });
}

/**
 * The place at which somebody is on most days at certain hours, of equals the one of the lowest number; undefined where no place shows.
 * Days weigh alike, however much is logged on one: a long evening of calls is one evening (after S. Isaacman et al., Pervasive 2011, who rank
 * places by the days on which they were seen).
 */
export function findUsualPlace(
  whereabouts: Whereabouts,
  dayOf: (local: number) => number | undefined,
  random: Random,
): UsualPlace | undefined {
  const days = sharesByDay(whereabouts, dayOf);
  const ids = [...new Set(days.flatMap((shares) => [...shares.keys()]))].sort((a, b) => a - b);
  if (ids.length === 0) return undefined;
  // Days as rows of places by rank, flat, so that drawing is cheap.
  const columns = days.map((shares) => [...shares].map(([id, share]) => [ids.indexOf(id), share] as const));
  const weigh = (drawn: (i: number) => number): Float64Array => {
    const weights = new Float64Array(ids.length);
    for (let i = 0; i < days.length; i++)
      for (const [column, share] of columns[drawn(i)] as (readonly [number, number])[])
        weights[column] = (weights[column] as number) + share;
    return weights;
  };
  const weights = weigh((i) => i);
  const most = Math.max(...weights);
  const first = weights.findIndex((weight) => weight > most - EQUAL);
  let ahead = 0;
  for (let drawing = 0; drawing < DRAWINGS; drawing++) {
    const drawn = weigh(() => random.below(days.length));
    if (drawn.every((weight, column) => column === first || weight < (drawn[first] as number) - EQUAL)) ahead++;
  }
  return { place: ids[first] as number, days: days.length, weight: weights[first] as number, stability: ahead / DRAWINGS };
}
