import type { Random } from '../model/random.ts';
import { shuffle } from '../stats/draw.ts';
import type { CsrGraph } from './csr.ts';

/** Edge visits of all walks: some seconds. Beyond that a sample of starting points stands for all. */
const VISITS = 4e8;
const LEAST_SOURCES = 32;

export interface Betweenness {
  /** Share of the shortest paths between two others that pass through each node, in [0, 1]. */
  readonly value: Float64Array;
  /** Standard error of each, from the spread over starting points; 0 where all were walked from. */
  readonly error: Float64Array;
  readonly sources: number;
}

/**
 * Betweenness of nodes by bare ties. Exact where affordable, else from a random sample of starting points, with the error of that.
 * Source: U. Brandes, A faster algorithm for betweenness centrality, J. Math. Sociol. 25 (2001) 163–177; sampling: U. Brandes, C. Pich,
 * Centrality estimation in large networks, Int. J. Bifurcat. Chaos 17 (2007) 2303–2318.
 * @param candidates nodes to walk from, such as the connected ones
 */
export function measureBetweenness(graph: CsrGraph, candidates: Int32Array, random: Random, visits = VISITS): Betweenness {
  const { nodes, offsets, neighbour } = graph;
  const n = candidates.length;
  const affordable = Math.max(LEAST_SOURCES, Math.floor(visits / Math.max(1, 3 * neighbour.length + nodes)));
  const sources = affordable >= n ? candidates : shuffle(candidates.slice(), random).subarray(0, affordable).sort();
  const sum = new Float64Array(nodes);
  const squares = new Float64Array(nodes);
  const distance = new Int32Array(nodes).fill(-1);
  const paths = new Float64Array(nodes);
  const dependency = new Float64Array(nodes);
  const order = new Int32Array(nodes);
  for (const source of sources) {
    let length = 1;
    order[0] = source;
    distance[source] = 0;
    paths[source] = 1;
    for (let head = 0; head < length; head++) {
      const v = order[head] as number;
      const further = (distance[v] as number) + 1;
      for (let i = offsets[v] as number; i < (offsets[v + 1] as number); i++) {
        const u = neighbour[i] as number;
        if (distance[u] === -1) {
          distance[u] = further;
          order[length++] = u;
        }
        if (distance[u] === further) paths[u] = (paths[u] as number) + (paths[v] as number);
      }
    }
    for (let back = length - 1; back >= 0; back--) {
      const v = order[back] as number;
      const share = (1 + (dependency[v] as number)) / (paths[v] as number);
      for (let i = offsets[v] as number; i < (offsets[v + 1] as number); i++) {
        const u = neighbour[i] as number;
        if (distance[u] === (distance[v] as number) - 1) dependency[u] = (dependency[u] as number) + (paths[u] as number) * share;
      }
      if (v !== source) {
        sum[v] = (sum[v] as number) + (dependency[v] as number);
        squares[v] = (squares[v] as number) + (dependency[v] as number) ** 2;
      }
    }
    for (let i = 0; i < length; i++) {
      const v = order[i] as number;
      distance[v] = -1;
      paths[v] = 0;
      dependency[v] = 0;
    }
  }
  const k = sources.length;
  // Ordered pairs of others; a walk from one source speaks for n of them.
  const scale = n > 2 && k > 0 ? n / k / ((n - 1) * (n - 2)) : 0;
  const spread = k > 1 && k < n ? scale * Math.sqrt((k / (k - 1)) * (1 - k / n)) : 0;
  return {
    value: sum.map((total) => total * scale),
    error: squares.map((square, v) => spread * Math.sqrt(Math.max(0, square - (sum[v] as number) ** 2 / k))),
    sources: k,
  };
}
