import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseDrawn } from '../../src/graph/choose-drawn.ts';
import { joinTies } from '../../src/graph/ties.ts';
import { contactsOf, linksOf } from './artifacts.ts';

/** Ties with their weights, in days of contact. */
const tiesOf = (nodes: number, pairs: readonly (readonly [number, number, number])[]) =>
  joinTies(
    contactsOf(
      nodes,
      [...pairs].sort(([a, b], [c, d]) => a - c || b - d).map(([a, b, days]) => [a, b, { days, forth: days }] as const),
    ),
    linksOf([]),
  );

describe('what is drawn of a graph', () => {
  // A strong clique of 0 to 3, a weak chain 4 – 5 – 6 – 7, and 8 by itself.
  const ties = tiesOf(9, [
    [0, 1, 20],
    [0, 2, 19],
    [0, 3, 18],
    [1, 2, 17],
    [1, 3, 16],
    [2, 3, 15],
    [4, 5, 3],
    [5, 6, 2],
    [6, 7, 1],
  ]);
  const pairs = (tie: readonly number[]) => tie.map((i) => [ties.a[i], ties.b[i]]);

  it('is the strongest ties of all where nobody is asked for', () => {
    const { node, tie } = chooseDrawn(ties, [], 4, 100);
    expect([...node].sort()).toEqual([0, 1, 2, 3]);
    expect(pairs(tie)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect(pairs(chooseDrawn(ties, [], 4, 2).tie)).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it('is those asked for with their own strongest ties until half the room is taken, then others', () => {
    const { node, tie } = chooseDrawn(ties, [5], 5, 100);
    // 5 and the end of its stronger tie make two of two and a half; the rest goes to the strongest of all, two at a time.
    expect(node).toEqual([5, 4, 0, 1, 2]);
    expect(pairs(tie)[0]).toEqual([4, 5]);
    // One without a tie is drawn all the same.
    expect(chooseDrawn(ties, [8], 3, 100).node).toEqual([8, 0, 1]);
  });

  it('never exceeds the room, holds ties between chosen endpoints only, and those of whom was asked for first', () => {
    const graph = fc.uniqueArray(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 }), fc.integer({ min: 1, max: 9 })), {
      selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        graph,
        fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat({ max: 30 }),
        (edges, first, mostNodes, mostEdges) => {
          const all = tiesOf(
            12,
            edges.filter(([a, b]) => a !== b).map(([a, b, w]) => [Math.min(a, b), Math.max(a, b), w] as const),
          );
          const { node, tie } = chooseDrawn(all, first, mostNodes, mostEdges);
          expect(new Set(node).size).toBe(node.length);
          expect(node.length).toBeLessThanOrEqual(mostNodes);
          expect(node.slice(0, Math.min(first.length, mostNodes))).toEqual(first.slice(0, mostNodes));
          const asked = new Set(first.slice(0, mostNodes));
          const inside = (i: number) => node.includes(all.a[i] as number) && node.includes(all.b[i] as number);
          const isAsked = (i: number) => asked.has(all.a[i] as number) || asked.has(all.b[i] as number);
          // By definition: of all ties inside, sorted in that way, the first.
          const expected = Array.from({ length: all.count }, (_, i) => i)
            .filter(inside)
            .sort((i, j) => Number(isAsked(j)) - Number(isAsked(i)) || (all.weight[j] as number) - (all.weight[i] as number) || i - j);
          expect(tie).toEqual(expected.slice(0, mostEdges));
          // While a tie is left out there is no room for both ends of another.
          const outside = Array.from({ length: all.count }, (_, i) => i).filter((i) => !inside(i));
          if (outside.length > 0) expect(node.length).toBeGreaterThanOrEqual(mostNodes - 1);
        },
      ),
    );
  });

  it('takes of many equally strong ties the first', () => {
    const equal = tiesOf(
      40,
      Array.from({ length: 39 }, (_, i) => [i, i + 1, 1] as const),
    );
    expect(chooseDrawn(equal, [], 3, 10)).toEqual({ node: [0, 1, 2], tie: [0, 1] });
  });
});
