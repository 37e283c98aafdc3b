import type { Exchanges } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import type { EndpointId, Instant } from '../model/event.ts';

/** How one endpoint has a part in what two groups have to do with each other. */
export interface Part {
  readonly id: EndpointId;
  /** Days on which it was party to a contact between the two. */
  readonly party: number;
  /** Days on which it was party to every contact between the two: without it there would have been none. */
  readonly alone: number;
  /** Distinct pairs of endpoints that it is one of. */
  readonly ties: number;
}

/** Contact between the members of two groups. */
export interface Crossing {
  /** Labels, one < other. */
  readonly one: number;
  readonly other: number;
  /** Local days with contact between the two. */
  readonly days: number;
  /** Of each of those days, in order: pairs of endpoints in contact. */
  readonly pairs: readonly number[];
  /** Distinct pairs of endpoints. */
  readonly ties: number;
  /** Those who had a part in it, ascending by id. */
  readonly parts: readonly Part[];
}

interface Tally {
  readonly pairs: number[];
  readonly ties: Set<number>;
  readonly parts: Map<EndpointId, Counted>;
}

interface Counted {
  party: number;
  alone: number;
  ties: number;
}

/** Two endpoints as one number, and back. */
const endsOf = (pair: number, nodes: number): readonly [EndpointId, EndpointId] => [Math.floor(pair / nodes), pair % nodes];

/**
 * Counts the days on which members of two groups were in contact, and who had a part in it. Days, not contacts: one long exchange is one.
 * O(contacts), with memory for the pairs of endpoints across groups.
 * @param label group of each endpoint; −1 for those that are in none, whose contacts count for nothing
 * @returns ascending by `one`, then `other`
 */
export function countCrossings({ count, at, sender, receiver }: Exchanges, label: Int32Array, calendar: Calendar): Crossing[] {
  const nodes = label.length;
  const groups = label.reduce((most, one) => Math.max(most, one), -1) + 1;
  const tallies = new Map<number, Tally>();
  /** Pairs of endpoints in contact today, by pair of groups. */
  const today = new Map<number, Set<number>>();
  const close = (): void => {
    for (const [groupsOfPair, pairs] of today) fold(tallies, groupsOfPair, pairs, nodes);
    today.clear();
  };
  let day = Number.NaN;
  for (let i = 0; i < count; i++) {
    const [from, to] = [sender[i] as number, receiver[i] as number];
    if (from < 0 || to < 0) continue;
    const [a, b] = [label[from] as number, label[to] as number];
    if (a === b || a < 0 || b < 0) continue;
    const now = dayOf(localTime(calendar, at[i] as number));
    if (now !== day) close();
    day = now;
    const key = Math.min(a, b) * groups + Math.max(a, b);
    const pairs = today.get(key);
    const pair = Math.min(from, to) * nodes + Math.max(from, to);
    if (pairs) pairs.add(pair);
    else today.set(key, new Set([pair]));
  }
  close();
  return [...tallies]
    .sort(([x], [y]) => x - y)
    .map(([key, { pairs, ties, parts }]) => {
      for (const pair of ties) for (const id of endsOf(pair, nodes)) (parts.get(id) as Counted).ties++;
      return {
        one: Math.floor(key / groups),
        other: key % groups,
        days: pairs.length,
        pairs,
        ties: ties.size,
        parts: [...parts].map(([id, part]) => ({ id, ...part })).sort((x, y) => x.id - y.id),
      };
    });
}

/** Adds one day on which two groups were in contact. */
function fold(tallies: Map<number, Tally>, key: number, pairs: ReadonlySet<number>, nodes: number): void {
  const tally: Tally = tallies.get(key) ?? { pairs: [], ties: new Set<number>(), parts: new Map<EndpointId, Counted>() };
  tallies.set(key, tally);
  tally.pairs.push(pairs.size);
  const times = new Map<EndpointId, number>();
  for (const pair of pairs) {
    tally.ties.add(pair);
    for (const id of endsOf(pair, nodes)) times.set(id, (times.get(id) ?? 0) + 1);
  }
  for (const [id, n] of times) {
    const part = tally.parts.get(id) ?? { party: 0, alone: 0, ties: 0 };
    part.party++;
    if (n === pairs.size) part.alone++;
    tally.parts.set(id, part);
  }
}

/** The first contact of an endpoint with members of a group on each local day, until there are `most`: when, and with whom. O(contacts). */
export function firstOfDays(
  { count, at, sender, receiver }: Exchanges,
  id: EndpointId,
  group: number,
  label: Int32Array,
  calendar: Calendar,
  most: number,
): { readonly at: readonly Instant[]; readonly with: readonly EndpointId[] } {
  const instants: Instant[] = [];
  const partners: EndpointId[] = [];
  let last = Number.NaN;
  for (let i = 0; i < count && instants.length < most; i++) {
    const partner = sender[i] === id ? (receiver[i] as number) : receiver[i] === id ? (sender[i] as number) : -1;
    if (partner < 0 || label[partner] !== group) continue;
    const day = dayOf(localTime(calendar, at[i] as number));
    if (day === last) continue;
    last = day;
    instants.push(at[i] as number);
    partners.push(partner);
  }
  return { at: instants, with: partners };
}
