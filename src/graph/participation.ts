import type { CsrGraph } from './csr.ts';

/** In which groups the neighbours of one node are. */
export interface Participation {
  /** 1 − Σ (share of neighbours in group)²: 0 where all are in one group. Bare ties. */
  readonly coefficient: number;
  /** Groups of its neighbours with how many are in each, most first. */
  readonly groups: readonly { readonly group: number; readonly neighbours: number }[];
  /** Share of the pairs of neighbours that are not neighbours of each other. NaN for fewer than two. */
  readonly openPairs: number;
}

/**
 * Source of the coefficient: R. Guimerà, L. A. N. Amaral, Functional cartography of complex metabolic networks, Nature 433 (2005) 895–900; of the open pairs:
 * R. S. Burt, Structural holes (Harvard, 1992).
 */
export function describeParticipation({ offsets, neighbour }: CsrGraph, label: Int32Array, node: number): Participation {
  const own = neighbour.subarray(offsets[node], offsets[node + 1]);
  const counts = new Map<number, number>();
  for (const other of own) counts.set(label[other] as number, (counts.get(label[other] as number) ?? 0) + 1);
  const groups = [...counts]
    .map(([group, neighbours]) => ({ group, neighbours }))
    .sort((a, b) => b.neighbours - a.neighbours || a.group - b.group);
  const coefficient = 1 - groups.reduce((sum, { neighbours }) => sum + (neighbours / own.length) ** 2, 0);
  const inside = new Set(own);
  let closed = 0;
  for (const one of own)
    for (let i = offsets[one] as number; i < (offsets[one + 1] as number); i++) if (inside.has(neighbour[i] as number)) closed++;
  const pairs = own.length * (own.length - 1);
  return { coefficient: own.length === 0 ? Number.NaN : coefficient, groups, openPairs: pairs === 0 ? Number.NaN : 1 - closed / pairs };
}
