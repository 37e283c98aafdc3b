import { expect, test } from 'vitest';
import { pageRank } from '../../src/graph/page-rank.ts';
import { graphOf } from './worlds.ts';

test('a star, in closed form', () => {
  // Hub h and n leaves: h = (1 − d)/(n + 1) + d · n · l, l = (1 − d)/(n + 1) + d · h / n.
  const [n, d] = [5, 0.85];
  const rest = (1 - d) / (n + 1);
  const hub = (rest + d * n * rest) / (1 - d * d);
  const rank = pageRank(
    graphOf(
      n + 1,
      Array.from({ length: n }, (_, i): [number, number] => [0, i + 1]),
    ),
  );
  expect(rank[0]).toBeCloseTo(hub, 4);
  expect(rank[1]).toBeCloseTo(rest + (d * hub) / n, 4);
});

test('sums to one, nodes without ties included, and equals stay equal', () => {
  const rank = pageRank(
    graphOf(
      5,
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      (edge) => edge + 1,
    ),
  );
  expect(rank.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
  expect(rank[3]).toBe(rank[4]);
  expect(pageRank(graphOf(0, [])).length).toBe(0);
});
