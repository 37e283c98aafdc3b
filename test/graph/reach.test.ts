import { describe, expect, test } from 'vitest';
import { connectedNodes, degrees } from '../../src/graph/csr.ts';
import { findHubs } from '../../src/graph/hubs.ts';
import { chooseSources, measureReach } from '../../src/graph/reach.ts';
import { summariseReach } from '../../src/graph/reach-summary.ts';
import { createRandom } from '../../src/stats/random.ts';
import { karate, MEMBERS } from './karate.ts';
import { distancesFrom, graphOf, popularityPairs } from './worlds.ts';

const everyone = (nodes: number) => Int32Array.from({ length: nodes }, (_, v) => v);

describe('measureReach', () => {
  test('within 2 and 3 hops of each karate club member, as networkx 3.6 counts them', () => {
    const [, two, three] = measureReach(karate(false), everyone(MEMBERS), 3);
    expect(Array.from(two as Int32Array)).toEqual([
      25, 22, 30, 22, 17, 17, 17, 21, 30, 22, 17, 16, 16, 30, 18, 18, 5, 17, 18, 30, 18, 17, 18, 20, 9, 9, 17, 24, 24, 19, 24, 32, 24, 23,
    ]);
    expect(Array.from(three as Int32Array)).toEqual([
      33, 33, 33, 33, 25, 25, 25, 32, 33, 32, 25, 25, 25, 33, 24, 24, 17, 25, 24, 33, 24, 25, 24, 24, 32, 32, 23, 32, 32, 24, 32, 33, 32,
      32,
    ]);
  });

  test('within 1 hop are the neighbours', () => {
    const [one] = measureReach(karate(false), everyone(MEMBERS), 1);
    expect(one).toEqual(degrees(karate(false)));
  });

  test('equals plain breadth-first search on sparse graphs, over several batches, with nodes removed', () => {
    const random = createRandom(9);
    for (let round = 0; round < 10; round++) {
      const graph = graphOf(150, popularityPairs(150, 160, random));
      const removed = new Uint8Array(150);
      for (let i = 0; i < 5; i++) removed[random.below(20)] = 1;
      const out = new Set(everyone(150).filter((v) => removed[v] === 1));
      const sources = everyone(150).filter((v) => !out.has(v));
      const within = measureReach(graph, sources, 3, removed);
      sources.forEach((source, i) => {
        const distances = [...distancesFrom(graph, source, out).values()];
        for (let hop = 1; hop <= 3; hop++) {
          expect(within[hop - 1]?.[i]).toBe(distances.filter((d) => d > 0 && d <= hop).length);
        }
      });
    }
  });
});

describe('chooseSources', () => {
  const graph = graphOf(3000, popularityPairs(3000, 6000, createRandom(1)));
  const candidates = connectedNodes(graph);

  test('takes everyone when that is affordable', () => {
    expect(chooseSources(graph, candidates, 3, 1e9, createRandom(1))).toEqual(candidates);
  });

  test('takes at least 1,024 distinct candidates, ascending, when it is not', () => {
    const chosen = chooseSources(graph, candidates, 3, 0, createRandom(1));
    expect(chosen.length).toBe(1024);
    const known = new Set(candidates);
    chosen.forEach((v, i) => {
      expect(known.has(v)).toBe(true);
      if (i > 0) expect(v).toBeGreaterThan(chosen[i - 1] as number);
    });
  });
});

describe('summariseReach', () => {
  test('at least half of the endpoints have the median or more, three quarters the lower quartile', () => {
    expect(summariseReach(Int32Array.from([9, 1, 5, 3]), true)).toEqual({
      n: 4,
      lowerQuartile: 3,
      median: 5,
      upperQuartile: 9,
      mean: 4.5,
      medianLow: 5,
      medianHigh: 5,
    });
  });

  test('the interval of a sample holds the true median in about 95 of 100 samples', () => {
    const random = createRandom(4);
    const samples = 600;
    let held = 0;
    for (let i = 0; i < samples; i++) {
      // Uniform on 0 … 999: the median is 499.5.
      const { medianLow, medianHigh } = summariseReach(
        Int32Array.from({ length: 200 }, () => random.below(1000)),
        false,
      );
      if (medianLow <= 499.5 && medianHigh >= 499.5) held++;
    }
    expect(held / samples).toBeGreaterThan(0.92);
    expect(held / samples).toBeLessThan(0.98);
  });

  test('of nobody is 0', () => {
    expect(summariseReach(new Int32Array(0), true)).toMatchObject({ median: 0, mean: 0, medianHigh: 0 });
  });
});

describe('findHubs', () => {
  test('names the middle of a star, and nobody in a ring', () => {
    expect(Array.from(findHubs(Int32Array.from([40, ...Array(40).fill(1)]), 20))).toEqual([0]);
    expect(findHubs(new Int32Array(41).fill(2), 20).length).toBe(0);
  });

  test('does not count endpoints without partners, takes ties at the edge, and stays within the top 0.1 %', () => {
    const silent = Array(5000).fill(0);
    const ordinary = Array(2995).fill(2);
    expect(Array.from(findHubs(Int32Array.from([...silent, 90, 70, 50, 50, 45, ...ordinary]), 20))).toEqual([5000, 5001, 5002, 5003]);
    expect(findHubs(new Int32Array(3), 20).length).toBe(0);
  });
});
