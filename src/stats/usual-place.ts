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

/** How often each of n days comes out in each drawing of n days: row after row of n. */
export type Drawings = (n: number) => Uint16Array;

/** The same drawings for all who show as many days: drawing anew for each would cost more than all the rest. */
export function createDrawings(random: Random): Drawings {
  const known = new Map<number, Uint16Array>();
  return (n) => {
    const before = known.get(n);
    if (before !== undefined) return before;
    const own = random.fork(`days ${n}`);
    const times = new Uint16Array(DRAWINGS * n);
    for (let drawing = 0; drawing < DRAWINGS; drawing++)
      for (let i = 0; i < n; i++) {
        const slot = drawing * n + own.below(n);
        times[slot] = (times[slot] as number) + 1;
      }
    known.set(n, times);
    return times;
  };
}

/**
 * The place at which somebody is on most days at certain hours, of equals the one of the lowest number; undefined where no place shows.
 * Days weigh alike, however much is logged on one: a long evening of calls is one evening (after S. Isaacman et al., Pervasive 2011, who rank
 * places by the days on which they were seen).
 */
export function findUsualPlace(
  whereabouts: Whereabouts,
  dayOf: (local: number) => number | undefined,
  drawings: Drawings,
): UsualPlace | undefined {
  const days = sharesByDay(whereabouts, dayOf);
  const ids = [...new Set(days.flatMap((shares) => [...shares.keys()]))].sort((a, b) => a - b);
  if (ids.length === 0) return undefined;
  const rankOf = new Map(ids.map((id, rank) => [id, rank]));
  // One entry a day and place, flat, since it is read again for every drawing.
  const entries = days.flatMap((shares, day) => [...shares].map(([id, share]) => ({ day, rank: rankOf.get(id) as number, share })));
  const [day, rank] = [Int32Array.from(entries, (entry) => entry.day), Int32Array.from(entries, (entry) => entry.rank)];
  const share = Float64Array.from(entries, (entry) => entry.share);
  const weights = new Float64Array(ids.length);
  for (let i = 0; i < share.length; i++) weights[rank[i] as number] = (weights[rank[i] as number] as number) + (share[i] as number);
  const most = Math.max(...weights);
  const first = weights.findIndex((weight) => weight > most - EQUAL);

  const times = drawings(days.length);
  const drawn = new Float64Array(ids.length);
  let ahead = 0;
  for (let from = 0; from < times.length; from += days.length) {
    drawn.fill(0);
    for (let i = 0; i < share.length; i++) {
      const place = rank[i] as number;
      drawn[place] = (drawn[place] as number) + (times[from + (day[i] as number)] as number) * (share[i] as number);
    }
    const bar = (drawn[first] as number) - EQUAL;
    if (drawn.every((weight, place) => place === first || weight < bar)) ahead++;
  }
  return { place: ids[first] as number, days: days.length, weight: weights[first] as number, stability: ahead / DRAWINGS };
}
