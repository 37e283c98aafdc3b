import type { Random } from '../model/random.ts';
import { shuffle } from '../stats/draw.ts';
import type { CsrGraph } from './csr.ts';

/** Bits of one machine word: so many sources walk the graph together. */
const BATCH = 32;

/**
 * How many other nodes lie within 1, 2 … `hops` steps of each source. Sources walk in batches, one bit each, so that an edge is visited once for all of them.
 * Source: M. Then et al., The more the merrier: efficient multi-source graph traversal, PVLDB 8 (2014) 449–460; breadth-first search is cut at `hops`.
 * @param removed 1 for nodes that are neither passed nor counted; must not be sources
 * @returns by hop, one entry a source
 */
export function measureReach(graph: CsrGraph, sources: Int32Array, hops: number, removed?: Uint8Array): Int32Array[] {
  const within = Array.from({ length: hops }, () => new Int32Array(sources.length));
  const { nodes, offsets, neighbour } = graph;
  const seen = new Int32Array(nodes);
  // A removed node counts as seen by everyone, so that no walk enters it.
  const clear = new Int32Array(nodes);
  removed?.forEach((out, v) => {
    if (out === 1) clear[v] = -1;
  });
  let front = new Int32Array(nodes);
  let next = new Int32Array(nodes);
  let frontList = new Int32Array(nodes);
  let nextList = new Int32Array(nodes);
  const found = new Int32Array(BATCH);
  for (let start = 0; start < sources.length; start += BATCH) {
    const batch = Math.min(BATCH, sources.length - start);
    seen.set(clear);
    found.fill(0);
    let frontLength = 0;
    for (let bit = 0; bit < batch; bit++) {
      const v = sources[start + bit] as number;
      if (front[v] === 0) frontList[frontLength++] = v;
      front[v] = (front[v] as number) | (1 << bit);
      seen[v] = (seen[v] as number) | (1 << bit);
    }
    for (let hop = 0; hop < hops; hop++) {
      let nextLength = 0;
      for (let k = 0; k < frontLength; k++) {
        const v = frontList[k] as number;
        const walkers = front[v] as number;
        front[v] = 0;
        for (let i = offsets[v] as number; i < (offsets[v + 1] as number); i++) {
          const u = neighbour[i] as number;
          const arriving = walkers & ~(seen[u] as number);
          if (arriving === 0) continue;
          const before = next[u] as number;
          if (before === 0) nextList[nextLength++] = u;
          next[u] = before | arriving;
        }
      }
      for (let k = 0; k < nextLength; k++) {
        const u = nextList[k] as number;
        let arrived = next[u] as number;
        seen[u] = (seen[u] as number) | arrived;
        while (arrived !== 0) {
          const bit = 31 - Math.clz32(arrived & -arrived);
          found[bit] = (found[bit] as number) + 1;
          arrived &= arrived - 1;
        }
      }
      (within[hop] as Int32Array).set(found.subarray(0, batch), start);
      [front, next] = [next, front];
      [frontList, nextList] = [nextList, frontList];
      frontLength = nextLength;
    }
    for (let k = 0; k < frontLength; k++) front[frontList[k] as number] = 0;
  }
  return within;
}

/** At least so many sources are walked from, whatever it costs: the median then has a 95 % interval of ± 3 percentiles. */
const LEAST_SOURCES = 1024;

/**
 * The sources to walk from: all candidates where their walks visit at most `budget` edges, else a random sample of them, ascending.
 * The bound is the worst case, in which each batch visits each edge once a hop.
 */
export function chooseSources(graph: CsrGraph, candidates: Int32Array, hops: number, budget: number, random: Random): Int32Array {
  const perBatch = hops * graph.neighbour.length + BATCH * graph.nodes;
  const affordable = Math.max(LEAST_SOURCES, Math.floor(budget / perBatch) * BATCH);
  if (affordable >= candidates.length) return candidates;
  return shuffle(candidates.slice(), random).subarray(0, affordable).sort();
}
