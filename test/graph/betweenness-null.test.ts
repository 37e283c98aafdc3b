import { expect, test } from 'vitest';
import { testBetweenness } from '../../src/graph/betweenness-null.ts';
import { connectedNodes } from '../../src/graph/csr.ts';
import { createRandom } from '../../src/stats/random.ts';
import { graphOf, plantedPairs, popularityPairs } from './worlds.ts';

test('p keeps its levels where only the numbers of partners matter, however uneven', () => {
  const p: number[] = [];
  const smallest: number[] = [];
  for (let seed = 0; seed < 60; seed++) {
    const random = createRandom(seed);
    const graph = graphOf(60, popularityPairs(60, 180, random));
    const tested = testBetweenness(graph, connectedNodes(graph), 9, random);
    const own = Array.from(connectedNodes(graph), (v) => tested.p[v] as number);
    p.push(...own);
    smallest.push(Math.min(...own) * own.length);
  }
  // Nodes of one graph hang together, hence the slack: four standard errors of 60 graphs rather than of 3,600 nodes.
  const share = (level: number) => p.filter((value) => value <= level).length / p.length;
  for (const level of [0.01, 0.05, 0.25])
    expect(share(level), `share of p ≤ ${level}`).toBeLessThan(level + 4 * Math.sqrt((level * (1 - level)) / 600));
  // And the first of each graph, corrected for their number, stays within the level.
  expect(smallest.filter((value) => value <= 0.05).length).toBeLessThanOrEqual(8);
});

test('the one who joins two groups stands out, though others have as many partners', () => {
  const inside = plantedPairs(2, 20, 0.4, 0, createRandom(2));
  const graph = graphOf(41, [...inside, [40, 0], [40, 1], [40, 20], [40, 21]]);
  const { p, value, chance } = testBetweenness(graph, connectedNodes(graph), 19, createRandom(1));
  expect(p[40]).toBeLessThan(0.005);
  // All 20 · 20 pairs of the two groups pass it, of the 40 · 39 / 2 pairs of others; at most two more, among its own partners, can.
  expect(value[40]).toBeGreaterThanOrEqual(400 / 780);
  expect(value[40]).toBeLessThanOrEqual(402 / 780);
  expect(chance[40]).toBeLessThan(0.15);
});

test('nodes that no path can pass have p = 1', () => {
  const graph = graphOf(4, [
    [0, 1],
    [1, 2],
    [2, 3],
    [1, 3],
  ]);
  const { p } = testBetweenness(graph, connectedNodes(graph), 5, createRandom(1));
  expect(p[0]).toBe(1);
  expect(p.every((value) => value > 0 && value <= 1)).toBe(true);
});
