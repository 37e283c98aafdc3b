import { expect, test } from 'vitest';
import { springRank } from '../../src/graph/spring-rank.ts';
import { createRandom } from '../../src/stats/random.ts';

const edges = (list: readonly (readonly [number, number, number])[]) => ({
  from: Int32Array.from(list, ([u]) => u),
  to: Int32Array.from(list, ([, v]) => v),
  weight: Float64Array.from(list, ([, , w]) => w),
});

/** Solves a dense system by Gaussian elimination with pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  for (let column = 0; column < n; column++) {
    const pivot = rows
      .slice(column)
      .reduce(
        (best, row, i) => (Math.abs(row[column] as number) > Math.abs((rows[best] as number[])[column] as number) ? column + i : best),
        column,
      );
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    const top = rows[column] as number[];
    rows.forEach((row, i) => {
      if (i === column) return;
      const factor = (row[column] as number) / (top[column] as number);
      for (let j = column; j <= n; j++) row[j] = (row[j] as number) - factor * (top[j] as number);
    });
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number));
}

test('two nodes, in closed form', () => {
  // (w + hold) s0 − w s1 = w and (w + hold) s1 − w s0 = −w: s0 = w / (2 w + hold).
  const rank = springRank(2, edges([[0, 1, 3]]), { hold: 0.5 });
  expect(rank[0]).toBeCloseTo(3 / 6.5, 9);
  expect(rank[1]).toBeCloseTo(-3 / 6.5, 9);
});

test('a chain comes out as steps of one, as the springs to 0 grow weak', () => {
  const rank = springRank(
    4,
    edges([
      [0, 1, 1],
      [1, 2, 1],
      [2, 3, 1],
    ]),
    { hold: 1e-6 },
  );
  for (let i = 0; i < 3; i++) expect((rank[i] as number) - (rank[i + 1] as number)).toBeCloseTo(1, 4);
});

test('a circle has no order', () => {
  const rank = springRank(
    3,
    edges([
      [0, 1, 2],
      [1, 2, 2],
      [2, 0, 2],
    ]),
    { hold: 1 },
  );
  for (const height of rank) expect(height).toBeCloseTo(0, 9);
});

test('agrees with a dense solution on random graphs', () => {
  for (let seed = 0; seed < 10; seed++) {
    const random = createRandom(seed);
    const n = 12;
    const list = Array.from({ length: 40 }, () => [random.below(n), random.below(n), random.next() * 5] as const).filter(
      ([u, v]) => u !== v,
    );
    const hold = 0.1 + random.next();
    const matrix = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? hold : 0)));
    const right = new Array<number>(n).fill(0);
    for (const [u, v, w] of list) {
      const [of, to] = [matrix[u] as number[], matrix[v] as number[]];
      of[u] = (of[u] as number) + w;
      to[v] = (to[v] as number) + w;
      of[v] = (of[v] as number) - w;
      to[u] = (to[u] as number) - w;
      right[u] = (right[u] as number) + w;
      right[v] = (right[v] as number) - w;
    }
    const expected = solve(matrix, right);
    springRank(n, edges(list), { hold }).forEach((height, i) => {
      expect(height).toBeCloseTo(expected[i] as number, 6);
    });
  }
});

test('nothing gives nothing, and a hold of nothing is refused', () => {
  expect(Array.from(springRank(3, edges([]), { hold: 1 }))).toEqual([0, 0, 0]);
  expect(() => springRank(1, edges([]), { hold: 0 })).toThrow(RangeError);
});
