import { expect, test } from 'vitest';
import { adjustedRandIndex } from '../../src/graph/agreement.ts';
import { findCommunities } from '../../src/graph/louvain.ts';
import { modularity } from '../../src/graph/modularity.ts';
import { splitGroups } from '../../src/graph/split-groups.ts';
import { createRandom } from '../../src/stats/random.ts';
import { graphOf, plantedLabels, plantedPairs } from './worlds.ts';

const random = createRandom(3);

/** Cliques in a ring, one tie from each to the next. */
function ring(cliques: number, size: number): [number, number][] {
  const bridges = Array.from({ length: cliques }, (_, c): [number, number] => [c * size, ((c + 1) % cliques) * size + 1]);
  return [...plantedPairs(cliques, size, 1, 0, random), ...bridges];
}

test('cliques that modularity must merge, by the resolution limit, come apart again', () => {
  // S. Fortunato, M. Barthélemy, 2007: of a ring of more than √(ties) cliques, neighbours merge at the optimum of modularity.
  const graph = graphOf(150, ring(30, 5));
  const merged = findCommunities(graph, createRandom(1));
  expect(modularity(graph, merged.label, merged.groups)).toBeGreaterThan(modularity(graph, plantedLabels(30, 5), 30));
  const { best, others } = splitGroups(graph, merged, [merged.label], createRandom(2));
  expect(adjustedRandIndex(best.label, plantedLabels(30, 5))).toBe(1);
  expect(adjustedRandIndex(others[0] as Int32Array, plantedLabels(30, 5))).toBe(1);
  expect(best.modularity).toBeCloseTo(modularity(graph, best.label, best.groups), 12);
});

test('groups that random ties fill stay whole', () => {
  let split = 0;
  for (let seed = 0; seed < 40; seed++) {
    const chance = createRandom(100 + seed);
    const graph = graphOf(60, plantedPairs(2, 30, 0.3, 0.01, chance));
    const whole = { label: plantedLabels(2, 30), groups: 2, modularity: 0 };
    if (splitGroups(graph, whole, [], chance).best.groups > 2) split++;
  }
  // Each of 80 groups is split with odds below 0.05; more than 12 worlds of 40 would have odds below 1 in 1000 even at that rate.
  expect(split).toBeLessThanOrEqual(12);
});

test('the other divisions are refined by what splits, and stay as they were elsewhere', () => {
  const graph = graphOf(22, [...ring(2, 5), ...plantedPairs(1, 12, 1, 0, random).map(([u, v]): [number, number] => [u + 10, v + 10])]);
  const label = Int32Array.from({ length: 22 }, (_, v) => Number(v >= 10));
  const other = Int32Array.from({ length: 22 }, (_, v) => (v < 10 ? 0 : v < 16 ? 1 : 2));
  const { best, others } = splitGroups(graph, { label, groups: 2, modularity: 0 }, [other], createRandom(1));
  expect(best.groups).toBe(3);
  expect(new Set(others[0]).size).toBe(4);
  expect(Array.from(other)).toEqual(Array.from({ length: 22 }, (_, v) => (v < 10 ? 0 : v < 16 ? 1 : 2)));
});
