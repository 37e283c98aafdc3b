import type { EndpointId } from '../model/event.ts';
import type { Ties } from './ties.ts';

/** What is shown of a graph that is too large to draw. Endpoints in the order in which they were chosen, ties as indices into the columns of `Ties`. */
export interface Drawn {
  readonly node: readonly EndpointId[];
  readonly tie: readonly number[];
}

/**
 * Chooses what to draw: the endpoints of `first`, their strongest ties until half the room is taken, then the strongest ties of all;
 * of the ties between chosen endpoints the strongest, those of `first` before others.
 */
export function chooseDrawn(ties: Ties, first: readonly EndpointId[], mostNodes: number, mostEdges: number): Drawn {
  const asked = new Set(first.slice(0, mostNodes));
  const chosen = new Set(asked);
  const isAsked = (tie: number) => asked.has(ties.a[tie] as number) || asked.has(ties.b[tie] as number);
  const addWhileRoom = (candidates: readonly number[], room: number) => {
    for (const tie of candidates) {
      const added = [ties.a[tie] as number, ties.b[tie] as number].filter((id) => !chosen.has(id));
      if (chosen.size + added.length <= room) for (const id of added) chosen.add(id);
      if (chosen.size === room) return;
    }
  };
  const byStrength = (i: number, j: number) => (ties.weight[j] as number) - (ties.weight[i] as number) || i - j;
  const ofAsked: number[] = [];
  if (asked.size > 0) for (let tie = 0; tie < ties.count; tie++) if (isAsked(tie)) ofAsked.push(tie);
  addWhileRoom(ofAsked.sort(byStrength), Math.max(asked.size, mostNodes / 2));
  // So many ties must touch more than `mostNodes` endpoints.
  addWhileRoom(strongest(ties, (mostNodes * (mostNodes - 1)) / 2 + 1).sort(byStrength), mostNodes);

  const between: number[] = [];
  for (let tie = 0; tie < ties.count; tie++) {
    if (chosen.has(ties.a[tie] as number) && chosen.has(ties.b[tie] as number)) between.push(tie);
  }
  between.sort((i, j) => Number(isAsked(j)) - Number(isAsked(i)) || byStrength(i, j));
  return { node: [...chosen], tie: between.slice(0, mostEdges) };
}

/** The `count` heaviest ties, ascending by index; of equal ones the first. Sorts numbers rather than indices: the columns may hold millions. */
function strongest(ties: Ties, count: number): number[] {
  const all = Array.from({ length: Math.min(ties.count, count) }, (_, tie) => tie);
  if (ties.count <= count) return all;
  const sorted = ties.weight.slice().sort();
  const least = sorted[ties.count - count] as number;
  let equal = count - sorted.filter((weight) => weight > least).length;
  const kept: number[] = [];
  for (let tie = 0; tie < ties.count; tie++) {
    const weight = ties.weight[tie] as number;
    if (weight > least || (weight === least && equal-- > 0)) kept.push(tie);
  }
  return kept;
}
