import { describe, expect, test } from 'vitest';
import { drawTies } from '../../src/graph/draw.ts';
import type { Ties } from '../../src/graph/ties.ts';
import { createRandom } from '../../src/stats/random.ts';
import { edgeColumns, plantedLabels, plantedPairs } from './worlds.ts';

function tiesOf(nodes: number, pairs: Iterable<readonly [number, number]>, weightOf?: (index: number) => number): Ties {
  const columns = edgeColumns(pairs, weightOf);
  const count = columns.a.length;
  return { ...columns, count, nodes, inferred: new Uint8Array(count), inferredCount: 0, unit: 'events', closeness: columns.weight };
}

const random = createRandom(1);
const large = tiesOf(1000, plantedPairs(10, 100, 0.2, 0.002, random), () => 1 + random.below(30));

describe('a graph too large to draw', () => {
  const view = drawTies(large, [990, 991], undefined, createRandom(3));

  test('is cut to 300 endpoints and 1,200 ties, and says of how many', () => {
    expect(view.node.length).toBe(300);
    expect(view.source.length).toBeLessThanOrEqual(1200);
    expect(view.totalNodes).toBe(1000);
    expect(view.totalEdges).toBe(large.count);
  });

  test('shows the endpoints that were asked for, with their ties to the others shown', () => {
    const shown = new Set(view.node);
    for (const id of [990, 991]) {
      expect(shown.has(id)).toBe(true);
      const due = Array.from(large.a.keys()).filter(
        (i) => (large.a[i] === id && shown.has(large.b[i] as number)) || (large.b[i] === id && shown.has(large.a[i] as number)),
      );
      const drawn = view.source.filter((s, i) => view.node[s] === id || view.node[view.target[i] as number] === id);
      expect(drawn.length).toBe(due.length);
    }
  });

  test('otherwise shows the heaviest ties first', () => {
    const heaviest = drawTies(large, [], undefined, createRandom(3));
    const pairs = new Map(Array.from(large.a, (a, i) => [`${a} ${large.b[i]}`, large.weight[i] as number]));
    const kept = heaviest.source.map((s, i) => `${heaviest.node[s]} ${heaviest.node[heaviest.target[i] as number]}`);
    const lightest = Math.min(...kept.map((pair) => pairs.get(pair) as number));
    const shown = new Set(heaviest.node);
    const left = [...pairs].filter(([pair]) => !kept.includes(pair) && pair.split(' ').every((id) => shown.has(Number(id))));
    for (const [, weight] of left) expect(weight).toBeLessThanOrEqual(lightest);
  });

  test('comes out the same, byte for byte, and inside the frame', () => {
    expect(JSON.stringify(drawTies(large, [990, 991], undefined, createRandom(3)))).toBe(JSON.stringify(view));
    for (const value of [...view.x, ...view.y]) {
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(Object.is(value, Number(value.toFixed(4)))).toBe(true);
    }
  });
});

test('members of a tight group are drawn closer to each other than to others, and no two on one spot', () => {
  const ties = tiesOf(40, plantedPairs(2, 20, 0.6, 0.01, createRandom(4)));
  const group = plantedLabels(2, 20);
  const view = drawTies(ties, [], group, createRandom(5));
  expect(view.circle).toEqual(Array.from(group));
  const distances = { same: [] as number[], other: [] as number[] };
  for (let i = 0; i < 40; i++) {
    for (let j = i + 1; j < 40; j++) {
      const far = Math.hypot((view.x[i] as number) - (view.x[j] as number), (view.y[i] as number) - (view.y[j] as number));
      expect(far).toBeGreaterThan(0.01);
      (group[i] === group[j] ? distances.same : distances.other).push(far);
    }
  }
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
  expect(mean(distances.same)).toBeLessThan(mean(distances.other) / 1.5);
});

test('structural twins and lone endpoints get places of their own', () => {
  const star = tiesOf(
    60,
    Array.from({ length: 50 }, (_, leaf) => [0, leaf + 1] as const),
  );
  const view = drawTies(star, [55, 56], undefined, createRandom(1));
  expect(view.node).toContain(55);
  expect(new Set(view.node.map((_, i) => `${view.x[i]} ${view.y[i]}`)).size).toBe(view.node.length);
  expect(view.strength[0]).toBe(50);
});

test('a graph without ties draws nothing', () => {
  expect(drawTies(tiesOf(3, []), [], undefined, createRandom(1))).toMatchObject({ node: [], source: [], totalNodes: 0, totalEdges: 0 });
});
