import { describe, expect, test } from 'vitest';
import { testModularity } from '../../src/graph/modularity-null.ts';
import { poissonBinomialTail } from '../../src/stats/poisson-binomial.ts';
import { createRandom } from '../../src/stats/random.ts';
import { activityPairs, graphOf, plantedPairs, popularityPairs } from './worlds.ts';

test('p is uniform where there are no groups, however uneven the degrees', () => {
  const worlds = 300;
  const rounds = 19;
  const p = Array.from({ length: worlds }, (_, seed) => {
    const random = createRandom(seed);
    const graph = graphOf(60, popularityPairs(60, 180, random), () => 1 + random.below(9));
    return testModularity(graph, rounds, random).p;
  });
  // Each p is one of 1/20 … 20/20, and each is due equally often.
  const share = (level: number) => p.filter((value) => value <= level + 1e-9).length / worlds;
  for (const level of [0.05, 0.1, 0.25, 0.5, 0.75, 0.9]) {
    const margin = 3.29 * Math.sqrt((level * (1 - level)) / worlds);
    expect(Math.abs(share(level) - level), `share of p ≤ ${level}`).toBeLessThan(margin);
  }
});

describe('busy endpoints that have much contact with each other are no group', () => {
  test.each([
    [80, 1.2, 0.3, 150],
    [80, 1.5, 0.1, 150],
    [150, 1.2, 0.1, 80],
    [200, 1.5, 0.02, 80],
  ])('%i nodes, spread %f', (nodes, sigma, scale, worlds) => {
    let rejected = 0;
    for (let seed = 0; seed < worlds; seed++) {
      const random = createRandom(seed).fork(`${nodes} ${sigma}`);
      const pairs = activityPairs(nodes, sigma, scale, random);
      const weights = [...pairs.values()];
      if (
        testModularity(
          graphOf(nodes, pairs.keys(), (tie) => weights[tie] as number),
          19,
          random,
        ).p <= 0.05
      )
        rejected++;
    }
    const chance = poissonBinomialTail(new Array(worlds).fill(0.05), rejected);
    expect(chance, `${rejected} of ${worlds} worlds`).toBeGreaterThan(1e-3);
  });
});

test('p is the least it can be where groups are planted, and chance explains little of the division', () => {
  const random = createRandom(5);
  const graph = graphOf(120, plantedPairs(4, 30, 0.3, 0.02, random));
  const result = testModularity(graph, 39, random);
  expect(result.p).toBe(1 / 40);
  expect(result.observed).toBeGreaterThan(result.chance + 0.2);
});
