import type { Coverage } from '../model/artifacts.ts';
import { MICROS_PER_DAY } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { shuffle } from './draw.ts';
import type { RecordIndex } from './own-records.ts';
import { lowerBound } from './search.ts';
import { compareFingerprints, LIKENESSES, takeFingerprint, type UsageFingerprint } from './usage-fingerprint.ts';

/** Records below which a number has no fingerprint, and days for which one is taken. */
export const FEWEST_RECORDS = 15;
export const FINGERPRINT_DAYS = 28;
/** A number has gone dark, or is new, if it is silent for so many days at an end of the log, and twice as long as ever in between. */
export const SILENT_DAYS = 7;
/** Days for which the old number may still be in use beside the new one. */
export const OVERLAP_DAYS = 2;
/** Contacts with more numbers than that lead to no candidate: a service that everybody calls says nothing. */
const HUB = 200;
/** Impostors that are compared for each number, at most and at least where there are as many; and about how many in all. */
const MOST_IMPOSTORS = 150;
const FEWEST_IMPOSTORS = 10;
const ALL_IMPOSTORS = 50_000;

/** Beginnings and ends of numbers, local µs. */
interface Lives {
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Numbers with enough records that went dark within the log; and that are new in it, by their first record. */
  readonly ended: readonly number[];
  readonly begun: readonly number[];
}

function findLives(index: RecordIndex, endpoints: number, from: number, to: number): Lives {
  const [first, last] = [new Float64Array(endpoints), new Float64Array(endpoints)];
  const ended: number[] = [];
  const begun: number[] = [];
  for (let id = 0; id < endpoints; id++) {
    const n = index.size(id);
    if (n === 0) continue;
    const { at } = index.of(id);
    let longest = 0;
    for (let i = 1; i < n; i++) longest = Math.max(longest, (at[i] as number) - (at[i - 1] as number));
    first[id] = at[0] as number;
    last[id] = at[n - 1] as number;
    if (n < FEWEST_RECORDS) continue;
    const silent = Math.max(SILENT_DAYS * MICROS_PER_DAY, 2 * longest);
    if (to - (last[id] as number) >= silent) ended.push(id);
    if ((first[id] as number) - from >= silent) begun.push(id);
  }
  begun.sort((a, b) => (first[a] as number) - (first[b] as number) || a - b);
  return { first, last, ended, begun };
}

/** Neighbours by number, in compressed rows. */
interface Circles {
  readonly offsets: Int32Array;
  readonly neighbour: Int32Array;
}

export interface Successions {
  /** The old number, the new one, and how alike they are, a column an aspect ({@link LIKENESSES}). */
  readonly old: readonly number[];
  readonly next: readonly number[];
  readonly candidates: Float64Array[];
  readonly impostors: Float64Array[];
  /** Impostors by place in the pool: whose. */
  readonly impostorOf: Int32Array;
  /** Ordered pairs of which the second begins soon after the first ends. */
  readonly possible: number;
  readonly lives: Lives;
}

/**
 * Compares each number that went dark with those that began soon after and share a contact with it; and, as impostors, with those that
 * share a contact with it, were there before and stayed, seen through the same stretch of time: nobody's next number, but friends,
 * couples and colleagues.
 * @param gap µs within which the next number begins
 * @param bounds first and last instant of the log, local µs
 */
export function findSuccessions(
  index: RecordIndex,
  circles: Circles,
  { from, to }: Pick<Coverage, 'from' | 'to'>,
  gap: number,
  random: Random,
): Successions {
  const endpoints = circles.offsets.length - 1;
  const degree = (id: number) => (circles.offsets[id + 1] as number) - (circles.offsets[id] as number);
  const lives = findLives(index, endpoints, from, to);
  const { first, last, ended, begun } = lives;
  const births = Float64Array.from(begun, (id) => first[id] as number);
  const seen = new Int32Array(endpoints).fill(-1);
  const isNew = new Uint8Array(endpoints);
  for (const id of begun) isNew[id] = 1;
  const [old, next, impostorOf]: [number[], number[], number[]] = [[], [], []];
  const [candidates, impostors]: [number[][], number[][]] = [LIKENESSES.map(() => []), LIKENESSES.map(() => [])];
  let possible = 0;
  const each = Math.max(FEWEST_IMPOSTORS, Math.min(MOST_IMPOSTORS, Math.floor(ALL_IMPOSTORS / Math.max(1, ended.length))));
  type Rarity = (contact: number) => number;
  const compare = (a: UsageFingerprint, id: number, since: number, until: number, rarity: Rarity, into: number[][]): boolean => {
    const b = takeFingerprint(index.of(id), since, until, rarity);
    if (b.records < FEWEST_RECORDS) return false;
    const likeness = compareFingerprints(a, b, id);
    for (const [i, aspect] of LIKENESSES.entries()) into[i]?.push(likeness[aspect]);
    return true;
  };
  for (const id of ended) {
    const end = last[id] as number;
    const [soonest, latest] = [end - OVERLAP_DAYS * MICROS_PER_DAY, end + gap];
    const until = Math.min(to, end + FINGERPRINT_DAYS * MICROS_PER_DAY);
    const [low, high] = [lowerBound(births, soonest), lowerBound(births, latest)];
    possible += high - low - Number(isNew[id] === 1 && (first[id] as number) >= soonest);
    if (high === low) continue;
    // Only who was there before and after can be a contact of both.
    const rarity = (contact: number) =>
      (first[contact] as number) < soonest && (last[contact] as number) >= latest ? Math.log(endpoints / Math.max(1, degree(contact))) : 0;
    const a = takeFingerprint(index.of(id), end - FINGERPRINT_DAYS * MICROS_PER_DAY, end + 1, rarity);
    if (a.records < FEWEST_RECORDS) continue;
    seen[id] = id;
    const others: number[] = [];
    for (const contact of a.contacts.keys()) {
      if (degree(contact) > HUB) continue;
      for (let i = circles.offsets[contact] as number; i < (circles.offsets[contact + 1] as number); i++) {
        const other = circles.neighbour[i] as number;
        if (seen[other] === id || index.size(other) < FEWEST_RECORDS) continue;
        seen[other] = id;
        others.push(other);
      }
    }
    others.sort((x, y) => x - y);
    const soon = others.filter((other) => isNew[other] === 1 && (first[other] as number) >= soonest && (first[other] as number) < latest);
    for (const other of soon) {
      if (!compare(a, other, first[other] as number, until, rarity, candidates)) continue;
      old.push(id);
      next.push(other);
    }
    const own = random.fork(String(id));
    const stayed = others.filter((other) => (first[other] as number) < soonest && (last[other] as number) >= latest);
    // As if it had begun when the next number may have.
    for (const other of shuffle(stayed, own).slice(0, each))
      if (compare(a, other, end + Math.floor(gap * own.next()), until, rarity, impostors)) impostorOf.push(id);
  }
  return {
    old,
    next,
    candidates: candidates.map((column) => Float64Array.from(column)),
    impostors: impostors.map((column) => Float64Array.from(column)),
    impostorOf: Int32Array.from(impostorOf),
    possible,
    lives,
  };
}
