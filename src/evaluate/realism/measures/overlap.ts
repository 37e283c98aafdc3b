import type { CsrGraph } from '../../../graph/csr.ts';
import { scalar, unknown } from '../statistic.ts';
import { graphOf } from '../traffic.ts';
import { areNeighbours } from './clustering.ts';
import { type Measure, requiring } from './measure.ts';
import { sample } from './sample.ts';

const MOST_TIES = 20_000;

/**
 * Topological overlap of a tie: the neighbours that its two ends share over all that either has besides the other,
 * n / ((k_a − 1) + (k_b − 1) − n). Onnela et al., PNAS 104 (2007).
 * @returns NaN where neither end has another neighbour
 */
export function overlapOf(graph: CsrGraph, a: number, b: number): number {
  const degree = (node: number) => (graph.offsets[node + 1] as number) - (graph.offsets[node] as number);
  const [few, many] = degree(a) <= degree(b) ? [a, b] : [b, a];
  let shared = 0;
  for (const node of graph.neighbour.subarray(graph.offsets[few], graph.offsets[few + 1])) if (areNeighbours(graph, many, node)) shared++;
  return shared / (degree(a) - 1 + (degree(b) - 1) - shared);
}

/** Ranks from 1, equal values sharing the mean of theirs. */
function ranksOf(values: Float64Array): Float64Array {
  const order = Int32Array.from(values.keys()).sort((i, j) => (values[i] as number) - (values[j] as number) || i - j);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++;
    for (let i = start; i < end; i++) ranks[order[i] as number] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

/** Spearman's rank correlation, with mean ranks for equal values. @returns NaN where either does not vary */
export function rankCorrelation(x: Float64Array, y: Float64Array): number {
  const [p, q] = [ranksOf(x), ranksOf(y)];
  const mean = (x.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < p.length; i++) {
    const [dx, dy] = [(p[i] as number) - mean, (q[i] as number) - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
}

export const overlapByStrength: Measure = {
  id: 'overlap-by-strength',
  title: 'overlap with strength',
  describes: `Rank correlation, over ties, of the overlap of the two ends' neighbours with the number of contacts; over ${MOST_TIES} drawn ties where there are more.`,
  source: 'Onnela et al., PNAS 104 (2007)',
  unit: 'point',
  measure: requiring({ ties: true, time: true }, (traffic, random) => {
    const { ties } = traffic;
    const graph = graphOf(traffic, 1);
    const overlap: number[] = [];
    const strength: number[] = [];
    for (const tie of sample(
      Int32Array.from({ length: ties.count }, (_, i) => i),
      MOST_TIES,
      random,
    )) {
      const value = overlapOf(graph, ties.a[tie] as number, ties.b[tie] as number);
      if (Number.isNaN(value)) continue;
      overlap.push(value);
      strength.push((ties.offsets[tie + 1] as number) - (ties.offsets[tie] as number));
    }
    const rho = rankCorrelation(Float64Array.from(overlap), Float64Array.from(strength));
    if (overlap.length > 1 && Number.isNaN(rho)) return unknown('overlap or strength is the same for all ties');
    // Error of Spearman's coefficient where there is no correlation, which is the largest.
    return scalar(rho, 1 / Math.sqrt(Math.max(1, overlap.length - 1)), overlap.length, 'ties');
  }),
};
