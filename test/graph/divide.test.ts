import { describe, expect, it } from 'vitest';
import { CHANCE_LEVEL, divide, FEWEST_ROUNDS } from '../../src/graph/divide.ts';
import { modularity } from '../../src/graph/modularity.ts';
import { closeness, joinTies } from '../../src/graph/ties.ts';
import { createRandom } from '../../src/stats/random.ts';
import { contactsOf, linksOf } from './artifacts.ts';

/** Ties among `nodes` by a chance for each pair; all of three days, one contact a day. */
function network(nodes: number, chance: (a: number, b: number) => number, seed: number) {
  const random = createRandom(seed);
  const pairs: [number, number, { days: number; forth: number }][] = [];
  for (let a = 0; a < nodes; a++)
    for (let b = a + 1; b < nodes; b++) if (random.next() < chance(a, b)) pairs.push([a, b, { days: 3, forth: 3 }]);
  return joinTies(contactsOf(nodes + 2, pairs), linksOf([]));
}
const groupOf = (v: number) => Math.floor(v / 12);
const planted = network(48, (a, b) => (groupOf(a) === groupOf(b) ? 0.6 : 0.03), 8_739);

describe('a division', () => {
  const found = divide(planted, createRandom(1), { seeds: 5, rounds: 39 });

  it('finds planted groups again, stable over its runs, and stands', () => {
    const { label } = found.best;
    let [together, apart] = [0, 0];
    for (let a = 0; a < 48; a++)
      for (let b = a + 1; b < 48; b++) {
        if (groupOf(a) === groupOf(b) && label[a] !== label[b]) apart++;
        if (groupOf(a) !== groupOf(b) && label[a] === label[b]) together++;
      }
    expect([together, apart]).toEqual([0, 0]);
    expect(found.stands).toBe(true);
    // 39 random networks, none of which divides as well.
    expect(found.test.p).toBeCloseTo(1 / 40, 12);
    const large = Array.from({ length: found.best.groups }, (_, g) => g).filter((g) => label.filter((one) => one === g).length > 1);
    for (const g of large) expect(found.together[g]).toBeGreaterThan(0.9);
  });

  it('weighs days for what is counted and closeness for what is drawn', () => {
    expect(new Set(found.graph.weight)).toEqual(new Set([3]));
    expect(new Set(found.close.weight)).toEqual(new Set([closeness(3, 3)]));
    expect(found.best.modularity).toBeCloseTo(modularity(found.close, found.best.label, found.best.groups), 12);
    // Two nodes have no tie.
    expect(found.connected).toHaveLength(48);
    expect(found.others).toHaveLength(4);
  });

  it('makes at least as many rounds as p needs to reach the level, and no fewer than can be afforded', () => {
    expect(1 / (FEWEST_ROUNDS + 1)).toBeLessThanOrEqual(CHANCE_LEVEL);
    expect(divide(planted, createRandom(1), { seeds: 2, rounds: 1 }).test.rounds).toBe(FEWEST_ROUNDS);
    expect(found.test.rounds).toBe(39);
  });

  it('does not stand in random networks, but for one in twenty', () => {
    const standing = Array.from({ length: 30 }, (_, world) =>
      divide(
        network(36, () => 0.15, 9_000 + world),
        createRandom(world),
        { seeds: 2, rounds: 19 },
      ),
    ).filter(({ stands }) => stands);
    // 1.5 are expected; seven have odds below 1 in 1000.
    expect(standing.length).toBeLessThan(7);
  });

  it('of nothing is nothing', () => {
    const none = joinTies(contactsOf(3, []), linksOf([]));
    expect(divide(none, createRandom(1), { seeds: 2, rounds: 19 })).toMatchObject({ stands: false, connected: new Int32Array() });
  });
});
