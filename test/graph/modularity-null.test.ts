import { mean, standardDeviation } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { testModularity } from '../../src/graph/modularity-null.ts';
import { poissonBinomialTail } from '../../src/stats/poisson-binomial.ts';
import { createRandom } from '../../src/stats/random.ts';
import { activityPairs, graphOf, plantedPairs, popularityPairs } from './worlds.ts';

test.each([1, 5])('p is uniform where there are no groups, however uneven the degrees, with the best of %i divisions', (runs) => {
  const worlds = 300;
  const rounds = 19;
  const p = Array.from({ length: worlds }, (_, seed) => {
    const random = createRandom(seed);
    const graph = graphOf(60, popularityPairs(60, 180, random), () => 1 + random.below(9));
    return testModularity(graph, rounds, runs, random).p;
  });
  // Each p is one of 1/20 … 20/20, and each is due equally often.
  const share = (level: number) => p.filter((value) => value <= level + 1e-9).length / worlds;
  for (const level of [0.05, 0.1, 0.25, 0.5, 0.75, 0.9]) {
    const margin = 3.29 * Math.sqrt((level * (1 - level)) / worlds);
    expect(Math.abs(share(level) - level), `share of p ≤ ${level}`).toBeLessThan(margin);
  }
});

describe('busy endpoints that have much contact with each other are no group', () => {
  const pOf = (worlds: number, nodes: number, sigma: number, scale: number, first?: number): number[] =>
    Array.from({ length: worlds }, (_, seed) => {
      const random = createRandom(seed).fork(`${nodes} ${sigma}`);
      const pairs = activityPairs(nodes, sigma, scale, random, first);
      const weights = [...pairs.values()];
      return testModularity(
        graphOf(nodes, pairs.keys(), (tie) => weights[tie] as number),
        19,
        1,
        random,
      ).p;
    });

  test.each([
    [80, 1.2, 0.3, undefined, 100],
    [80, 1.5, 0.1, undefined, 100],
    [150, 1.2, 0.1, undefined, 60],
    [200, 1.5, 0.02, undefined, 60],
    [80, 1.2, 0.3, 400, 100],
    [80, 1.5, 0.1, 400, 100],
  ])('%i endpoints, spread %f, scale %f, the first one %s', (nodes, sigma, scale, first, worlds) => {
    const p = pOf(worlds, nodes, sigma, scale, first);
    const rejected = p.filter((value) => value <= 0.05).length;
    const chance = poissonBinomialTail(new Array(worlds).fill(0.05), rejected);
    expect(chance, `${rejected} of ${worlds} worlds`).toBeGreaterThan(1e-3);
    // Nor is p pushed up, which would hide real groups.
    const low = p.filter((value) => value <= 0.5).length;
    expect(low / worlds, 'share of p ≤ 0.5').toBeGreaterThan(0.5 - 3.29 * Math.sqrt(0.25 / worlds));
  });
});

test('p is the least it can be where groups are planted, and chance explains little of the division', () => {
  const random = createRandom(5);
  const graph = graphOf(120, plantedPairs(4, 30, 0.3, 0.02, random));
  const result = testModularity(graph, 39, 1, random);
  expect(result.p).toBe(1 / 40);
  expect(result.observed).toBeGreaterThan(result.chance + 0.2);
});

test('the best of several divisions hangs less on luck than one, and tells planted groups from chance more often', () => {
  // Groups that one quick division sees only sometimes.
  const graphs = [21, 22, 23, 24, 25, 26].map((seed) => graphOf(40, plantedPairs(4, 10, 0.5, 0.16, createRandom(seed))));
  const tried = (runs: number) =>
    graphs.map((graph) => Array.from({ length: 24 }, (_, seed) => testModularity(graph, 39, runs, createRandom(seed))));
  const [one, five] = [tried(1), tried(5)];
  const spread = (all: typeof one) => mean(all.map((tests) => standardDeviation(tests.map(({ observed }) => observed))));
  expect(spread(five)).toBeLessThan(0.75 * spread(one));
  const told = (all: typeof one) => all.flat().filter(({ p }) => p <= 0.05).length;
  expect(told(five)).toBeGreaterThan(told(one));
});
