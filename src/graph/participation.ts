import type { CsrGraph } from './csr.ts';

/**
 * How evenly one node's contact is spread over groups: 1 − Σ (share of its contact with group)², by the weight of ties. 0 where all of it is
 * with one group; NaN without contact.
 * Source: R. Guimerà, L. A. N. Amaral, Functional cartography of complex metabolic networks, Nature 433 (2005) 895–900.
 * @param label group of each node; neighbours that are in none (−1) are left out
 */
export function participation({ offsets, neighbour, weight }: CsrGraph, label: Int32Array, node: number): number {
  const toward = new Map<number, number>();
  let total = 0;
  for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
    const group = label[neighbour[i] as number] as number;
    if (group < 0) continue;
    toward.set(group, (toward.get(group) ?? 0) + (weight[i] as number));
    total += weight[i] as number;
  }
  let same = 0;
  for (const own of toward.values()) same += (own / total) ** 2;
  return total === 0 ? Number.NaN : 1 - same;
}
