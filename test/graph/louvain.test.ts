import { describe, expect, test } from 'vitest';
import { adjustedRandIndex } from '../../src/graph/agreement.ts';
import { findCommunities, membersByLabel } from '../../src/graph/louvain.ts';
import { modularity, modularityByGroup } from '../../src/graph/modularity.ts';
import { createRandom } from '../../src/stats/random.ts';
import { CLUB, karate, MEMBERS } from './karate.ts';
import { graphOf, plantedLabels, plantedPairs } from './worlds.ts';

const best = (weighted: boolean) =>
  Array.from({ length: 40 }, (_, seed) => findCommunities(karate(weighted), createRandom(seed))).sort(
    (a, b) => b.modularity - a.modularity,
  )[0] as ReturnType<typeof findCommunities>;

describe('modularity', () => {
  test('of the two clubs after the split, as networkx 3.6 has it', () => {
    expect(modularity(karate(false), CLUB, 2)).toBeCloseTo(0.3582347140039448, 12);
    expect(modularity(karate(true), CLUB, 2)).toBeCloseTo(0.39143756676224206, 12);
  });

  test('of one group is 0, and of single nodes is minus the sum of squared shares', () => {
    const graph = karate(false);
    expect(modularity(graph, new Int32Array(MEMBERS), 1)).toBeCloseTo(0, 12);
    const alone = Int32Array.from({ length: MEMBERS }, (_, v) => v);
    const shares = alone.map((v) => ((graph.offsets[v + 1] as number) - (graph.offsets[v] as number)) ** 2).reduce((a, b) => a + b);
    expect(modularity(graph, alone, MEMBERS)).toBeCloseTo(-shares / 156 ** 2, 12);
  });

  test('of k equal cliques without ties between them is 1 − 1/k, each giving an equal part', () => {
    const cliques = graphOf(20, plantedPairs(4, 5, 1, 0, createRandom(1)));
    const parts = modularityByGroup(cliques, plantedLabels(4, 5), 4);
    for (const part of parts) expect(part).toBeCloseTo((1 - 1 / 4) / 4, 12);
  });

  test('of a graph without edges is 0', () => {
    expect(modularity(graphOf(3, []), new Int32Array(3), 1)).toBe(0);
  });
});

describe('findCommunities', () => {
  // U. Brandes et al., On modularity clustering, IEEE TKDE 20 (2008) 172–188, prove the optimum of the unweighted club.
  test('reaches the proven optimum of the karate club, 0.4198, and never passes it', () => {
    const found = best(false);
    expect(found.modularity).toBeCloseTo(0.41978961209730437, 10);
    expect(found.groups).toBe(4);
  });

  test('finds what 500 runs of networkx find on the weighted club', () => {
    expect(best(true).modularity).toBeCloseTo(0.44490358126721763, 10);
  });

  test('states the modularity of the very division that it returns', () => {
    const found = findCommunities(karate(true), createRandom(5));
    expect(modularity(karate(true), found.label, found.groups)).toBe(found.modularity);
    expect(new Set(found.label).size).toBe(found.groups);
  });

  test('finds planted groups', () => {
    const random = createRandom(7);
    const graph = graphOf(400, plantedPairs(10, 40, 0.3, 0.01, random));
    const found = findCommunities(graph, random);
    expect(adjustedRandIndex(found.label, plantedLabels(10, 40))).toBeGreaterThan(0.98);
  });

  test('never joins what no path joins, and leaves a node without ties alone', () => {
    const found = findCommunities(
      graphOf(7, [
        [0, 1],
        [1, 2],
        [0, 2],
        [3, 4],
        [4, 5],
        [3, 5],
      ]),
      createRandom(1),
    );
    expect(Array.from(found.label)).toEqual([0, 0, 0, 1, 1, 1, 2]);
  });

  test('the same seed gives the same division', () => {
    const run = () => Array.from(findCommunities(karate(false), createRandom(11)).label);
    expect(run()).toEqual(run());
  });

  test('a higher resolution gives more groups', () => {
    const groupsAt = (resolution: number) => findCommunities(karate(false), createRandom(3), { resolution }).groups;
    expect(groupsAt(4)).toBeGreaterThan(groupsAt(0.3));
  });
});

test('members stand under their labels, ascending', () => {
  const { offsets, members } = membersByLabel(Int32Array.from([1, 0, 1, 2, 0]), 3);
  expect(Array.from(offsets)).toEqual([0, 2, 4, 5]);
  expect(Array.from(members)).toEqual([1, 4, 0, 2, 3]);
});
