import type { Contacts, Coverage, Exchanges } from '../model/artifacts.ts';
import { type Calendar, dayOf, isWeekend, localTime } from '../model/calendar.ts';
import { type Duration, type EndpointId, type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { shuffle } from '../stats/draw.ts';
import { withoutFanOuts } from './fan-outs.ts';
import { gatherOpenings, type Openings } from './openings.ts';
import { firstFrom, gatherPairs } from './pair-exchanges.ts';
import { listPartners, visitCommon } from './partner-lists.ts';

/** Least time of the log before a first contact, by which it is taken for one. */
const INSIDE: Duration = 10 * MICROS_PER_DAY;
/** How long a third must have been in contact with both before, to be known to both. */
const KNOWN_FOR: Duration = 3 * MICROS_PER_DAY;
/** Days in contact that two must have come to: most first contacts are never followed by another. */
const FEWEST_DAYS = 3;
/** Openings of other days count if they are so close in clock time. */
const AROUND: Duration = 5 * MICROS_PER_HOUR;
/** First contacts that are looked into; of more, a random sample. */
const BUDGET = 150_000;

/** A first contact of two, with a third who was known to both. */
export interface Occasion {
  readonly from: EndpointId;
  readonly to: EndpointId;
  readonly first: Instant;
  /** The third's last contacts with either before it. */
  readonly withFrom: Instant;
  readonly withTo: Instant;
  /** Whether both lie within the window. */
  readonly hit: boolean;
  /** Comparable moments of other days, and those at which the third had been in contact with both within the window. */
  readonly compared: number;
  readonly alike: number;
}

export interface Introductions {
  /** Occasions of each third, in order of days; ascending by id. */
  readonly thirds: ReadonlyMap<EndpointId, readonly Occasion[]>;
  readonly looked: number;
  readonly skipped: { readonly brief: number; readonly early: number; readonly several: number; readonly sampled: number };
}

/**
 * Looks at every two whose first contact lies well inside the log, and at every third who was known to both: had it been in contact with both
 * shortly before? The same is asked of the moments at which one of the two turned to somebody else, one a day, on days of the same kind and
 * at about that hour, on which the other was active too. If the third has nothing to do with it, the first contact is one of these moments
 * like any other, so that daily rhythms, busy days and busy thirds are paid for.
 * Messages to several at once are left out throughout: whoever reads them together has a cause in common.
 * @param most partners beyond which an endpoint is no third: a service
 */
export function findIntroductions(
  contacts: Contacts,
  exchanges: Exchanges,
  coverage: Coverage,
  calendar: Calendar,
  { window, most, random }: { readonly window: Duration; readonly most: number; readonly random: Random },
): Introductions {
  const single = withoutFanOuts(exchanges);
  const pairs = gatherPairs(contacts, single);
  const openings = gatherOpenings(pairs, contacts, calendar);
  const partners = listPartners(contacts);
  const isActive = markActive(exchanges, contacts.endpoints, coverage, calendar);
  const lastBefore = (pair: number, at: Instant): Instant => {
    const place = firstFrom(pairs, pair, at) - 1;
    return place < (pairs.offsets[pair] as number) ? Number.NEGATIVE_INFINITY : (pairs.at[place] as number);
  };

  const skipped = { brief: 0, early: 0, several: 0, sampled: 0 };
  const eligible: number[] = [];
  for (let pair = 0; pair < contacts.count; pair++) {
    const start = pairs.offsets[pair] as number;
    const first = contacts.first[pair] as number;
    if ((contacts.days[pair] as number) < FEWEST_DAYS) skipped.brief++;
    else if (!(first >= coverage.from + INSIDE)) skipped.early++;
    else if (start === pairs.offsets[pair + 1] || pairs.at[start] !== first) skipped.several++;
    else eligible.push(pair);
  }
  const sampled = eligible.length > BUDGET ? shuffle(Int32Array.from(eligible), random).subarray(0, BUDGET) : Int32Array.from(eligible);
  skipped.sampled = eligible.length - sampled.length;
  // Day by day, and of a day the pair that came to most days in contact first: of several that a third has on one day it stands for all.
  const dayOfFirst = (pair: number): number => dayOf(localTime(calendar, contacts.first[pair] as number));
  sampled.sort((x, y) => dayOfFirst(x) - dayOfFirst(y) || (contacts.days[y] as number) - (contacts.days[x] as number) || x - y);

  const found = new Map<EndpointId, Occasion[]>();
  const lastDay = new Map<EndpointId, number>();
  for (const pair of sampled) {
    const first = contacts.first[pair] as number;
    const [a, b] = [contacts.a[pair] as number, contacts.b[pair] as number];
    const [from, to] = pairs.forth[pairs.offsets[pair] as number] === 1 ? [a, b] : [b, a];
    const day = dayOfFirst(pair);
    const others = alikeMoments(openings, [from, to], first, calendar).filter(({ by, place }) => {
      const other = by === from ? to : from;
      return openings.toward[place] !== other && isActive(other, openings.day[place] as number);
    });
    visitCommon(partners, from, to, (third, byFrom, byTo) => {
      if ((partners.offsets[third + 1] as number) - (partners.offsets[third] as number) > most) return;
      const met = Math.max(contacts.first[byFrom] as number, contacts.first[byTo] as number);
      if (met > first - KNOWN_FOR || lastDay.get(third) === day) return;
      const isHit = (at: Instant): boolean => lastBefore(byFrom, at) >= at - window && lastBefore(byTo, at) >= at - window;
      let [compared, alike, seen] = [0, 0, -1];
      for (const { place } of others) {
        const at = openings.at[place] as number;
        if (at < met + window || openings.toward[place] === third || openings.day[place] === seen) continue;
        seen = openings.day[place] as number;
        compared++;
        if (isHit(at)) alike++;
      }
      if (compared === 0) return;
      lastDay.set(third, day);
      const occasion = {
        from,
        to,
        first,
        withFrom: lastBefore(byFrom, first),
        withTo: lastBefore(byTo, first),
        hit: isHit(first),
        compared,
        alike,
      };
      const own = found.get(third);
      if (own) own.push(occasion);
      else found.set(third, [occasion]);
    });
  }
  return { thirds: new Map([...found].sort(([x], [y]) => x - y)), looked: sampled.length, skipped };
}

/** Openings of either of two on other days of the same kind, at about the same hour: day by day, the nearest in clock time first. */
function alikeMoments(
  { offsets, day, clock }: Openings,
  pair: readonly EndpointId[],
  at: Instant,
  calendar: Calendar,
): { readonly by: EndpointId; readonly place: number }[] {
  const local = localTime(calendar, at);
  const [own, hour] = [dayOf(local), local - dayOf(local) * MICROS_PER_DAY];
  const apart = (place: number): number => Math.abs((clock[place] as number) - hour);
  const moments: { by: EndpointId; place: number }[] = [];
  for (const by of pair)
    for (let place = offsets[by] as number; place < (offsets[by + 1] as number); place++) {
      const other = day[place] as number;
      if (other !== own && isWeekend(other) === isWeekend(own) && apart(place) <= AROUND) moments.push({ by, place });
    }
  return moments.sort(
    (x, y) => (day[x.place] as number) - (day[y.place] as number) || apart(x.place) - apart(y.place) || x.place - y.place,
  );
}

/** Marks the local days on which each endpoint was in contact with anybody. One byte an endpoint and day. */
function markActive(
  { count, at, sender, receiver }: Exchanges,
  endpoints: number,
  coverage: Coverage,
  calendar: Calendar,
): (id: EndpointId, day: number) => boolean {
  const first = dayOf(localTime(calendar, coverage.from));
  const days = Math.max(1, dayOf(localTime(calendar, coverage.to)) - first + 1);
  const active = new Uint8Array(endpoints * days);
  for (let i = 0; i < count; i++) {
    const day = dayOf(localTime(calendar, at[i] as number)) - first;
    for (const id of [sender[i] as number, receiver[i] as number]) if (id >= 0) active[id * days + day] = 1;
  }
  return (id, day) => active[id * days + day - first] === 1;
}
