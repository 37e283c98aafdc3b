import { describe, expect, it } from 'vitest';
import { buildGraph, type CsrGraph } from '../../src/graph/csr.ts';
import { createDispersion, normaliseDispersion } from '../../src/graph/dispersion.ts';
import { createRandom } from '../../src/stats/random.ts';
import { karate } from './karate.ts';

function graphOf(nodes: number, ties: readonly (readonly [number, number])[]): CsrGraph {
  const sorted = ties.map(([x, y]) => (x < y ? [x, y] : [y, x]) as [number, number]).sort(([a, b], [c, d]) => a - c || b - d);
  return buildGraph(nodes, {
    a: Int32Array.from(sorted, ([a]) => a),
    b: Int32Array.from(sorted, ([, b]) => b),
    weight: new Float64Array(sorted.length).fill(1),
  });
}
const rowOf = ({ offsets, neighbour }: CsrGraph, v: number) => Array.from(neighbour.subarray(offsets[v], offsets[v + 1]));
const found = (graph: CsrGraph, u: number, most = 64) => {
  const dispersion = createDispersion(graph, most)(u);
  if (!dispersion) throw new Error('a hub');
  return new Map(
    rowOf(graph, u).map((v, i) => [
      v,
      {
        ties: dispersion.embeddedness[i] as number,
        value: dispersion.dispersion[i] as number,
        recursive: dispersion.recursive[i] as number,
      },
    ]),
  );
};

describe('createDispersion', () => {
  // Ego 0; 1 to 3 are colleagues who know each other, 4 and 5 are family who know each other; 6, the partner, knows 1 and 4; 7 knows nobody.
  const small = graphOf(8, [
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 4],
    [0, 5],
    [0, 6],
    [0, 7],
    [1, 2],
    [1, 3],
    [2, 3],
    [4, 5],
    [6, 1],
    [6, 4],
  ]);

  it('is what is counted by hand on a small graph', () => {
    const of0 = found(small, 0);
    // The partner shares 1 and 4 with the ego, who do not know each other and share nobody but the two.
    expect(of0.get(6)).toMatchObject({ ties: 2, value: 1 });
    // 1 shares 2, 3 and 6: 2 and 3 know each other; 6 is far from both.
    expect(of0.get(1)).toMatchObject({ ties: 3, value: 2 });
    expect(of0.get(2)).toMatchObject({ ties: 2, value: 0 });
    // 4 shares 5 and 6, who have nothing else in common.
    expect(of0.get(4)).toMatchObject({ ties: 2, value: 1 });
    expect(of0.get(7)).toEqual({ ties: 0, value: 0, recursive: 0 });
  });

  it('goes three rounds of the recursive definition, as by hand', () => {
    // x1: common 2, 3, 6; far 2–6, 3–6. x2: 1, 3. x3: 1, 2. x4: 5, 6; far. x5: 4. x6: 1, 4; far.
    let x = [1, 1, 1, 1, 1, 1] as const as readonly number[];
    const at = (v: number) => x[v - 1] as number;
    for (let round = 0; round < 3; round++)
      x = [
        (at(2) ** 2 + at(3) ** 2 + at(6) ** 2 + 2 * (at(2) * at(6) + at(3) * at(6))) / 3,
        (at(1) ** 2 + at(3) ** 2) / 2,
        (at(1) ** 2 + at(2) ** 2) / 2,
        (at(5) ** 2 + at(6) ** 2 + 2 * at(5) * at(6)) / 2,
        at(4) ** 2,
        (at(1) ** 2 + at(4) ** 2 + 2 * at(1) * at(4)) / 2,
      ];
    const largest = Math.max(...x);
    const of0 = found(small, 0);
    x.forEach((value, i) => {
      expect(of0.get(i + 1)?.recursive).toBeCloseTo(value / largest, 12);
    });
  });

  it('gives what networkx 3.6 gives on the karate club', () => {
    const of0 = found(karate(false), 0);
    expect(of0.get(1)?.value).toBe(15);
    expect(of0.get(2)?.value).toBe(4);
    expect(of0.get(31)?.value).toBe(0);
    const normal = (v: number) => normaliseDispersion(of0.get(v)?.value as number, of0.get(v)?.ties as number);
    expect([1, 2, 3, 4].map(normal).map((value) => Number(value.toFixed(4)))).toEqual([2.1429, 0.8, 0.8, 0]);
    const of33 = found(karate(false), 33);
    const published = (v: number) =>
      normaliseDispersion(of33.get(v)?.value as number, of33.get(v)?.ties as number, { alpha: 0.61, b: 0, c: 5 });
    expect([32, 31, 29, 23, 8].map(published).map((value) => Number(value.toFixed(4)))).toEqual([0.6612, 0.1429, 0.1908, 0.1908, 0]);
    expect(of33.get(32)?.value).toBe((43 / 10) * (of33.get(32)?.ties as number));
  });

  it('is what the definition gives, node by node, on random graphs with hubs', () => {
    const random = createRandom(8);
    const ties: [number, number][] = [];
    for (let a = 0; a < 60; a++) for (let b = a + 1; b < 60; b++) if (random.next() < (a < 2 ? 0.9 : 0.12)) ties.push([a, b]);
    const graph = graphOf(60, ties);
    const know = new Set(ties.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
    for (let u = 0; u < 60; u++) {
      const own = rowOf(graph, u);
      for (const [v, { ties: common, value }] of found(graph, u)) {
        const shared = own.filter((s) => know.has(`${s} ${v}`));
        let far = 0;
        shared.forEach((s, i) => {
          for (const t of shared.slice(i + 1))
            if (!know.has(`${s} ${t}`) && !own.some((w) => w !== v && know.has(`${w} ${s}`) && know.has(`${w} ${t}`))) far++;
        });
        expect([common, value]).toEqual([shared.length, far]);
      }
    }
  });

  it('leaves out hubs', () => {
    expect(createDispersion(small, 6)(0)).toBeUndefined();
    expect(createDispersion(small, 6)(1)).toBeDefined();
  });
});
