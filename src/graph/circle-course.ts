import type { Contacts } from '../model/artifacts.ts';
import type { EndpointId } from '../model/event.ts';
import type { ChangedCircle } from './changed-circles.ts';
import type { PairDays } from './pair-days.ts';

/** By day of the log: how many of a circle's changed ties were in contact, and how many other ties of its members. */
export interface CircleCourse {
  readonly changed: Int32Array;
  readonly others: Int32Array;
}

/** Follows circles through the log. O(contact days of the members) a circle. */
export function createCircleCourses(contacts: Contacts, { offsets, day, days }: PairDays): (circle: ChangedCircle) => CircleCourse {
  const first = new Int32Array(contacts.endpoints + 1);
  for (const ends of [contacts.a, contacts.b]) for (const id of ends) first[id + 1] = (first[id + 1] as number) + 1;
  for (let id = 0; id < contacts.endpoints; id++) first[id + 1] = (first[id + 1] as number) + (first[id] as number);
  const free = first.slice();
  const pairs = new Int32Array(2 * contacts.count);
  for (let pair = 0; pair < contacts.count; pair++)
    for (const id of [contacts.a[pair] as number, contacts.b[pair] as number]) {
      pairs[free[id] as number] = pair;
      free[id] = (free[id] as number) + 1;
    }
  return ({ members, changed: ties }) => {
    const course = { changed: new Int32Array(days), others: new Int32Array(days) };
    const own = new Set(ties);
    const seen = new Set<number>();
    for (const id of members)
      for (let i = first[id] as number; i < (first[id + 1] as number); i++) {
        const pair = pairs[i] as number;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const column = own.has(pair) ? course.changed : course.others;
        for (let d = offsets[pair] as number; d < (offsets[pair + 1] as number); d++) {
          const today = day[d] as number;
          column[today] = (column[today] as number) + 1;
        }
      }
    return course;
  };
}

/** What became of a circle: which groups of its members were in contact already, or still are, by ties that did not change. */
export type Turn = 'born' | 'merged' | 'joined' | 'gone' | 'split' | 'left';

/** Days in contact on the quieter side that make a standing tie, and the least part of the rate that the changed ties have on the livelier one. */
const STANDING_DAYS = 2;
const STANDING_SHARE = 1 / 2;
const FEWEST_STANDING = 3;

/**
 * Names the turn by the groups of three and more that stand on the quieter side: none, and the circle was born or is gone; one, and others
 * joined or left it; several, and they merged, or it split into them.
 * @returns the turn, and the groups, each ascending
 */
export function nameTurn(
  { members, changed, grew, boundary }: ChangedCircle,
  { offsets, day, days }: PairDays,
  placeOf: (one: number, other: number) => number,
): { readonly turn: Turn; readonly parts: readonly (readonly EndpointId[])[] } {
  const own = new Set(changed);
  const [quietDays, livelyDays] = grew ? [boundary, days - boundary] : [days - boundary, boundary];
  /** Days of a pair on the later side or the earlier one. */
  const count = (pair: number, later: boolean): number => {
    let sum = 0;
    for (let i = offsets[pair] as number; i < (offsets[pair + 1] as number); i++) if ((day[i] as number) >= boundary === later) sum++;
    return sum;
  };
  const rate = changed.reduce((sum, pair) => sum + count(pair, grew), 0) / changed.length / livelyDays;
  const stands = (one: EndpointId, other: EndpointId): boolean => {
    const pair = placeOf(one, other);
    if (pair < 0 || own.has(pair)) return false;
    return count(pair, !grew) >= Math.max(STANDING_DAYS, STANDING_SHARE * rate * quietDays);
  };
  const left = new Set(members);
  const parts: EndpointId[][] = [];
  for (const start of members) {
    if (!left.delete(start)) continue;
    const part = [start];
    for (const one of part) {
      for (const other of left) {
        if (!stands(Math.min(one, other), Math.max(one, other))) continue;
        left.delete(other);
        part.push(other);
      }
    }
    if (part.length >= FEWEST_STANDING) parts.push(part.sort((x, y) => x - y));
  }
  if (parts.length === 0) return { turn: grew ? 'born' : 'gone', parts };
  if (parts.length > 1) return { turn: grew ? 'merged' : 'split', parts };
  return { turn: grew ? 'joined' : 'left', parts };
}
