import type { EndpointId } from '../model/event.ts';
import type { CoReception, Together } from './co-reception.ts';
import { benjaminiHochberg } from './false-discovery.ts';

/** Rate of false discoveries among pairs from which rosters are grown. */
const RATE = 0.05;
/** Pairs from which rosters are grown, the surest first; each costs a look at the fan-outs of the two. */
const MOST_SEEDS = 20_000;

export interface Roster {
  /** Ascending. */
  readonly members: readonly EndpointId[];
  /** The largest chance of any pair of them, and of any third beside the two from which it was grown, paid for by the number of thirds. */
  readonly p: number;
  /** The pair from which it was grown. */
  readonly seed: Together & { readonly with: EndpointId };
}

interface Pair extends Together {
  readonly a: EndpointId;
  readonly b: EndpointId;
}

/**
 * Groups of three or more each two of whom are in one fan-out in more hours than chance has it, and each third in those of two together:
 * two who write to each other, and to a third each, are no group. Grown from the surest pairs; a pair within a known group grows no other.
 * @returns rosters, the surest first, and how many pairs were tested
 */
export function growRosters(reception: CoReception): { rosters: Roster[]; tested: number; significant: number } {
  const { targets, receivers } = reception;
  const pairs = new Map<string, Pair>();
  const keyOf = (x: EndpointId, y: EndpointId) => (x < y ? `${x} ${y}` : `${y} ${x}`);
  const isTarget = new Set(targets);
  for (const target of targets) {
    for (const one of reception.companionsOf(target)) {
      const p = Math.min(1, isTarget.has(one.id) ? 2 * one.p : one.p);
      const key = keyOf(target, one.id);
      if (p < (pairs.get(key)?.p ?? RATE)) pairs.set(key, { ...one, p, a: Math.min(target, one.id), b: Math.max(target, one.id) });
    }
  }
  const tested = targets.length * (receivers - targets.length) + (targets.length * (targets.length - 1)) / 2;
  const all = [...pairs.values()].sort((x, y) => x.p - y.p || x.a - y.a || x.b - y.b);
  const q = benjaminiHochberg(
    Float64Array.from(all, ({ p }) => p),
    Math.max(all.length, tested),
  );
  const sure = all.filter((_, i) => (q[i] as number) <= RATE);
  const known = new Map(sure.map((pair) => [keyOf(pair.a, pair.b), pair.p]));
  const rosters: Roster[] = [];
  const covered = new Set<string>();
  for (const pair of sure.slice(0, MOST_SEEDS)) {
    const { a, b } = pair;
    if (covered.has(keyOf(a, b))) continue;
    const members = [a, b];
    let p = pair.p;
    const thirds = reception.companionsOfPair(a, b).sort((x, y) => x.p - y.p || x.id - y.id);
    for (const third of thirds) {
      const paid = third.p * Math.max(1, receivers - 2);
      if (paid > RATE) break;
      const links = members.map((member) => known.get(keyOf(member, third.id)));
      if (links.some((link) => link === undefined)) continue;
      members.push(third.id);
      p = Math.max(p, paid, ...(links as number[]));
    }
    if (members.length < 3) continue;
    members.sort((x, y) => x - y);
    for (const x of members) for (const y of members) if (x < y) covered.add(keyOf(x, y));
    rosters.push({ members, p, seed: { ...pair, id: b, with: a } });
  }
  rosters.sort(
    (x, y) => x.p - y.p || (x.members[0] as number) - (y.members[0] as number) || (x.members[1] as number) - (y.members[1] as number),
  );
  return { rosters, tested: Math.max(tested, rosters.length), significant: sure.length };
}
