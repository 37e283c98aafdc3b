import type { Random } from '../model/random.ts';
import { coMembership } from './agreement.ts';
import { buildGraph, type CsrGraph, connectedNodes } from './csr.ts';
import { findCommunities } from './louvain.ts';
import type { Partition } from './modularity.ts';
import { type ModularityTest, testModularity } from './modularity-null.ts';
import { splitGroups } from './split-groups.ts';
import type { Ties } from './ties.ts';

/** A division that random contacts match more often than this does not stand. */
export const CHANCE_LEVEL = 0.05;

/** Ties that the comparison with chance may rewire, and divide, in all; it takes about 1 µs each. */
const REWIRED_TIES = 4_000_000;

/** Quick divisions of each network in that comparison, at most. */
const MOST_RUNS = 5;

/** The fewest rounds with which p can reach the level. */
export const FEWEST_ROUNDS = 19;

/** Groups drawn several times, the best division, and what chance makes of it. */
export interface Division {
  /** Weighing what people count, such as days in contact. */
  readonly graph: CsrGraph;
  /** Weighing closeness, by which groups are drawn. */
  readonly close: CsrGraph;
  /** Nodes with a tie, ascending. */
  readonly connected: Int32Array;
  readonly best: Partition;
  /** What the other runs give, by node. */
  readonly others: readonly Int32Array[];
  /** By group of the best: share of its pairs that the other runs keep together. */
  readonly together: Float64Array;
  readonly test: ModularityTest;
  /** Whether random networks divide as well in no more than {@link CHANCE_LEVEL} of cases. */
  readonly stands: boolean;
}

/**
 * Draws groups `seeds` times, keeps the division of highest modularity, and splits what clearly divides by itself; beside as many random networks as can be afforded.
 * @param rounds random networks; fewer in networks of more than 40,000 ties, at least {@link FEWEST_ROUNDS}
 */
export function divide(ties: Ties, random: Random, { seeds, rounds }: { readonly seeds: number; readonly rounds: number }): Division {
  const graph = buildGraph(ties.nodes, ties);
  const close = buildGraph(ties.nodes, { ...ties, weight: ties.closeness });
  const runs = Array.from({ length: seeds }, (_, i) => findCommunities(close, random.fork(`run ${i}`)));
  const first = runs.reduce((a, b) => (b.modularity > a.modularity ? b : a));
  const affordable = Math.floor(REWIRED_TIES / Math.max(1, ties.count));
  const networks = Math.max(FEWEST_ROUNDS, Math.min(rounds, affordable));
  const quick = Math.max(1, Math.min(MOST_RUNS, Math.floor(affordable / networks)));
  const test = testModularity(graph, networks, quick, random.fork('chance'));
  const unsplit = runs.filter((run) => run !== first).map(({ label }) => label);
  const { best, others } = splitGroups(close, first, unsplit, random.fork('split'));
  return {
    graph,
    close,
    connected: connectedNodes(graph),
    best,
    others,
    together: coMembership(best.label, best.groups, others),
    test,
    stands: test.p <= CHANCE_LEVEL,
  };
}
