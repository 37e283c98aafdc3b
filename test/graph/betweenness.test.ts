import { expect, test } from 'vitest';
import { measureBetweenness } from '../../src/graph/betweenness.ts';
import { type CsrGraph, connectedNodes } from '../../src/graph/csr.ts';
import { createRandom } from '../../src/stats/random.ts';
import { karate } from './karate.ts';
import { distancesFrom, graphOf, plantedPairs } from './worlds.ts';

const of = (graph: CsrGraph, visits?: number, seed = 1) => measureBetweenness(graph, connectedNodes(graph), createRandom(seed), visits);

/** Shortest paths from one node to another through a third, counted as σ(s, v) σ(v, t) where the distances add up. */
function bruteForce(graph: CsrGraph): number[] {
  const n = graph.nodes;
  const distance = Array.from({ length: n }, (_, s) => distancesFrom(graph, s));
  const paths = distance.map((from, s) => {
    const count = new Map([[s, 1]]);
    for (const [v, d] of [...from].sort((x, y) => x[1] - y[1])) {
      if (v === s) continue;
      let sum = 0;
      for (const u of graph.neighbour.subarray(graph.offsets[v], graph.offsets[v + 1])) if (from.get(u) === d - 1) sum += count.get(u) ?? 0;
      count.set(v, sum);
    }
    return count;
  });
  const far = (s: number, t: number) => distance[s]?.get(t) ?? Number.POSITIVE_INFINITY;
  return Array.from({ length: n }, (_, v) => {
    let sum = 0;
    for (let s = 0; s < n; s++)
      for (let t = 0; t < n; t++) {
        if (s === t || s === v || t === v || far(s, v) + far(v, t) !== far(s, t) || far(s, t) === Number.POSITIVE_INFINITY) continue;
        sum += ((paths[s]?.get(v) ?? 0) * (paths[v]?.get(t) ?? 0)) / (paths[s]?.get(t) as number);
      }
    return sum / ((n - 1) * (n - 2));
  });
}

test('the karate club, as published for its two heads and the third', () => {
  const { value } = of(karate(false));
  expect(value[0]).toBeCloseTo(0.437635, 5);
  expect(value[33]).toBeCloseTo(0.304075, 5);
  expect(value[32]).toBeCloseTo(0.145247, 5);
});

test('agrees with brute force on random graphs, torn ones included', () => {
  for (let seed = 0; seed < 8; seed++) {
    const graph = graphOf(24, [
      ...plantedPairs(3, 8, 0.4, seed % 2 === 0 ? 0.02 : 0.1, createRandom(seed)),
      [0, 1],
      [8, 9],
      [16, 17],
      ...Array.from({ length: 23 }, (_, i): [number, number] => [i, i + 1]).slice(0, seed * 3),
    ]);
    const all = Int32Array.from({ length: 24 }, (_, v) => v);
    const { value } = measureBetweenness(graph, all, createRandom(1));
    bruteForce(graph).forEach((expected, v) => {
      expect(value[v]).toBeCloseTo(expected, 9);
    });
  }
});

test('a path of five and a star, in closed form', () => {
  // Of the 12 ordered pairs of others, 8 pass the middle of a path and 6 the one beside it.
  const path = of(
    graphOf(5, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]),
  ).value;
  expect(path[2]).toBeCloseTo(8 / 12, 12);
  expect(path[1]).toBeCloseTo(6 / 12, 12);
  expect(path[0]).toBe(0);
  expect(
    of(
      graphOf(
        6,
        Array.from({ length: 5 }, (_, i): [number, number] => [0, i + 1]),
      ),
    ).value[0],
  ).toBeCloseTo(1, 12);
});

test('a sample of starting points comes near, and its error says how near', () => {
  const graph = graphOf(400, plantedPairs(8, 50, 0.12, 0.002, createRandom(3)));
  const exact = of(graph).value;
  let [squares, stated] = [0, 0];
  for (let seed = 0; seed < 20; seed++) {
    const { value, error, sources } = of(graph, 100 * (3 * graph.neighbour.length + 400), seed);
    expect(sources).toBe(100);
    exact.forEach((truth, v) => {
      squares += ((value[v] as number) - truth) ** 2;
      stated += (error[v] as number) ** 2;
    });
  }
  // What a standard error means: its square is the mean squared distance from the truth.
  expect(squares / stated).toBeGreaterThan(0.8);
  expect(squares / stated).toBeLessThan(1.25);
});

test('no graph, no walk', () => {
  expect(of(graphOf(0, [])).value).toEqual(new Float64Array(0));
  expect(Array.from(of(graphOf(2, [[0, 1]])).value)).toEqual([0, 0]);
});
