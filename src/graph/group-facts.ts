import type { EndpointId } from '../model/event.ts';
import type { CsrGraph } from './csr.ts';
import { membersByLabel } from './louvain.ts';
import { modularityByGroup, type Partition } from './modularity.ts';
import type { Ties } from './ties.ts';

/** One group of a division, counted. */
export interface GroupFacts {
  /** Its number in the partition. */
  readonly label: number;
  /** Ascending. */
  readonly members: Int32Array;
  /** Its part of the modularity of the whole. */
  readonly modularity: number;
  readonly ties: number;
  /** Those of `ties` that were inferred rather than logged. */
  readonly inferredTies: number;
  /** Share of the contact of its members that stays inside, and the share that would if contacts fell at random. */
  readonly insideShare: number;
  readonly expectedShare: number;
  /** Ends of its heaviest logged tie, the first of equal ones; empty if all are inferred. */
  readonly heaviest: readonly EndpointId[];
}

/** Counts every group of a partition, in the order of their labels. `graph` is the graph of `ties`. */
export function describeGroups(ties: Ties, graph: CsrGraph, { label, groups }: Partition): GroupFacts[] {
  const inside = new Float64Array(groups);
  const volume = new Float64Array(groups);
  const count = new Int32Array(groups);
  const inferred = new Int32Array(groups);
  const heaviest = new Int32Array(groups).fill(-1);
  let total = 0;
  for (let i = 0; i < ties.count; i++) {
    const a = label[ties.a[i] as number] as number;
    const b = label[ties.b[i] as number] as number;
    const weight = ties.weight[i] as number;
    total += 2 * weight;
    volume[a] = (volume[a] as number) + weight;
    volume[b] = (volume[b] as number) + weight;
    if (a !== b) continue;
    inside[a] = (inside[a] as number) + 2 * weight;
    count[a] = (count[a] as number) + 1;
    if (ties.inferred[i] === 1) inferred[a] = (inferred[a] as number) + 1;
    else if (heaviest[a] === -1 || weight > (ties.weight[heaviest[a] as number] as number)) heaviest[a] = i;
  }
  const modularity = modularityByGroup(graph, label, groups);
  const { offsets, members } = membersByLabel(label, groups);
  return Array.from({ length: groups }, (_, group) => {
    const top = heaviest[group] as number;
    return {
      label: group,
      members: members.subarray(offsets[group], offsets[group + 1]),
      modularity: modularity[group] as number,
      ties: count[group] as number,
      inferredTies: inferred[group] as number,
      insideShare: (inside[group] as number) / (volume[group] as number),
      expectedShare: (volume[group] as number) / total,
      heaviest: top === -1 ? [] : [ties.a[top] as number, ties.b[top] as number],
    };
  });
}

/** A member of a group, with its contact inside it. */
export interface Standing {
  readonly id: EndpointId;
  readonly partners: number;
  readonly weight: number;
}

/** Members by their contact with other members, most first; of equal ones the smaller id. */
export function rankMembers(graph: CsrGraph, members: Int32Array): Standing[] {
  const inside = new Set(members);
  return Array.from(members, (id) => {
    let partners = 0;
    let weight = 0;
    for (let i = graph.offsets[id] as number; i < (graph.offsets[id + 1] as number); i++) {
      if (!inside.has(graph.neighbour[i] as number)) continue;
      partners++;
      weight += graph.weight[i] as number;
    }
    return { id, partners, weight };
  }).sort((a, b) => b.weight - a.weight || a.id - b.id);
}
