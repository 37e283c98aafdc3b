import { expect, test } from 'vitest';
import { degrees } from '../../src/graph/csr.ts';
import { copyRewirable, openForSwaps, swapEdges } from '../../src/graph/rewire.ts';
import { createRandom } from '../../src/stats/random.ts';
import { karate } from './karate.ts';
import { graphOf } from './worlds.ts';

/** Edges u < v with their weights, as text; throws where the two rows of an edge disagree. */
function edgesOf(graph: ReturnType<typeof karate>): string[] {
  const forth: string[] = [];
  const back: string[] = [];
  for (let v = 0; v < graph.nodes; v++) {
    for (let i = graph.offsets[v] as number; i < (graph.offsets[v + 1] as number); i++) {
      const u = graph.neighbour[i] as number;
      if (u > v) forth.push(`${v}-${u}:${graph.weight[i]}`);
      else back.push(`${u}-${v}:${graph.weight[i]}`);
    }
  }
  expect(back.sort()).toEqual(forth.sort());
  return forth;
}

test('opening keeps the ties and drops their weights', () => {
  expect(edgesOf(openForSwaps(karate(true)).graph)).toEqual(edgesOf(karate(false)));
});

test('swaps keep every degree, and make no loop and no double edge', () => {
  const graph = karate(true);
  const open = openForSwaps(graph);
  const made = swapEdges(open, 5000, createRandom(3));
  expect(made).toBeGreaterThan(1000);
  const before = edgesOf(graph);
  const after = edgesOf(open.graph);
  const pairOf = (edge: string) => edge.split(':')[0];
  expect(Array.from(degrees(open.graph))).toEqual(Array.from(degrees(graph)));
  expect(new Set(after.map(pairOf)).size).toBe(78);
  expect(after.some((edge) => /^(\d+)-\1:/.test(edge))).toBe(false);
  expect(after.every((edge) => edge.endsWith(':1'))).toBe(true);
  expect(after.map(pairOf)).not.toEqual(before.map(pairOf));
  expect(edgesOf(graph)).toEqual(before);
});

test('a copy is not touched by swaps of the other', () => {
  const open = openForSwaps(karate(true));
  const copy = copyRewirable(open);
  swapEdges(open, 500, createRandom(1));
  expect(edgesOf(copy.graph)).toEqual(edgesOf(karate(false)));
});

test('all graphs with the same degrees come up equally often: the 15 matchings of six nodes', () => {
  const random = createRandom(42);
  const open = openForSwaps(
    graphOf(6, [
      [0, 1],
      [2, 3],
      [4, 5],
    ]),
  );
  const seen = new Map<string, number>();
  const draws = 6000;
  for (let i = 0; i < draws; i++) {
    swapEdges(open, 12, random);
    const key = edgesOf(open.graph).join(' ');
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  expect(seen.size).toBe(15);
  const expected = draws / 15;
  const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 99.9 % point of chi-square with 14 degrees of freedom.
  expect(chiSquare).toBeLessThan(36.12);
});

test('fewer than two edges cannot be swapped', () => {
  expect(swapEdges(openForSwaps(graphOf(2, [[0, 1]])), 10, createRandom(1))).toBe(0);
});
