import type { Random } from '../model/random.ts';
import type { CsrGraph } from './csr.ts';
import { findCommunities } from './louvain.ts';
import { copyRewirable, openForSwaps, swapEdges } from './rewire.ts';

export interface ModularityTest {
  /** (1 + #{Q of a rewired graph ≥ Q}) / (rounds + 1). */
  readonly p: number;
  /** Q of the bare ties, quickly divided: the best of as many runs as each rewired graph gets. */
  readonly observed: number;
  readonly rounds: number;
  /** Mean Q of the rewired graphs: what the degrees alone give. */
  readonly chance: number;
}

/** Swaps tried on either leg of the way between two graphs, an edge: on the whole way each edge is tried twice on average. */
const ATTEMPTS_PER_EDGE = 0.5;

/** Graphs without groups take long to settle; graph and rewired graphs are divided equally hastily. */
const HASTE = { visitsPerNode: 3 };

/**
 * Whether the bare ties of a graph divide better than others with the same degrees. Weights are left out: they follow how busy both ends are, and
 * swaps, which hand them to other pairs, would take that for groups. From the graph, swaps lead to a hidden common ancestor, and from it
 * anew to each of the rewired graphs. Since the chain is reversible, graph and rewired graphs are exchangeable if nothing but the degrees
 * matters, so that p is valid however slowly the chain mixes.
 * Source: J. Besag, P. Clifford, Generalized Monte Carlo significance tests, Biometrika 76 (1989) 633–642 (parallel method).
 * @param graph rows ascending
 * @param runs quick divisions of each graph, of which the best counts: one alone is a matter of luck, and p with it
 */
export function testModularity(graph: CsrGraph, rounds: number, runs: number, random: Random): ModularityTest {
  const attempts = ATTEMPTS_PER_EDGE * (graph.neighbour.length / 2);
  const ancestor = openForSwaps(graph);
  const observed = divideQuickly(ancestor.graph, runs, random.fork('observed'));
  swapEdges(ancestor, attempts, random.fork('ancestor'));
  let atLeast = 0;
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    const chance = random.fork(`round ${round}`);
    const rewired = copyRewirable(ancestor);
    swapEdges(rewired, attempts, chance);
    const q = divideQuickly(rewired.graph, runs, chance);
    sum += q;
    // Sums of floats in another order differ in their last digits: an equal division must count as equal.
    if (q >= observed - 1e-9) atLeast++;
  }
  return { p: (1 + atLeast) / (rounds + 1), observed, rounds, chance: rounds === 0 ? Number.NaN : sum / rounds };
}

const divideQuickly = (graph: CsrGraph, runs: number, random: Random): number =>
  Math.max(...Array.from({ length: runs }, (_, run) => findCommunities(graph, random.fork(`division ${run}`), HASTE).modularity));
