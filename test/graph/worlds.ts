import { buildGraph, type CsrGraph, type EdgeColumns } from '../../src/graph/csr.ts';
import type { Random } from '../../src/model/random.ts';
import { drawNormal } from '../../src/stats/draw.ts';

/** Columns of undirected edges from pairs in any order, repeats and loops dropped. */
export function edgeColumns(pairs: Iterable<readonly [number, number]>, weightOf: (index: number) => number = () => 1): EdgeColumns {
  const width = 2 ** 20;
  const keys = new Set<number>();
  for (const [u, v] of pairs) if (u !== v) keys.add(Math.min(u, v) * width + Math.max(u, v));
  const sorted = Float64Array.from(keys).sort();
  return {
    a: Int32Array.from(sorted, (key) => Math.floor(key / width)),
    b: Int32Array.from(sorted, (key) => key % width),
    weight: Float64Array.from(sorted, (_, index) => weightOf(index)),
  };
}

export const graphOf = (nodes: number, pairs: Iterable<readonly [number, number]>, weightOf?: (index: number) => number): CsrGraph =>
  buildGraph(nodes, edgeColumns(pairs, weightOf));

/** Groups of equal size: each pair inside one is tied with odds `inside`, each other pair with odds `outside`. */
export function plantedPairs(groups: number, size: number, inside: number, outside: number, random: Random): [number, number][] {
  const pairs: [number, number][] = [];
  for (let u = 0; u < groups * size; u++) {
    for (let v = u + 1; v < groups * size; v++) {
      const same = Math.floor(u / size) === Math.floor(v / size);
      if (random.next() < (same ? inside : outside)) pairs.push([u, v]);
    }
  }
  return pairs;
}

export const plantedLabels = (groups: number, size: number): Int32Array =>
  Int32Array.from({ length: groups * size }, (_, v) => Math.floor(v / size));

/** No groups, only uneven degrees: both ends of each edge are drawn by popularity 1 / (rank + 5). */
export function popularityPairs(nodes: number, draws: number, random: Random): [number, number][] {
  const cumulative: number[] = [];
  let sum = 0;
  for (let v = 0; v < nodes; v++) {
    sum += 1 / (v + 5);
    cumulative.push(sum);
  }
  const pick = () => {
    const target = random.next() * sum;
    return cumulative.findIndex((upTo) => upTo >= target);
  };
  return Array.from({ length: draws }, () => [pick(), pick()]);
}

/**
 * No groups, only uneven activity: on each day two nodes are in contact with a chance that follows the product of how active they are,
 * so that heavy ties join busy nodes.
 * @param sigma spread of the lognormal activity
 * @param scale contacts of two nodes of activity 1 over all days
 * @param first activity of node 0, where it is not drawn like the others
 * @returns pairs by days with contact
 */
export function activityPairs(
  nodes: number,
  sigma: number,
  scale: number,
  random: Random,
  first?: number,
): Map<readonly [number, number], number> {
  const DAYS = 60;
  const activity = Array.from({ length: nodes }, () => Math.exp(sigma * drawNormal(random)));
  if (first !== undefined) activity[0] = first;
  const pairs = new Map<readonly [number, number], number>();
  for (let u = 0; u < nodes; u++) {
    for (let v = u + 1; v < nodes; v++) {
      const chance = -Math.expm1((-scale * (activity[u] as number) * (activity[v] as number)) / DAYS);
      let days = 0;
      for (let day = 0; day < DAYS; day++) if (random.next() < chance) days++;
      if (days > 0) pairs.set([u, v], days);
    }
  }
  return pairs;
}

/** All other nodes by distance, by plain breadth-first search. */
export function distancesFrom(graph: CsrGraph, source: number, removed: ReadonlySet<number> = new Set()): Map<number, number> {
  const distance = new Map([[source, 0]]);
  for (const [v, d] of distance) {
    for (const u of graph.neighbour.subarray(graph.offsets[v], graph.offsets[v + 1])) {
      if (!distance.has(u) && !removed.has(u)) distance.set(u, d + 1);
    }
  }
  return distance;
}
