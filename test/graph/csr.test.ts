import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectedNodes, degrees } from '../../src/graph/csr.ts';
import { edgeColumns, graphOf } from './worlds.ts';

const NODES = 12;
const pairs = fc.array(fc.tuple(fc.nat(NODES - 1), fc.nat(NODES - 1)), { maxLength: 40 });

test('every edge stands in the rows of both its ends, with its weight, and rows ascend', () => {
  fc.assert(
    fc.property(pairs, (drawn) => {
      const edges = edgeColumns(drawn, (index) => index + 1);
      const graph = graphOf(NODES, drawn, (index) => index + 1);
      const seen: string[] = [];
      for (let v = 0; v < NODES; v++) {
        const row = graph.neighbour.subarray(graph.offsets[v], graph.offsets[v + 1]);
        expect(Array.from(row)).toEqual(Array.from(row).sort((a, b) => a - b));
        row.forEach((u, i) => {
          seen.push(`${Math.min(u, v)}-${Math.max(u, v)}:${graph.weight[(graph.offsets[v] as number) + i]}`);
        });
      }
      const expected = Array.from(edges.a, (a, e) => `${a}-${edges.b[e]}:${edges.weight[e]}`);
      expect(seen.sort()).toEqual([...expected, ...expected].sort());
    }),
  );
});

test('degrees and connected nodes of a star with a bystander', () => {
  const star = graphOf(5, [
    [0, 1],
    [0, 2],
    [0, 4],
  ]);
  expect(Array.from(degrees(star))).toEqual([3, 1, 1, 0, 1]);
  expect(Array.from(connectedNodes(star))).toEqual([0, 1, 2, 4]);
});
