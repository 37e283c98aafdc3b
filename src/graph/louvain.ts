import type { Random } from '../model/random.ts';
import { shuffle } from '../stats/draw.ts';
import type { CsrGraph } from './csr.ts';
import { compactLabels, modularity, type Partition } from './modularity.ts';

/** A graph of one level: `strength` counts a node's edges and, twice, the weight that was merged into it. */
interface Level extends CsrGraph {
  readonly strength: Float64Array;
}

export interface LouvainOptions {
  /** Larger values give smaller groups; 1 is modularity itself. */
  readonly resolution?: number;
  /** Cuts each local-moving phase after so many looks a node, for a quick and slightly worse division. */
  readonly visitsPerNode?: number;
}

/**
 * Communities by greedy modularity: nodes move to the neighbouring community that gains most until none gains, communities become nodes, and so on.
 * Only nodes whose surroundings changed are looked at again. The order of nodes is drawn from `random`; all else follows the rows of the graph.
 * Source: V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, Fast unfolding of communities in large networks, J. Stat. Mech. (2008) P10008.
 */
export function findCommunities(graph: CsrGraph, random: Random, options: LouvainOptions = {}): Partition {
  const { resolution = 1, visitsPerNode = Number.POSITIVE_INFINITY } = options;
  const strength = new Float64Array(graph.nodes);
  let total = 0;
  for (let v = 0; v < graph.nodes; v++) {
    let sum = 0;
    for (let i = graph.offsets[v] as number; i < (graph.offsets[v + 1] as number); i++) sum += graph.weight[i] as number;
    strength[v] = sum;
    total += sum;
  }
  let label = Int32Array.from({ length: graph.nodes }, (_, v) => v);
  let level: Level = { ...graph, strength };
  while (total > 0) {
    const moved = compactLabels(moveNodes(level, total, random, resolution, visitsPerNode));
    if (moved.groups === level.nodes) break;
    label = label.map((node) => moved.label[node] as number);
    level = mergeCommunities(level, moved.label, moved.groups);
  }
  const compact = compactLabels(label);
  return { ...compact, modularity: modularity(graph, compact.label, compact.groups, resolution) };
}

/** One local-moving phase, from every node on its own. Returns the label of each node of the level. */
function moveNodes(level: Level, total: number, random: Random, resolution: number, visitsPerNode: number): Int32Array {
  const { nodes, offsets, neighbour, weight, strength } = level;
  const label = Int32Array.from({ length: nodes }, (_, v) => v);
  const volume = strength.slice();
  const toward = new Float64Array(nodes);
  const touched = new Int32Array(nodes);
  // A ring of the nodes that wait to be looked at; each is in it at most once.
  const queue = shuffle(label.slice(), random);
  const waiting = new Uint8Array(nodes).fill(1);
  let head = 0;
  let length = nodes;
  // Gains below rounding noise would let two nodes trade places for ever.
  const least = 1e-12 * total;
  let visits = visitsPerNode * nodes;
  while (length > 0 && visits-- > 0) {
    const v = queue[head] as number;
    head = head + 1 === nodes ? 0 : head + 1;
    length--;
    waiting[v] = 0;
    const own = label[v] as number;
    const start = offsets[v] as number;
    const end = offsets[v + 1] as number;
    let count = 0;
    for (let i = start; i < end; i++) {
      const c = label[neighbour[i] as number] as number;
      const before = toward[c] as number;
      if (before === 0) touched[count++] = c;
      toward[c] = before + (weight[i] as number);
    }
    const pull = (resolution * (strength[v] as number)) / total;
    volume[own] = (volume[own] as number) - (strength[v] as number);
    let best = own;
    let bestGain = (toward[own] as number) - pull * (volume[own] as number) + least;
    for (let t = 0; t < count; t++) {
      const c = touched[t] as number;
      const gain = (toward[c] as number) - pull * (volume[c] as number);
      if (gain > bestGain) {
        best = c;
        bestGain = gain;
      }
      toward[c] = 0;
    }
    volume[best] = (volume[best] as number) + (strength[v] as number);
    if (best === own) continue;
    label[v] = best;
    for (let i = start; i < end; i++) {
      const u = neighbour[i] as number;
      if (waiting[u] === 1 || label[u] === best) continue;
      waiting[u] = 1;
      const tail = head + length;
      queue[tail >= nodes ? tail - nodes : tail] = u;
      length++;
    }
  }
  return label;
}

/** The graph whose nodes are the communities of `level`. */
function mergeCommunities(level: Level, label: Int32Array, groups: number): Level {
  const { members, offsets: memberOffsets } = membersByLabel(label, groups);
  const offsets = new Int32Array(groups + 1);
  const neighbour: number[] = [];
  const weight: number[] = [];
  const strength = new Float64Array(groups);
  const toward = new Float64Array(groups);
  for (let c = 0; c < groups; c++) {
    const first = neighbour.length;
    for (let k = memberOffsets[c] as number; k < (memberOffsets[c + 1] as number); k++) {
      const v = members[k] as number;
      strength[c] = (strength[c] as number) + (level.strength[v] as number);
      for (let i = level.offsets[v] as number; i < (level.offsets[v + 1] as number); i++) {
        const other = label[level.neighbour[i] as number] as number;
        if (other === c) continue;
        if (toward[other] === 0) neighbour.push(other);
        toward[other] = (toward[other] as number) + (level.weight[i] as number);
      }
    }
    for (let i = first; i < neighbour.length; i++) {
      weight.push(toward[neighbour[i] as number] as number);
      toward[neighbour[i] as number] = 0;
    }
    offsets[c + 1] = neighbour.length;
  }
  return { nodes: groups, offsets, neighbour: Int32Array.from(neighbour), weight: Float64Array.from(weight), strength };
}

/** CSR of the nodes of each label, ascending within a label. */
export function membersByLabel(label: Int32Array, groups: number): { readonly offsets: Int32Array; readonly members: Int32Array } {
  const offsets = new Int32Array(groups + 1);
  for (const c of label) offsets[c + 1] = (offsets[c + 1] as number) + 1;
  for (let c = 0; c < groups; c++) offsets[c + 1] = (offsets[c + 1] as number) + (offsets[c] as number);
  const free = offsets.slice(0, groups);
  const members = new Int32Array(label.length);
  label.forEach((c, v) => {
    const slot = free[c] as number;
    members[slot] = v;
    free[c] = slot + 1;
  });
  return { offsets, members };
}
