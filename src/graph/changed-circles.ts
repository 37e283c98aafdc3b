import type { Contacts } from '../model/artifacts.ts';
import type { EndpointId } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { type ChangedTies, FEWEST_DAYS, findChangedTies, isLearnt } from './changed-ties.ts';
import { type DaysOf, type DrawnCircle, drawCircles } from './draw-circles.ts';
import type { PairDays } from './pair-days.ts';
import { indexPairs } from './pair-exchanges.ts';

/** Endpoints among whom many ties changed at once. */
export interface ChangedCircle extends DrawnCircle {
  readonly grew: boolean;
  /** First day of the later side, counted from the first of the log. */
  readonly boundary: number;
}

/** Two finds that share half of their members are one. */
const SAME = 0.5;

/** Rounds in which as many ties are named at random, and chance with which any circle of a log may hold as many changed ties. */
const MOST_ROUNDS = 39;
const FEWEST_ROUNDS = 19;
const LEVEL = 0.05;
/** Ties that are named at random in all; each takes some µs. */
const NAMED_TIES = 3_000_000;

/** Ties that changed at a boundary in one direction. */
interface Change {
  readonly boundary: number;
  readonly grew: boolean;
  readonly ties: ChangedTies;
  readonly daysOf: DaysOf;
}

/**
 * Circles whose ties grew or fell together, on the days learnt from; of finds that are much the same, the clearest. Ties that change one by one
 * lie together now and then: circles stay only with more changed ties than are found together where as many ties are named at random,
 * of all that are in contact often enough, at all boundaries together.
 */
export function findChangedCircles(contacts: Contacts, days: PairDays, boundaries: readonly number[], random: Random): ChangedCircle[] {
  const placeOf = indexPairs(contacts);
  const changes: Change[] = boundaries.flatMap((boundary) => {
    const { grew, fell } = findChangedTies(days, boundary);
    return [true, false].map((later) => ({
      boundary,
      grew: later,
      ties: later ? grew : fell,
      daysOf: (one: EndpointId, other: EndpointId) => {
        const pair = placeOf(Math.min(one, other), Math.max(one, other));
        return pair < 0 ? 0 : countDays(days, pair, later, boundary);
      },
    }));
  });
  const draw = ({ ties, daysOf }: Change, chance: Random) => drawCircles(contacts, ties, daysOf, chance);
  const found = changes.flatMap((change, c) =>
    [...draw(change, random.fork(`circles ${c}`))].map((circle) => ({ ...circle, grew: change.grew, boundary: change.boundary })),
  );
  if (found.length === 0) return [];
  const most = Math.max(...found.map(({ changed }) => changed.length));
  const least = leastTies(changes, eligibleTies(days), most, random, draw);
  return dropRepeats(found.filter(({ changed }) => changed.length >= least));
}

/** Ties that are in contact often enough to be found to have changed. */
function eligibleTies({ offsets, day }: PairDays): Int32Array {
  return Int32Array.from({ length: offsets.length - 1 }, (_, pair) => pair).filter((pair) => {
    let learnt = 0;
    for (let i = offsets[pair] as number; i < (offsets[pair + 1] as number) && learnt < FEWEST_DAYS; i++)
      if (isLearnt(day[i] as number)) learnt++;
    return learnt >= FEWEST_DAYS;
  });
}

/** The fewest changed ties of a circle that are found together by chance in no more than one of twenty logs; more than `most` where that is not to be had. */
function leastTies(
  changes: readonly Change[],
  eligible: Int32Array,
  most: number,
  random: Random,
  draw: (change: Change, chance: Random) => Iterable<DrawnCircle>,
): number {
  const named = changes.reduce((sum, { ties }) => sum + ties.pair.length, 0);
  const rounds = Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, Math.floor(NAMED_TIES / Math.max(1, named))));
  const largest: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const chance = random.fork(`round ${round}`);
    let size = 0;
    for (const change of changes) {
      const names = new Set<number>();
      while (names.size < Math.min(change.ties.pair.length, eligible.length)) names.add(eligible[chance.below(eligible.length)] as number);
      const ties = { pair: Int32Array.from(names).sort(), weight: change.ties.weight };
      for (const { changed } of draw({ ...change, ties }, chance)) size = Math.max(size, changed.length);
    }
    largest.push(size);
  }
  for (let ties = 1; ties <= most; ties++) if ((1 + largest.filter((size) => size >= ties).length) / (rounds + 1) <= LEVEL) return ties;
  return most + 1;
}

function dropRepeats(found: ChangedCircle[]): ChangedCircle[] {
  found.sort((x, y) => y.weight - x.weight || x.boundary - y.boundary || (x.members[0] as number) - (y.members[0] as number));
  const kept: ChangedCircle[] = [];
  const byMember = new Map<EndpointId, ChangedCircle[]>();
  for (const circle of found) {
    const near = new Set(Array.from(circle.members).flatMap((id) => byMember.get(id) ?? []));
    if ([...near].some((other) => other.grew === circle.grew && jaccard(other.members, circle.members) >= SAME)) continue;
    kept.push(circle);
    for (const id of circle.members) byMember.set(id, [...(byMember.get(id) ?? []), circle]);
  }
  return kept;
}

function countDays({ offsets, day }: PairDays, pair: number, after: boolean, boundary: number): number {
  let count = 0;
  for (let i = offsets[pair] as number; i < (offsets[pair + 1] as number); i++) {
    const d = day[i] as number;
    if (isLearnt(d) && d >= boundary === after) count++;
  }
  return count;
}

/** Share of the members of either that are in both; both ascend. */
export function jaccard(one: Int32Array, other: Int32Array): number {
  const inside = new Set(one);
  let both = 0;
  for (const id of other) if (inside.has(id)) both++;
  return both / (one.length + other.length - both);
}
