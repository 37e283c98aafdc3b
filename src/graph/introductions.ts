import type { Contacts, Coverage, Exchanges } from '../model/artifacts.ts';
import { type Calendar, dayOf, isWeekend, localTime } from '../model/calendar.ts';
import { type Duration, type EndpointId, type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';
import { startOfDay, watchedDays } from '../stats/observed-time.ts';
import { lowerBound } from '../stats/search.ts';
import { firstFrom, indexPairs, type PairExchanges } from './pair-exchanges.ts';

/** Silence after which a contact opens a conversation; only openings are moments at which somebody turns to somebody. */
const GAP = MICROS_PER_HOUR;
/** How long both ends must have been in contact with a third before the first contact for the third to be taken for known to both. */
const KNOWN_FOR = 7 * MICROS_PER_DAY;
/** Comparable days are looked for until so long after the first contact. */
const AFTER = 28 * MICROS_PER_DAY;
/** Comparable moments that are tried first, and all that are tried where that leaves it open. */
const FEW = 200;
const MANY = 3_000;
/** Above it the first look is enough. */
const CLEAR = 0.1;
/** A contact with another within so long on either side makes it a message to several, in which nobody turns to one. */
const AT_ONCE = 5_000_000;

/** A third who was in touch with both shortly before two were first in contact. */
export interface Introduction {
  readonly pair: number;
  readonly introducer: EndpointId;
  readonly first: Instant;
  /** Last contacts of the third with the pair's ends, before. */
  readonly withA: Instant;
  readonly withB: Instant;
  /** From the earlier of them to the first contact, µs. */
  readonly wait: Duration;
  /** Chance of so short a wait, for the best of all thirds, when one of the two turns to somebody on another day at its usual hours. */
  readonly p: number;
  /** Thirds that are known to both; comparable moments. */
  readonly thirds: number;
  readonly moments: number;
}

export interface IntroductionSearch {
  /** Pairs that can be tested; where no third was in touch with both within the window, `introducer` is −1 and p is 1. */
  readonly found: readonly Introduction[];
  readonly skipped: { readonly early: number; readonly short: number; readonly several: number; readonly alone: number };
  /** Endpoints with too many partners to be taken for somebody who introduces. */
  readonly hubs: number;
}

export interface SearchSettings {
  readonly window: Duration;
  /** Partners beyond which an endpoint is a hub. */
  readonly most: number;
  /** Least time from the start of the log to a first contact, and least days in contact. */
  readonly inside: Duration;
  readonly days: number;
}

/** Moments at which each endpoint turns to somebody: CSR, not in order of time. */
function gatherOpenings(pairs: PairExchanges, { count, endpoints, a, b }: Contacts): { offsets: Int32Array; at: Float64Array } {
  const offsets = new Int32Array(endpoints + 1);
  const visit = (take: (sender: EndpointId, at: Instant) => void): void => {
    for (let pair = 0; pair < count; pair++) {
      let last = Number.NEGATIVE_INFINITY;
      for (let i = pairs.offsets[pair] as number; i < (pairs.offsets[pair + 1] as number); i++) {
        const at = pairs.at[i] as number;
        if (at - last > GAP) take((pairs.forth[i] === 1 ? a[pair] : b[pair]) as number, at);
        last = at;
      }
    }
  };
  visit((sender) => {
    offsets[sender + 1] = (offsets[sender + 1] as number) + 1;
  });
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const at = new Float64Array(offsets[endpoints] as number);
  const free = offsets.slice(0, endpoints);
  visit((sender, moment) => {
    at[free[sender] as number] = moment;
    free[sender] = (free[sender] as number) + 1;
  });
  return { offsets, at };
}

/**
 * Looks at every two whose first contact lies well inside the log, and asks whether somebody known to both was in touch with both shortly
 * before it. Chance: the same two have the same thirds; one of them turns to somebody on other days of the same kind, at the hours at which
 * it usually does, and each time the best of all thirds is taken. So daily rhythms, busy thirds and their number are paid for.
 * O(pairs · common partners), and some thousand moments for a pair at most.
 */
export function findIntroductions(
  contacts: Contacts,
  exchanges: Exchanges,
  pairs: PairExchanges,
  coverage: Coverage,
  calendar: Calendar,
  { window, most, inside, days: leastDays }: SearchSettings,
): IntroductionSearch {
  const { count, endpoints, a, b } = contacts;
  const placeOf = indexPairs(contacts);
  const pairOf = (one: EndpointId, other: EndpointId): number => placeOf(Math.min(one, other), Math.max(one, other));
  const partners = gatherPartners(contacts);
  const openings = gatherOpenings(pairs, contacts);
  const watched = watchedDays(coverage, calendar);

  const lastBefore = (pair: number, at: Instant): Instant => {
    const place = firstFrom(pairs, pair, at) - 1;
    return place < (pairs.offsets[pair] as number) ? Number.NEGATIVE_INFINITY : (pairs.at[place] as number);
  };
  /** The shortest wait over all thirds, and whose it is. */
  const bestWait = (at: Instant, thirds: readonly (readonly [number, number])[]): { wait: Duration; third: number } => {
    let best = { wait: Number.POSITIVE_INFINITY, third: -1 };
    thirds.forEach(([withA, withB], third) => {
      const wait = at - Math.min(lastBefore(withA, at), lastBefore(withB, at));
      if (wait < best.wait) best = { wait, third };
    });
    return best;
  };

  const found: Introduction[] = [];
  const skipped = { early: 0, short: 0, several: 0, alone: 0 };
  for (let pair = 0; pair < count; pair++) {
    const start = pairs.offsets[pair] as number;
    if ((contacts.days[pair] as number) < leastDays || start === pairs.offsets[pair + 1]) {
      skipped.short++;
      continue;
    }
    const first = pairs.at[start] as number;
    if (first < coverage.from + inside) {
      skipped.early++;
      continue;
    }
    const [one, other] = [a[pair] as number, b[pair] as number];
    const [sender, receiver] = pairs.forth[start] === 1 ? [one, other] : [other, one];
    if (isToSeveral(exchanges, sender, receiver, first)) {
      skipped.several++;
      continue;
    }
    const known: number[] = [];
    const thirds: [number, number][] = [];
    let since = coverage.from;
    for (const third of common(partners.of(one), partners.of(other))) {
      if (partners.number(third) > most) continue;
      const [withA, withB] = [pairOf(third, one), pairOf(third, other)];
      const met = Math.max(contacts.first[withA] as number, contacts.first[withB] as number);
      if (met > first - KNOWN_FOR) continue;
      known.push(third);
      thirds.push([withA, withB]);
      since = Math.max(since, met);
    }
    if (thirds.length === 0) {
      skipped.alone++;
      continue;
    }
    const { wait, third } = bestWait(first, thirds);
    const none = { pair, introducer: -1, first, withA: Number.NaN, withB: Number.NaN, wait, p: 1, thirds: thirds.length, moments: 0 };
    if (!(wait <= window)) {
      found.push(none);
      continue;
    }
    const ownDay = dayOf(localTime(calendar, first));
    const days = watched.filter(
      (day) =>
        day !== ownDay &&
        isWeekend(day) === isWeekend(ownDay) &&
        day > dayOf(localTime(calendar, since)) &&
        day <= dayOf(localTime(calendar, Math.min(coverage.to, first + AFTER))),
    );
    const [from, to] = [openings.offsets[sender] as number, openings.offsets[sender + 1] as number];
    const all = days.length * (to - from);
    const chance = (moments: number): number => {
      const n = Math.min(moments, all);
      let asGood = 0;
      for (let m = 0; m < n; m++) {
        const at = Math.floor((m * all) / n);
        const day = days[at % days.length] as number;
        const local = localTime(calendar, openings.at[from + Math.floor(at / days.length)] as number);
        if (bestWait(startOfDay(calendar, day) + local - dayOf(local) * MICROS_PER_DAY, thirds).wait <= wait) asGood++;
      }
      return (1 + asGood) / (1 + n);
    };
    let p = all === 0 ? 1 : chance(FEW);
    if (p <= CLEAR) p = chance(MANY);
    const [withA, withB] = thirds[third] as [number, number];
    found.push({
      ...none,
      introducer: known[third] as number,
      withA: lastBefore(withA, first),
      withB: lastBefore(withB, first),
      p,
      moments: Math.min(MANY, all),
    });
  }
  let hubs = 0;
  for (let id = 0; id < endpoints; id++) if (partners.number(id) > most) hubs++;
  return { found, skipped, hubs };
}

/** Partners of each endpoint, ascending. */
function gatherPartners({ count, endpoints, a, b }: Contacts): { of: (id: EndpointId) => Int32Array; number: (id: EndpointId) => number } {
  const offsets = new Int32Array(endpoints + 1);
  for (let pair = 0; pair < count; pair++)
    for (const id of [a[pair] as number, b[pair] as number]) offsets[id + 1] = (offsets[id + 1] as number) + 1;
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const partner = new Int32Array(2 * count);
  const free = offsets.slice(0, endpoints);
  const add = (id: number, other: number): void => {
    partner[free[id] as number] = other;
    free[id] = (free[id] as number) + 1;
  };
  for (let pair = 0; pair < count; pair++) {
    add(a[pair] as number, b[pair] as number);
    add(b[pair] as number, a[pair] as number);
  }
  return {
    of: (id) => partner.subarray(offsets[id] as number, offsets[id + 1] as number),
    number: (id) => (offsets[id + 1] as number) - (offsets[id] as number),
  };
}

/** Values that are in both, each ascending; the longer is searched where it is much longer. */
function common(one: Int32Array, other: Int32Array): number[] {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const both: number[] = [];
  let from = 0;
  for (const value of short) {
    let high = long.length;
    let low = from;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((long[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    from = low;
    if (long[low] === value) both.push(value);
  }
  return both;
}

/** Whether the sender was in contact with anybody else in the same moment: a message to several. */
function isToSeveral({ at, sender, receiver }: Exchanges, from: EndpointId, to: EndpointId, moment: Instant): boolean {
  for (let i = lowerBound(at, moment - AT_ONCE); i < at.length && (at[i] as number) <= moment + AT_ONCE; i++)
    if (sender[i] === from && receiver[i] !== to) return true;
  return false;
}
