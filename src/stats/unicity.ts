import type { Random } from '../model/random.ts';
import type { PointIndex, PointRows } from './points.ts';

/** How finely an adversary knows points: so many hours as one, and so many items as one. 1 and 1 is as the log has it. */
export interface Coarsening {
  readonly hours: number;
  readonly items: number;
}

/** How points are looked up at some coarsening. */
interface Grouping extends Coarsening {
  /** Group of an item, and the items of a group. */
  groupOf(item: number): number;
  members(group: number): Iterable<number>;
}

/** @param order items in the order in which neighbours are taken for one */
export function groupItems(order: Int32Array, coarsening: Coarsening): Grouping {
  const place = new Int32Array(order.length);
  order.forEach((item, i) => {
    place[item] = i;
  });
  const { items } = coarsening;
  return {
    ...coarsening,
    groupOf: (item) => Math.floor((place[item] as number) / items),
    members: (group) => order.subarray(group * items, (group + 1) * items),
  };
}

/** First entry of a row from an hour on. */
function firstFrom({ offsets, hour }: PointRows, row: number, from: number): number {
  let low = offsets[row] as number;
  let high = offsets[row + 1] as number;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((hour[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Point {
  readonly group: number;
  /** Hours as one, numbered. */
  readonly span: number;
}

function pointsOf({ offsets, hour, other }: PointRows, person: number, grouping: Grouping): Point[] {
  const seen = new Set<string>();
  const points: Point[] = [];
  for (let i = offsets[person] as number; i < (offsets[person + 1] as number); i++) {
    const point = { group: grouping.groupOf(other[i] as number), span: Math.floor((hour[i] as number) / grouping.hours) };
    const key = `${point.group} ${point.span}`;
    if (seen.has(key)) continue;
    seen.add(key);
    points.push(point);
  }
  return points;
}

/** Everybody who was at a point. */
function whoWasAt({ items }: PointIndex, { group, span }: Point, grouping: Grouping): Set<number> {
  const who = new Set<number>();
  for (const item of grouping.members(group)) {
    const end = items.offsets[item + 1] as number;
    for (let i = firstFrom(items, item, span * grouping.hours); i < end && (items.hour[i] as number) < (span + 1) * grouping.hours; i++)
      who.add(items.other[i] as number);
  }
  return who;
}

/** How many entries a point has to be looked up in: at least as many as people were there. */
function sizeOf({ items }: PointIndex, { group, span }: Point, grouping: Grouping): number {
  let size = 0;
  for (const item of grouping.members(group))
    size += firstFrom(items, item, (span + 1) * grouping.hours) - firstFrom(items, item, span * grouping.hours);
  return size;
}

function wasAt({ people }: PointIndex, person: number, { group, span }: Point, grouping: Grouping): boolean {
  const end = people.offsets[person + 1] as number;
  for (let i = firstFrom(people, person, span * grouping.hours); i < end && (people.hour[i] as number) < (span + 1) * grouping.hours; i++)
    if (grouping.groupOf(people.other[i] as number) === group) return true;
  return false;
}

/** How many distinct points a person has. */
export const countPoints = ({ offsets }: PointRows, person: number): number =>
  (offsets[person + 1] as number) - (offsets[person] as number);

/**
 * With how many of its points, drawn one after the other, a person is the only one to have them all.
 * Source: Y.-A. de Montjoye, C. A. Hidalgo, M. Verleysen, V. D. Blondel, Unique in the crowd, Sci. Rep. 3 (2013) 1376: points at random
 * from the trace; by an inverted index, and done as soon as one is left.
 * @param most points that are drawn at most
 * @returns `points` from 1 to `most`, Infinity where that many do not single the person out; `drawn` fewer than `most` where there are no more
 */
export function pointsNeeded(
  index: PointIndex,
  person: number,
  most: number,
  grouping: Grouping,
  random: Random,
): { readonly points: number; readonly drawn: number } {
  const points = pointsOf(index.people, person, grouping);
  const drawn = Math.min(most, points.length);
  let left: number[] | undefined;
  for (let n = 0; n < drawn; n++) {
    const pick = n + random.below(points.length - n);
    const point = points[pick] as Point;
    points[pick] = points[n] as Point;
    left = left === undefined ? [...whoWasAt(index, point, grouping)] : left.filter((one) => wasAt(index, one, point, grouping));
    if (left.length <= 1) return { points: n + 1, drawn };
  }
  return { points: Number.POSITIVE_INFINITY, drawn };
}

/** Whether so many points single a person out: as {@link pointsNeeded} draws them, but the rarest first, which is the quickest. */
export function isSingledOut(index: PointIndex, person: number, known: number, grouping: Grouping, random: Random): boolean {
  const points = pointsOf(index.people, person, grouping);
  const drawn: { point: Point; size: number }[] = [];
  for (let n = 0; n < Math.min(known, points.length); n++) {
    const pick = n + random.below(points.length - n);
    const point = points[pick] as Point;
    points[pick] = points[n] as Point;
    drawn.push({ point, size: sizeOf(index, point, grouping) });
  }
  const [rarest, ...others] = drawn.sort((a, b) => a.size - b.size);
  if (rarest === undefined) return false;
  let left = [...whoWasAt(index, rarest.point, grouping)];
  for (const { point } of others) {
    if (left.length <= 1) return true;
    left = left.filter((one) => wasAt(index, one, point, grouping));
  }
  return left.length <= 1;
}
