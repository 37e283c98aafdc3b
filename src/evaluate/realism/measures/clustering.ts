import { type CsrGraph, degrees } from '../../../graph/csr.ts';
import type { Random } from '../../../model/random.ts';
import { scalar } from '../statistic.ts';
import { graphOf } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';
import { sample } from './sample.ts';

const MOST_NODES = 5_000;
const MOST_PAIRS = 5_000;

/** @param graph with ascending rows */
export function areNeighbours({ offsets, neighbour }: CsrGraph, one: number, other: number): boolean {
  let low = offsets[one] as number;
  let high = (offsets[one + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = neighbour[middle] as number;
    if (found === other) return true;
    if (found < other) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/**
 * Share of a node's pairs of neighbours that are neighbours themselves; of more than {@link MOST_PAIRS} pairs, of so many drawn ones.
 * Watts and Strogatz, Nature 393 (1998).
 */
export function clusteringOf(graph: CsrGraph, node: number, random: Random): number {
  const neighbours = graph.neighbour.subarray(graph.offsets[node], graph.offsets[node + 1]);
  const k = neighbours.length;
  const pairs = (k * (k - 1)) / 2;
  let closed = 0;
  if (pairs <= MOST_PAIRS) {
    for (let i = 0; i < k; i++)
      for (let j = 0; j < i; j++) if (areNeighbours(graph, neighbours[i] as number, neighbours[j] as number)) closed++;
    return closed / pairs;
  }
  for (let draw = 0; draw < MOST_PAIRS; draw++) {
    const i = random.below(k);
    const j = (i + 1 + random.below(k - 1)) % k;
    if (areNeighbours(graph, neighbours[i] as number, neighbours[j] as number)) closed++;
  }
  return closed / MOST_PAIRS;
}

export const clustering: Measure = {
  id: 'clustering',
  title: 'clustering',
  describes: `Mean local clustering over endpoints with two neighbours or more, in the graph of ties with two contacts or more; over ${MOST_NODES} drawn ones where there are more.`,
  source: 'Watts and Strogatz, Nature 393 (1998)',
  unit: 'point',
  measure: requiring({ ties: true }, (traffic, random) => {
    // Contacts without a time cannot be told apart, so that each tie has one.
    const graph = graphOf(traffic, traffic.timed ? 2 : 1);
    const degree = degrees(graph);
    const eligible = Int32Array.from(degree.keys()).filter((node) => (degree[node] as number) >= 2);
    const values = Array.from(sample(eligible, MOST_NODES, random), (node) => clusteringOf(graph, node, random));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    return scalar(mean, Math.sqrt(variance / values.length), values.length, 'endpoints with two neighbours');
  }),
};
