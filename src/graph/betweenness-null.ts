import type { Random } from '../model/random.ts';
import { measureBetweenness } from './betweenness.ts';
import type { CsrGraph } from './csr.ts';
import { copyRewirable, openForSwaps, swapEdges } from './rewire.ts';

/** Swaps tried on either leg of the way between two graphs, an edge. */
const ATTEMPTS_PER_EDGE = 5;

/** Walks of one round may visit so many edges. */
const VISITS_PER_ROUND = 2e8;

/** Ties that all rounds may rewire in all, and the fewest rounds. */
const REWIRED_TIES = 5e6;
const FEWEST_ROUNDS = 5;

export interface BetweennessTest {
  /** Share of shortest paths through each node, and its error where starting points were sampled. */
  readonly value: Float64Array;
  readonly error: Float64Array;
  readonly sources: number;
  /** Mean over rewired graphs. */
  readonly chance: Float64Array;
  /**
   * Chance that a node of a graph in which nothing but numbers of partners matters stands as far above its own mean over rewired graphs, in standard
   * deviations of the square root: a rank among all nodes and rounds. 1 for nodes that no path can pass.
   */
  readonly p: Float64Array;
  readonly rounds: number;
}

/**
 * Betweenness against graphs in which every node keeps its number of neighbours, which are reached from a hidden common ancestor as in
 * `testModularity`, so that they and the graph itself are exchangeable if nothing else matters.
 * Source: S. Maslov, K. Sneppen, Science 296 (2002) 910–913; J. Besag, P. Clifford, Biometrika 76 (1989) 633–642.
 * @param graph rows ascending
 * @param most rounds at most; fewer in graphs of more than a quarter of a million ties, at least 5
 */
export function testBetweenness(graph: CsrGraph, candidates: Int32Array, most: number, random: Random): BetweennessTest {
  const rounds = Math.max(FEWEST_ROUNDS, Math.min(most, Math.floor(REWIRED_TIES / Math.max(1, graph.neighbour.length / 2))));
  const attempts = ATTEMPTS_PER_EDGE * (graph.neighbour.length / 2);
  const ancestor = openForSwaps(graph);
  const observed = measureBetweenness(graph, candidates, random.fork('observed'), VISITS_PER_ROUND);
  swapEdges(ancestor, attempts, random.fork('ancestor'));
  const { nodes } = graph;
  const roots: Float64Array[] = [];
  const chance = new Float64Array(nodes);
  for (let round = 0; round < rounds; round++) {
    const own = random.fork(`round ${round}`);
    const rewired = copyRewirable(ancestor);
    swapEdges(rewired, attempts, own);
    const { value } = measureBetweenness(rewired.graph, candidates, own, VISITS_PER_ROUND);
    value.forEach((share, v) => {
      chance[v] = (chance[v] as number) + share / rounds;
    });
    roots.push(value.map(Math.sqrt));
  }
  const score = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
  const null_: number[] = [];
  for (const v of candidates) {
    let [sum, squares] = [0, 0];
    for (const root of roots) {
      sum += root[v] as number;
      squares += (root[v] as number) ** 2;
    }
    if (squares === 0) {
      // Nothing ever passes it when rewired: a path that does is beyond any chance that was seen.
      if ((observed.value[v] as number) > 0) score[v] = Number.POSITIVE_INFINITY;
      continue;
    }
    score[v] = standardise(Math.sqrt(observed.value[v] as number), sum, squares, rounds);
    for (const root of roots) {
      const own = root[v] as number;
      null_.push(standardise(own, sum - own, squares - own * own, rounds - 1));
    }
  }
  const ascending = Float64Array.from(null_).sort();
  const p = new Float64Array(nodes).fill(1);
  for (const v of candidates) {
    if (score[v] === Number.NEGATIVE_INFINITY) continue;
    p[v] = (1 + ascending.length - firstAtLeast(ascending, score[v] as number)) / (1 + ascending.length);
  }
  return { ...observed, chance, p, rounds };
}

/** How far a value lies above the mean of n others, in their standard deviations, with the error of the mean. */
function standardise(value: number, sum: number, squares: number, n: number): number {
  const mean = sum / n;
  const variance = Math.max(0, squares - sum * mean) / (n - 1);
  const apart = value - mean;
  if (variance <= 1e-18) return apart > 1e-12 ? Number.POSITIVE_INFINITY : apart < -1e-12 ? Number.NEGATIVE_INFINITY : 0;
  return apart / Math.sqrt(variance * (1 + 1 / n));
}

function firstAtLeast(ascending: Float64Array, bound: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    // Sums of floats in another order differ in their last digits: equals must count as equal.
    if ((ascending[middle] as number) < bound - 1e-9) low = middle + 1;
    else high = middle;
  }
  return low;
}
