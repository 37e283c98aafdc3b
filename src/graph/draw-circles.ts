import type { Contacts } from '../model/artifacts.ts';
import type { EndpointId } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import type { ChangedTies } from './changed-ties.ts';
import { buildGraph, type CsrGraph } from './csr.ts';
import { findCommunities } from './louvain.ts';

/** Endpoints with the changed ties between them. */
export interface DrawnCircle {
  /** Ascending. */
  readonly members: Int32Array;
  /** Places in the contacts. */
  readonly changed: Int32Array;
  readonly weight: number;
}

export const FEWEST_MEMBERS = 4;
/** Changed ties that each member has with others, and share of the others whom it is in contact with on the livelier side. */
const CHANGED_TIES = 2;
const DENSITY = 0.5;
/** Learnt days in contact that make a tie on one side. */
const STANDING_DAYS = 2;

/** Learnt days in contact of two, on the livelier side of the boundary. */
export type DaysOf = (one: EndpointId, other: EndpointId) => number;

/** Changed ties fall into pieces that hang together; larger ones are divided further, and a piece may hold several circles. */
export function* drawCircles(contacts: Contacts, ties: ChangedTies, daysOf: DaysOf, random: Random): Generator<DrawnCircle> {
  const ends = (tie: number) => [contacts.a[ties.pair[tie] as number] as number, contacts.b[ties.pair[tie] as number] as number] as const;
  const all = Array.from(ties.pair.keys());
  const neighbours = new Map<EndpointId, EndpointId[]>();
  for (const [one, other] of all.map(ends)) {
    neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
    neighbours.set(other, [...(neighbours.get(other) ?? []), one]);
  }
  const core = takeCore(all, ends);
  for (const piece of divide(core, ends, ties.weight, random)) {
    const within = (left: ReadonlySet<EndpointId>) => (tie: number) => ends(tie).every((id) => left.has(id));
    let members = new Set(piece.flatMap(ends));
    while (members.size >= FEWEST_MEMBERS) {
      const own = piece.filter(within(members));
      const circle = trim(
        [...members].sort((x, y) => x - y),
        own,
        ends,
        daysOf,
      );
      if (circle.size === 0) break;
      for (const id of nearTo(circle, neighbours, daysOf)) circle.add(id);
      const inside = all.filter(within(circle));
      yield {
        members: Int32Array.from(circle).sort(),
        changed: Int32Array.from(inside, (tie) => ties.pair[tie] as number),
        weight: inside.reduce((sum, tie) => sum + (ties.weight[tie] as number), 0),
      };
      members = new Set([...members].filter((id) => !circle.has(id)));
    }
  }
}

/** Who has but one changed tie with a circle belongs to it as well where it is in contact with half of the others, and half as often as they with each other. */
function nearTo(circle: ReadonlySet<EndpointId>, neighbours: ReadonlyMap<EndpointId, readonly EndpointId[]>, daysOf: DaysOf): EndpointId[] {
  const around = new Set([...circle].flatMap((id) => neighbours.get(id) ?? []).filter((id) => !circle.has(id)));
  const between = [...circle].flatMap((one) => [...circle].filter((other) => other > one).map((other) => daysOf(one, other)));
  const usual = between.reduce((sum, days) => sum + days, 0) / between.length;
  const least = Math.max(CHANGED_TIES, DENSITY * circle.size);
  const near = (id: EndpointId) => [...circle].filter((other) => daysOf(id, other) >= Math.max(STANDING_DAYS, usual / 2)).length;
  return [...around].filter((id) => near(id) >= least).sort((x, y) => x - y);
}

/** Ties that are left when ends with fewer than two are taken away, again and again: strings of ties are no circle. */
function takeCore(ties: readonly number[], ends: (tie: number) => readonly [EndpointId, EndpointId]): number[] {
  let left = [...ties];
  for (;;) {
    const degree = new Map<EndpointId, number>();
    for (const id of left.flatMap(ends)) degree.set(id, (degree.get(id) ?? 0) + 1);
    const next = left.filter((tie) => ends(tie).every((id) => (degree.get(id) as number) >= CHANGED_TIES));
    if (next.length === left.length) return left;
    left = next;
  }
}

/** Communities would cut small pieces, and pieces between two parts, for no reason. */
const DIVIDED_FROM = 40;

/** Ties by the piece that they belong to. */
function divide(
  ties: readonly number[],
  ends: (tie: number) => readonly [EndpointId, EndpointId],
  weight: Float64Array,
  random: Random,
): number[][] {
  const ids = Int32Array.from(new Set(ties.flatMap(ends))).sort();
  const place = new Map(Array.from(ids, (id, i) => [id, i]));
  const at = (side: 0 | 1) => Int32Array.from(ties, (tie) => place.get(ends(tie)[side]) as number);
  const [a, b] = [at(0), at(1)];
  const graph = buildGraph(ids.length, { a, b, weight: Float64Array.from(ties, (tie) => weight[tie] as number) });
  const piece = piecesOf(graph);
  const size = new Map<number, number>();
  for (const label of piece) size.set(label, (size.get(label) ?? 0) + 1);
  const community = [...size.values()].some((count) => count >= DIVIDED_FROM) ? findCommunities(graph, random).label : piece;
  const groups = new Map<string, number[]>();
  ties.forEach((tie, i) => {
    const [one, other] = [a[i] as number, b[i] as number];
    const large = (size.get(piece[one] as number) as number) >= DIVIDED_FROM;
    if (large && community[one] !== community[other]) return;
    const key = large ? `community ${community[one]}` : `piece ${piece[one]}`;
    groups.set(key, [...(groups.get(key) ?? []), tie]);
  });
  return [...groups.values()];
}

/** The connected piece of each node, named by its first. */
function piecesOf({ nodes, offsets, neighbour }: CsrGraph): Int32Array {
  const label = new Int32Array(nodes).fill(-1);
  for (let start = 0; start < nodes; start++) {
    if (label[start] !== -1) continue;
    label[start] = start;
    const queue = [start];
    for (const v of queue)
      for (let i = offsets[v] as number; i < (offsets[v + 1] as number); i++) {
        const u = neighbour[i] as number;
        if (label[u] !== -1) continue;
        label[u] = start;
        queue.push(u);
      }
  }
  return label;
}

/** Larger communities are no circle of people, and trimming them would cost the square of their members. */
const MOST_MEMBERS = 150;

/** Takes away the worst fitting member, one after the other, until all fit. */
function trim(
  members: readonly EndpointId[],
  ties: readonly number[],
  endsOf: (tie: number) => readonly [EndpointId, EndpointId],
  daysOf: DaysOf,
): Set<EndpointId> {
  const left = new Set(members);
  if (left.size < FEWEST_MEMBERS || left.size > MOST_MEMBERS) return new Set();
  const changed = new Map<EndpointId, EndpointId[]>(members.map((id) => [id, []]));
  for (const tie of ties) {
    const [one, other] = endsOf(tie);
    changed.get(one)?.push(other);
    changed.get(other)?.push(one);
  }
  const standing = new Map(members.map((id) => [id, members.filter((other) => other !== id && daysOf(id, other) >= STANDING_DAYS)]));
  const inside = (others: readonly EndpointId[] | undefined) => (others ?? []).filter((id) => left.has(id)).length;
  while (left.size >= FEWEST_MEMBERS) {
    let worst = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const id of left) {
      const [fresh, near] = [inside(changed.get(id)), inside(standing.get(id))];
      if (fresh >= CHANGED_TIES && near >= DENSITY * (left.size - 1)) continue;
      if (fresh + near < least) [worst, least] = [id, fresh + near];
    }
    if (worst < 0) break;
    left.delete(worst);
  }
  return left.size < FEWEST_MEMBERS ? new Set() : left;
}
