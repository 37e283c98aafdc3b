import type { Random } from '../model/random.ts';
import type { CsrGraph } from './csr.ts';

/** Bare ties, each of weight 1, whose ends can be swapped in place. `slot[2e]` and `slot[2e + 1]` are the places of edge e in the rows of its two ends. */
export interface Rewirable {
  readonly graph: CsrGraph;
  readonly slot: Int32Array;
}

/** Copies the bare ties of a graph whose rows ascend (see `buildGraph`), so that they can be swapped. */
export function openForSwaps(graph: CsrGraph): Rewirable {
  const { nodes, offsets, neighbour } = graph;
  const slot = new Int32Array(neighbour.length);
  const cursor = offsets.slice(0, nodes);
  let count = 0;
  for (let v = 0; v < nodes; v++) {
    for (let i = offsets[v] as number; i < (offsets[v + 1] as number); i++) {
      const u = neighbour[i] as number;
      if (u <= v) continue;
      // Lower neighbours stand first in a row and arrive here in its order, so a cursor finds the other place.
      const j = cursor[u] as number;
      cursor[u] = j + 1;
      slot[count++] = i;
      slot[count++] = j;
    }
  }
  return { graph: { ...graph, neighbour: neighbour.slice(), weight: new Float64Array(neighbour.length).fill(1) }, slot };
}

export const copyRewirable = ({ graph, slot }: Rewirable): Rewirable => ({
  graph: { ...graph, neighbour: graph.neighbour.slice() },
  slot: slot.slice(),
});

/**
 * Tries `attempts` double edge swaps in place: a–b, c–d become a–d, c–b unless that would make a loop or a double edge. Every node keeps its
 * number of neighbours. A refused swap counts as an attempt, which makes the chain reversible with equal odds for all graphs.
 * Source: S. Maslov, K. Sneppen, Specificity and stability in topology of protein networks, Science 296 (2002) 910–913.
 * @returns swaps made
 */
export function swapEdges({ graph, slot }: Rewirable, attempts: number, random: Random): number {
  const { neighbour } = graph;
  const ends = slot.length;
  let made = 0;
  if (ends < 4) return made;
  for (let attempt = 0; attempt < attempts; attempt++) {
    // An end stands for its edge and for the direction in which it is read.
    const e = random.below(ends >> 1) << 1;
    const f = random.below(ends);
    const atA = slot[e] as number;
    const atB = slot[e + 1] as number;
    const atC = slot[f] as number;
    const atD = slot[f ^ 1] as number;
    const a = neighbour[atB] as number;
    const b = neighbour[atA] as number;
    const c = neighbour[atD] as number;
    const d = neighbour[atC] as number;
    if (a === d || b === c || areAdjacent(graph, a, d) || areAdjacent(graph, b, c)) continue;
    neighbour[atA] = d;
    neighbour[atD] = a;
    neighbour[atC] = b;
    neighbour[atB] = c;
    slot[e + 1] = atD;
    slot[f ^ 1] = atB;
    made++;
  }
  return made;
}

function areAdjacent({ offsets, neighbour }: CsrGraph, u: number, v: number): boolean {
  const uLess = (offsets[u + 1] as number) - (offsets[u] as number) <= (offsets[v + 1] as number) - (offsets[v] as number);
  const row = uLess ? u : v;
  const wanted = uLess ? v : u;
  const end = offsets[row + 1] as number;
  for (let i = offsets[row] as number; i < end; i++) if (neighbour[i] === wanted) return true;
  return false;
}
