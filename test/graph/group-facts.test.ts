import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/csr.ts';
import { describeGroups, rankMembers } from '../../src/graph/group-facts.ts';
import { compactLabels, modularity } from '../../src/graph/modularity.ts';
import { joinTies } from '../../src/graph/ties.ts';
import { contactsOf, linksOf } from './artifacts.ts';

const partition = (labels: readonly number[]) => ({ ...compactLabels(Int32Array.from(labels)), modularity: 0 });

// Two triangles, {0, 1, 2} and {3, 4, 5}, with one tie between them, and an inferred one in the second.
const ties = joinTies(
  contactsOf(6, [
    [0, 1, { days: 4, forth: 4 }],
    [0, 2, { days: 2, forth: 2 }],
    [1, 2, { days: 4, forth: 4 }],
    [2, 3, { days: 3, forth: 3 }],
    [3, 4, { days: 5, forth: 5 }],
  ]),
  linksOf([
    [3, 5, 9],
    [4, 5, 9],
  ]),
);
const graph = buildGraph(6, ties);
const groups = describeGroups(ties, graph, partition([0, 0, 0, 1, 1, 1]));

describe('facts of groups', () => {
  it('count members, ties inside, and those inferred', () => {
    expect(groups.map(({ members, ties, inferredTies }) => [[...members], ties, inferredTies])).toEqual([
      [[0, 1, 2], 3, 0],
      [[3, 4, 5], 3, 2],
    ]);
  });

  it('hold the contact that stays inside against what would stay there at random', () => {
    // All ties weigh 20; the first group has 2 · 10 + 3 ends of the 40, of which 20 stay; the second 2 · 7 + 3, of which 14 stay.
    expect(groups.map(({ insideShare, expectedShare }) => [insideShare, expectedShare])).toEqual([
      [20 / 23, 23 / 40],
      [14 / 17, 17 / 40],
    ]);
    for (const [i, { modularity }] of groups.entries()) {
      const [inside, volume] = [
        [20, 23],
        [14, 17],
      ][i] as [number, number];
      expect(modularity).toBeCloseTo(inside / 40 - (volume / 40) ** 2, 12);
    }
  });

  it('name the heaviest logged tie, the first of equal ones', () => {
    expect(groups.map(({ heaviest }) => heaviest)).toEqual([
      [0, 1],
      [3, 4],
    ]);
    const inferred = joinTies(contactsOf(3, [[0, 1, { days: 1 }]]), linksOf([[1, 2, 5]]));
    expect(describeGroups(inferred, buildGraph(3, inferred), partition([0, 1, 1]))[1]?.heaviest).toEqual([]);
  });

  it('of all groups together make up the graph', () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 })), {
      selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(pairs, fc.array(fc.nat({ max: 3 }), { minLength: 9, maxLength: 9 }), (edges, labels) => {
        const sorted = edges
          .filter(([a, b]) => a !== b)
          .map(([a, b, days]) => [Math.min(a, b), Math.max(a, b), { days }] as const)
          .sort(([a, b], [c, d]) => a - c || b - d);
        fc.pre(sorted.length > 0);
        const all = joinTies(contactsOf(9, sorted), linksOf([]));
        const network = buildGraph(9, all);
        const division = partition(labels);
        const facts = describeGroups(all, network, division);
        const sum = (of: (one: (typeof facts)[number]) => number) => facts.reduce((total, one) => total + of(one), 0);
        expect(facts.flatMap(({ members }) => [...members]).sort()).toEqual(Array.from({ length: 9 }, (_, v) => v));
        expect(sum(({ expectedShare }) => expectedShare)).toBeCloseTo(1, 12);
        expect(sum(({ modularity }) => modularity)).toBeCloseTo(modularity(network, division.label, division.groups), 12);
        expect(sum(({ ties }) => ties)).toBe(sorted.filter(([a, b]) => labels[a] === labels[b]).length);
      }),
    );
  });
});

it('members are ranked by their contact with other members, equal ones by id', () => {
  expect(rankMembers(graph, Int32Array.of(0, 1, 2))).toEqual([
    { id: 1, partners: 2, weight: 8 },
    { id: 0, partners: 2, weight: 6 },
    { id: 2, partners: 2, weight: 6 },
  ]);
  // What the tie across weighs does not count.
  expect(rankMembers(graph, Int32Array.of(2, 5))).toEqual([
    { id: 2, partners: 0, weight: 0 },
    { id: 5, partners: 0, weight: 0 },
  ]);
});
