import type { Duration } from '../model/event.ts';
import { MICROS_PER_DAY } from '../model/event.ts';
import type { ActTies } from './act-ties.ts';
import type { Acts } from './acts.ts';
import { daysOf, type EndpointDay, pairDays } from './day-pairs.ts';

/**
 * Contacts passed on: an endpoint is addressed, and within a window it addresses somebody else, who was not told already. One count an act.
 * Columns by endpoint.
 */
export interface FollowUps {
  /** Acts that follow such a contact, and acts that come before one instead: the same with time turned round. */
  readonly passed: Float64Array;
  readonly reversed: Float64Array;
  /** What `passed` would be if the days on which it was addressed were exchanged among days as busy, at the same hours; and the variance of that. */
  readonly expected: Float64Array;
  readonly variance: Float64Array;
  /** CSR by endpoint: `passed` less `reversed`, of the days on which they differ. */
  readonly differenceOffsets: Int32Array;
  readonly differences: Int32Array;
  /** Days that have another one to be compared with. */
  readonly compared: Int32Array;
  /** Where ties were given: by stretch of days, then tie (entry stretch × ties + tie). */
  readonly byTie: ByTie;
}

/**
 * Counts as {@link FollowUps} has them, for a tie k → i: contacts of k that i passed on (each once), and acts by which k passed something on to i
 * (each shared out among those whom it addressed). Both put k before i.
 */
export interface ByTie {
  readonly passed: Float32Array;
  readonly reversed: Float32Array;
  readonly expected: Float32Array;
}

/** Directed pairs to be counted, and into how many stretches of about as many days the log is cut. */
export interface Crediting {
  readonly ties: ActTies;
  readonly stretches: number;
}

/** Takes an entry of `receiver` and an act that may pass it on. */
type Visit = (entry: number, act: number) => void;

/** Whether `act` goes past the one who spoke in `entry`, to somebody whom that contact had not addressed. */
function goesFurther({ offsets, receiver, sender, actOf }: Acts, entry: number, act: number): boolean {
  const before = actOf[entry] as number;
  const from = sender[before] as number;
  const end = offsets[act + 1] as number;
  let told = offsets[before] as number;
  const toldEnd = offsets[before + 1] as number;
  let news = false;
  for (let i = offsets[act] as number; i < end; i++) {
    const to = receiver[i] as number;
    if (to === from) return false;
    while (told < toldEnd && (receiver[told] as number) < to) told++;
    if (told === toldEnd || receiver[told] !== to) news = true;
  }
  return news;
}

/**
 * For each act of one day: the nearest contact before it, within the window, that it could pass on; of the last two senders. With `backwards`
 * the nearest after it. What was got is moved by `shift`. Equal instants are neither before nor after.
 * @returns how many acts have one
 */
function matchDay(
  acts: Acts,
  { madeFrom, madeTo }: EndpointDay,
  { gotFrom, gotTo }: EndpointDay,
  shift: number,
  window: Duration,
  backwards: boolean,
  visit?: Visit,
): number {
  const { at, made, got, sender, actOf } = acts;
  const sign = backwards ? -1 : 1;
  const step = sign;
  const gotEnd = backwards ? gotFrom - 1 : gotTo;
  const madeEnd = backwards ? madeFrom - 1 : madeTo;
  let next = backwards ? gotTo - 1 : gotFrom;
  let last = -1;
  let lastOther = -1;
  let count = 0;
  for (let m = backwards ? madeTo - 1 : madeFrom; m !== madeEnd; m += step) {
    const act = made[m] as number;
    const when = at[act] as number;
    while (next !== gotEnd) {
      const entry = got[next] as number;
      if (sign * ((at[actOf[entry] as number] as number) + shift - when) >= 0) break;
      if (last >= 0 && sender[actOf[last] as number] !== sender[actOf[entry] as number]) lastOther = last;
      last = entry;
      next += step;
    }
    for (let which = 0; which < 2; which++) {
      const entry = which === 0 ? last : lastOther;
      if (entry < 0 || sign * (when - (at[actOf[entry] as number] as number) - shift) > window) break;
      if (!goesFurther(acts, entry, act)) continue;
      count++;
      visit?.(entry, act);
      break;
    }
  }
  return count;
}

/**
 * Counts what is passed on, against the same endpoint on other days as busy, and against time turned round. Contacts across the start of
 * a day (04:00) are not matched. O(acts) but for the sorting of each endpoint's days.
 * Source of the idea: precedence of follow-up calls in a command structure, J. Comput. Soc. Sci. 7 (2024), s42001-024-00301-7.
 * @param split whether days have weekdays
 */
export function countFollowUps(acts: Acts, window: Duration, split: boolean, crediting?: Crediting): FollowUps {
  const endpoints = acts.madeOffsets.length - 1;
  const floats = () => new Float64Array(endpoints);
  const { ties, stretches = 1 } = crediting ?? {};
  const width = ties?.count ?? 0;
  const byTie = () => new Float32Array(width * stretches);
  const firstDay = acts.day[0] ?? 0;
  const daysInAll = (acts.day[acts.count - 1] ?? 0) - firstDay + 1;
  const differenceOffsets = new Int32Array(endpoints + 1);
  const differences: number[] = [];
  const counted = {
    passed: floats(),
    reversed: floats(),
    expected: floats(),
    variance: floats(),
    compared: new Int32Array(endpoints),
    byTie: { passed: byTie(), reversed: byTie(), expected: byTie() },
  };
  // A contact sets off one thing at most: the first act that follows it.
  let lastEntry = -1;
  let share = 1;
  let base = 0;
  const credit = (column: Float32Array): Visit | undefined =>
    ties &&
    ((entry, act) => {
      if (entry !== lastEntry) add(column, base + (ties.of[entry] as number), share);
      lastEntry = entry;
      const from = acts.offsets[act] as number;
      const to = acts.offsets[act + 1] as number;
      for (let i = from; i < to; i++) add(column, base + (ties.of[i] as number), share / (to - from));
    });
  const [onPassed, onReversed, onExpected] = [credit(counted.byTie.passed), credit(counted.byTie.reversed), credit(counted.byTie.expected)];
  const match = (day: EndpointDay, then: EndpointDay, backwards: boolean, visit: Visit | undefined): number => {
    lastEntry = -1;
    return matchDay(acts, day, then, (day.day - then.day) * MICROS_PER_DAY, window, backwards, visit);
  };
  for (let id = 0; id < endpoints; id++) {
    differenceOffsets[id] = differences.length;
    if (acts.madeOffsets[id] === acts.madeOffsets[id + 1] || acts.gotOffsets[id] === acts.gotOffsets[id + 1]) continue;
    const days = daysOf(acts, id);
    const others = pairDays(days, split);
    days.forEach((day, place) => {
      const like = others[place] as number[];
      if (like.length === 0) return;
      add(counted.compared, id, 1);
      if (day.madeFrom === day.madeTo) return;
      share = 1;
      base = width * Math.floor(((day.day - firstDay) * stretches) / daysInAll);
      const passed = match(day, day, false, onPassed);
      const reversed = match(day, day, true, onReversed);
      add(counted.passed, id, passed);
      add(counted.reversed, id, reversed);
      if (passed !== reversed) differences.push(passed - reversed);
      share = 1 / like.length;
      let sum = 0;
      let squares = 0;
      for (const other of like) {
        const count = match(day, days[other] as EndpointDay, false, onExpected);
        sum += count;
        squares += count * count;
      }
      const mean = sum * share;
      add(counted.expected, id, mean);
      if (like.length > 1) add(counted.variance, id, Math.max(0, squares - sum * mean) / (like.length - 1));
    });
  }
  differenceOffsets[endpoints] = differences.length;
  return { ...counted, differenceOffsets, differences: Int32Array.from(differences) };
}

const add = (column: Float64Array | Float32Array | Int32Array, place: number, by: number): void => {
  column[place] = (column[place] as number) + by;
};
