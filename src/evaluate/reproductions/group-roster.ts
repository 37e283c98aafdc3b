import type { Random } from '../../model/random.ts';
import { drawPareto, shuffle } from '../../stats/draw.ts';
import { lowerBound } from '../../stats/search.ts';
import { medianOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const USERS = 100_000;
/** Deliveries before the flurry of receipts that are looked at: the source's own. */
const EPOCH = 50;
/** Chance that a member is reached at once, so that its delivery is among those. */
const REACHED = 0.9;
/** Exponent of how much users receive: some receive far more than others. */
const UNEVEN = 1.5;
const GROUPS = [3, 5] as const;
const RUNS = 40;
const MOST = 100;

/** Draws receivers by how much each receives. */
function createBackground(random: Random): () => number {
  const until = new Float64Array(USERS);
  let total = 0;
  for (let id = 0; id < USERS; id++) {
    total += Math.min(200, drawPareto(UNEVEN, random));
    until[id] = total;
  }
  return () => Math.min(USERS - 1, lowerBound(until, random.next() * total));
}

/** Flurries after which the others of the target's group are first, all of them strictly before anybody else. */
function flurriesUntilExact(size: number, draw: () => number, random: Random): number {
  const score = new Map<number, number>();
  const add = (id: number, by: number) => score.set(id, (score.get(id) ?? 0) + by);
  const members = new Set<number>();
  while (members.size < size - 1) members.add(random.below(USERS));
  for (let flurries = 1; flurries < MOST; flurries++) {
    const reached = [...members].filter(() => random.next() < REACHED);
    const others = Array.from({ length: EPOCH - reached.length }, draw);
    // The order within an epoch says nothing; what counts is who is in it.
    for (const id of shuffle([...reached, ...others], random)) add(id, 1);
    for (let i = 0; i < EPOCH; i++) add(draw(), -1);
    let last = Number.POSITIVE_INFINITY;
    for (const id of members) last = Math.min(last, score.get(id) ?? 0);
    let rival = 0;
    for (const [id, one] of score) if (!members.has(id) && one > rival) rival = one;
    if (last > rival) return flurries;
  }
  return MOST;
}

export const groupRoster: Landmark = {
  id: 'group-roster',
  result: 'The members of a group are found by the deliveries before the flurry of receipts',
  source: 'M. Brigham, N. Hopper, No safety in numbers, arXiv 2305.09799, 2023',
  setUp: `${USERS} users who receive unevenly (Pareto, exponent ${UNEVEN}, cut at 200 times the least); a target posts to its group of ${GROUPS.join(' or ')}; in the ${EPOCH} deliveries before the receipts each other member is with chance ${REACHED}; ${EPOCH} deliveries elsewhere count against them; flurries until all others are strictly first, median of ${RUNS} runs`,
  traps: [
    'Groups here post to nobody else, and the flurry is known: finding it is a step of its own.',
    'The source plots needs of 1 to 20 flurries, and gives no single figure.',
  ],
  run(random) {
    const draw = createBackground(random.fork('background'));
    return GROUPS.map((size) => {
      const own = random.fork(`group of ${size}`);
      const runs = Array.from({ length: RUNS }, () => flurriesUntilExact(size, draw, own));
      return {
        what: `flurries until the roster is exact, group of ${size}`,
        unit: 'flurries',
        published: { value: 20, read: 'in a secondary source', better: 'lower' },
        notComparable: 'the source plots how many are needed up to 20, and the figure is the end of its axis',
        ours: medianOf(runs, 'runs', random.fork(`median ${size}`)),
      };
    });
  },
};
