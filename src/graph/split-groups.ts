import type { Random } from '../model/random.ts';
import { buildGraph, type CsrGraph } from './csr.ts';
import { findCommunities, membersByLabel } from './louvain.ts';
import { compactLabels, modularity, type Partition } from './modularity.ts';
import { testModularity } from './modularity-null.ts';

/** A group of fewer is left as it is. */
const FEWEST_MEMBERS = 6;
/** Splits within splits. */
const DEEPEST = 4;
const ROUNDS = 19;
const LEVEL = 0.05;
/** By how much the modularity of a group's own ties must exceed that of random ones: a test alone splits large groups on a trifle. */
const LEAST_EXCESS = 0.1;

export interface SplitGroups {
  readonly best: Partition;
  /** The other divisions, each with the splits drawn anew, so that it can be seen how stable these are. */
  readonly others: readonly Int32Array[];
}

/**
 * Looks into each group by itself and splits it where its own ties divide clearly better than random ones with the same degrees. Modularity of a
 * whole network cannot tell groups apart that have fewer than about √(2 · ties) ties inside; within a group alone it can.
 * Source: S. Fortunato, M. Barthélemy, Resolution limit in community detection, PNAS 104 (2007) 36–41, who advise to look into each module.
 * @param graph rows ascending
 * @param others divisions of the same nodes
 */
export function splitGroups(graph: CsrGraph, best: Partition, others: readonly Int32Array[], random: Random): SplitGroups {
  const label = best.label.slice();
  const anew = others.map((other) => other.slice());
  let next = best.groups;
  const split = (members: Int32Array, depth: number, chance: Random): void => {
    if (depth > DEEPEST || members.length < FEWEST_MEMBERS) return;
    const inside = inducedGraph(graph, members);
    if (!dividesClearly(inside, chance.fork('test'))) return;
    const runs = Array.from({ length: 1 + others.length }, (_, i) => findCommunities(inside, chance.fork(`run ${i}`)));
    const top = runs.reduce((a, b) => (b.modularity > a.modularity ? b : a));
    if (top.groups < 2) return;
    const rest = runs.filter((run) => run !== top);
    members.forEach((v, i) => {
      label[v] = next + (top.label[i] as number);
    });
    next += top.groups;
    anew.forEach((other, r) => {
      refine(other, members, (rest[r] as Partition).label);
    });
    const parts = membersByLabel(top.label, top.groups);
    for (let part = 0; part < top.groups; part++) {
      const places = parts.members.subarray(parts.offsets[part], parts.offsets[part + 1]);
      split(
        places.map((place) => members[place] as number),
        depth + 1,
        chance.fork(`part ${part}`),
      );
    }
  };
  const { offsets, members } = membersByLabel(best.label, best.groups);
  for (let group = 0; group < best.groups; group++)
    split(members.subarray(offsets[group], offsets[group + 1]), 1, random.fork(`group ${group}`));
  const compact = compactLabels(label);
  return { best: { ...compact, modularity: modularity(graph, compact.label, compact.groups) }, others: anew };
}

function dividesClearly(graph: CsrGraph, random: Random): boolean {
  // One round first, which most groups do not pass.
  for (const rounds of [1, ROUNDS]) {
    const { p, observed, chance } = testModularity(graph, rounds, 1, random.fork(`${rounds} rounds`));
    if (observed - chance < LEAST_EXCESS || (rounds === ROUNDS && p > LEVEL)) return false;
  }
  return true;
}

/** Ties between members only; nodes are places in `members`, which ascend. */
function inducedGraph(graph: CsrGraph, members: Int32Array): CsrGraph {
  const place = new Map(Array.from(members, (v, i) => [v, i]));
  const [a, b, weight]: [number[], number[], number[]] = [[], [], []];
  members.forEach((v, i) => {
    for (let e = graph.offsets[v] as number; e < (graph.offsets[v + 1] as number); e++) {
      const other = place.get(graph.neighbour[e] as number) ?? -1;
      if (other <= i) continue;
      a.push(i);
      b.push(other);
      weight.push(graph.weight[e] as number);
    }
  });
  return buildGraph(members.length, { a: Int32Array.from(a), b: Int32Array.from(b), weight: Float64Array.from(weight) });
}

/** Members keep one label only where they had it before and have it in `parts` too; others' labels stay. */
function refine(label: Int32Array, members: Int32Array, parts: Int32Array): void {
  let free = 0;
  for (const value of label) free = Math.max(free, value + 1);
  const width = members.length;
  const fresh = new Map<number, number>();
  members.forEach((v, i) => {
    const key = (label[v] as number) * width + (parts[i] as number);
    let value = fresh.get(key);
    if (value === undefined) {
      value = free++;
      fresh.set(key, value);
    }
    label[v] = value;
  });
}
