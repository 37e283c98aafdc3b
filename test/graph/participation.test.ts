import { expect, test } from 'vitest';
import { participation } from '../../src/graph/participation.ts';
import { graphOf } from './worlds.ts';

test('participation is that of its formula, by the weight of ties', () => {
  const pairs: [number, number][] = [
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 4],
    [1, 2],
  ];
  // Ties of 0, in the order of columns, weigh 1, 2, 3 and 4.
  const graph = graphOf(6, pairs, (index) => index + 1);
  const label = Int32Array.from([0, 0, 0, 1, -1, 1]);
  expect(participation(graph, label, 0)).toBeCloseTo(1 - (3 / 6) ** 2 - (3 / 6) ** 2, 12);
  expect(participation(graph, label, 3)).toBe(0);
  expect(participation(graph, label, 5)).toBeNaN();
});
