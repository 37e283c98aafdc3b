import type { CsrGraph } from './csr.ts';

/** A division of the nodes: `label[v]` in [0, groups), numbered by first appearance. */
export interface Partition {
  readonly label: Int32Array;
  readonly groups: number;
  readonly modularity: number;
}

/**
 * Each group's part of the weighted modularity: (weight inside) / m − resolution · (strength of its members / 2m)². They sum to Q.
 * Source: M. E. J. Newman, M. Girvan, Finding and evaluating community structure in networks, Phys. Rev. E 69 (2004) 026113.
 * @returns one entry a group; all 0 for a graph without edges
 */
export function modularityByGroup(graph: CsrGraph, label: Int32Array, groups: number, resolution = 1): Float64Array {
  const inside = new Float64Array(groups);
  const volume = new Float64Array(groups);
  let total = 0;
  for (let v = 0; v < graph.nodes; v++) {
    const own = label[v] as number;
    for (let i = graph.offsets[v] as number; i < (graph.offsets[v + 1] as number); i++) {
      const w = graph.weight[i] as number;
      volume[own] = (volume[own] as number) + w;
      if (label[graph.neighbour[i] as number] === own) inside[own] = (inside[own] as number) + w;
      total += w;
    }
  }
  if (total === 0) return inside;
  return inside.map((weight, c) => weight / total - resolution * ((volume[c] as number) / total) ** 2);
}

/** Newman and Girvan's Q of a division, 0 for a graph without edges. */
export const modularity = (graph: CsrGraph, label: Int32Array, groups: number, resolution = 1): number =>
  modularityByGroup(graph, label, groups, resolution).reduce((sum, part) => sum + part, 0);

/** Renumbers labels by first appearance. */
export function compactLabels(label: Int32Array): { readonly label: Int32Array; readonly groups: number } {
  let most = -1;
  for (const value of label) if (value > most) most = value;
  const renamed = new Int32Array(most + 1).fill(-1);
  let groups = 0;
  const compact = label.map((old) => {
    if (renamed[old] === -1) renamed[old] = groups++;
    return renamed[old] as number;
  });
  return { label: compact, groups };
}
