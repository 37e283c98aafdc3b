import { dayOf, hourOf, isWeekend } from '../model/calendar.ts';
import { MICROS_PER_DAY } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { FEATURES, profileAll } from './behaviour.ts';
import { shuffle } from './draw.ts';
import { findAgain, learnScale } from './find-again.ts';
import { type Histograms, matchHistograms } from './histogram-matching.ts';
import { jeffreysInterval } from './interval-binomial.ts';
import type { RecordIndex } from './own-records.ts';
import type { MeasuredShare } from './share-columns.ts';

/** Hops that are looked at, and first guesses that count. */
export const HOPS = 2;
export const RANKS = [1, 10] as const;
export const FEWEST_RECORDS = 10;
export const FEWEST_PEOPLE = 20;
/** People who are looked up, at most, and at least where there are as many; each is held against all, so many times in all about. */
const MOST_ASKED = 1_000;
const FEWEST_ASKED = 200;
const COMPARED = 10_000_000;
/**
 * People of one crowd who are worth one independent one: whether one is found hangs on what the others do, and crowds differ. Intervals of
 * 90 % that took all for independent held what such crowds show on average in 95 of 120 cases (seeds 2101 to 2140).
 */
const BUNCHING = 2;
const WEEK = 7 * MICROS_PER_DAY;
/** People who are matched all at once, at most: the assignment takes the cube of them. */
const MOST_MATCHED = 400;
/** Hours of working days and of weekends. */
const HOURS = 48;
/** Weeks between two weeks that are compared. */
const GAPS = [1, 2, 4, 8, 16] as const;

export interface Exposure {
  /** People who have enough records in both halves, and how many of them were looked up. */
  readonly people: number;
  readonly asked: number;
  /** Length of a half. */
  readonly days: number;
  /** By hops from 0, then by {@link RANKS}. */
  readonly byHops: readonly (readonly MeasuredShare[])[];
  /** First guesses, one week in another. */
  readonly byGap: readonly (MeasuredShare & { readonly weeks: number })[];
  /** Right matches by hours of the week and nothing else, among so many as {@link MOST_MATCHED}: each by itself, and all at once. */
  readonly byHours: { readonly alone: MeasuredShare; readonly together: MeasuredShare };
  /** Somebody who is found as the first guess, or else anybody. */
  readonly found: number;
}

/**
 * How often people of the first half of a log are found in the second, and of its first week in later ones.
 * Intervals are those of a share of people, {@link BUNCHING} of them being worth one.
 * @param bounds first instant and the end, local µs
 * @returns undefined where there are too few people
 */
export function measureExposure(
  index: RecordIndex,
  endpoints: number,
  [from, to]: readonly [number, number],
  level: number,
  random: Random,
): Exposure | undefined {
  const [middle, quarter] = [from + (to - from) / 2, from + (to - from) / 4];
  const [before, after] = [profileAll(index, endpoints, [from, middle], HOPS), profileAll(index, endpoints, [middle, to], HOPS)];
  const enough = (...records: Int32Array[]) =>
    Array.from({ length: endpoints }, (_, id) => id).filter((id) => records.every((own) => (own[id] as number) >= FEWEST_RECORDS));
  const people = enough(before.records, after.records);
  if (people.length < FEWEST_PEOPLE) return undefined;
  const parts = [profileAll(index, endpoints, [from, quarter], HOPS), profileAll(index, endpoints, [quarter, middle], HOPS)] as const;
  const known = people.filter((id) => parts.every(({ records }) => (records[id] as number) > 0));
  const scale = known.length >= FEWEST_PEOPLE ? learnScale(before, known, parts) : learnScale(before, people);
  const choose = (n: number) =>
    shuffle(
      Array.from({ length: n }, (_, i) => i),
      random.fork(`asked of ${n}`),
    )
      .slice(0, Math.max(FEWEST_ASKED, Math.min(MOST_ASKED, Math.floor(COMPARED / n))))
      .sort((a, b) => a - b);
  const shareOf = (ranks: Int32Array, within: number): MeasuredShare => {
    const found = ranks.filter((rank) => rank <= within).length;
    return { share: found / ranks.length, n: ranks.length, ...jeffreysInterval(found / BUNCHING, ranks.length / BUNCHING, level) };
  };
  const asked = choose(people.length);
  const ranks = Array.from({ length: HOPS + 1 }, (_, hops) => findAgain(before, after, people, asked, scale, (hops + 1) * FEATURES));
  const byGap: (MeasuredShare & { weeks: number })[] = [];
  const first = profileAll(index, endpoints, [from, from + WEEK], HOPS);
  for (const weeks of GAPS) {
    if (from + (weeks + 1) * WEEK > to) break;
    const later = profileAll(index, endpoints, [from + weeks * WEEK, from + (weeks + 1) * WEEK], HOPS);
    const both = enough(first.records, later.records);
    if (both.length < FEWEST_PEOPLE) continue;
    byGap.push({ weeks, ...shareOf(findAgain(first, later, both, choose(both.length), scale, first.width), 1) });
  }
  const crowd = shuffle(Int32Array.from(people), random.fork('matched')).slice(0, MOST_MATCHED);
  // In another order: of equal matches none is to be preferred for standing in the right place.
  const order = shuffle(Int32Array.from(crowd.keys()), random.fork('order'));
  const again = order.map((i) => crowd[i] as number);
  const matched = matchHistograms(countHours(index, crowd, [from, middle]), countHours(index, again, [middle, to]));
  const matchedRight = (places: Int32Array) =>
    shareOf(
      places.map((place, i) => (order[place] === i ? 1 : 2)),
      1,
    );
  const right = ranks[HOPS]?.indexOf(1) ?? -1;
  return {
    people: people.length,
    asked: asked.length,
    days: (to - from) / 2 / MICROS_PER_DAY,
    byHops: ranks.map((own) => RANKS.map((within) => shareOf(own, within))),
    byGap,
    byHours: { alone: matchedRight(matched.alone), together: matchedRight(matched.together) },
    found: people[asked[Math.max(0, right)] as number] as number,
  };
}

/** Records of each by hour, working days apart from weekends. */
function countHours(index: RecordIndex, people: Int32Array, stretch: readonly [number, number]): Histograms {
  const counts = new Float64Array(people.length * HOURS);
  people.forEach((id, row) => {
    for (const local of index.of(id, stretch).at) {
      const bin = row * HOURS + Math.floor(hourOf(local)) + (isWeekend(dayOf(local)) ? HOURS / 2 : 0);
      counts[bin] = (counts[bin] as number) + 1;
    }
  });
  return { counts, width: HOURS };
}
