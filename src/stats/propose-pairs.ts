import type { Sessions } from '../model/artifacts.ts';
import { type EndpointId, MICROS_PER_MINUTE } from '../model/event.ts';

/** Pairs that are opened, at most; up to as many there are no proposals, but all of them. */
const MOST_PAIRS = 150_000;
/** Two sessions that begin in the same ten minutes are near each other. */
const BIN = 10 * MICROS_PER_MINUTE;
/** Pairs in bins that are counted, at most: the emptiest bins first, since being alone together says most. */
const BUDGET = 4_000_000;

export interface ProposedPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Whether an index chose them. */
  readonly proposed: boolean;
}

/**
 * Pairs worth opening, by the sessions or rows of each: those with an endpoint of the focus, and all where they are few; else those that most often begin a session
 * in the same ten minutes of which few others do.
 * @param eligible endpoints that can be judged, ascending
 */
export function proposePairs(
  { offsets, start }: Pick<Sessions, 'offsets' | 'start'>,
  eligible: readonly EndpointId[],
  focus: readonly EndpointId[],
): ProposedPairs {
  const n = eligible.length;
  const keys = new Set<number>();
  const endpoints = offsets.length - 1;
  const add = (x: EndpointId, y: EndpointId) => keys.add(Math.min(x, y) * endpoints + Math.max(x, y));
  const proposed = (n * (n - 1)) / 2 > MOST_PAIRS;
  for (const one of focus) if (eligible.includes(one)) for (const other of eligible) if (other !== one) add(one, other);
  if (!proposed) for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) add(eligible[i] as number, eligible[j] as number);
  else for (const key of countTogether({ offsets, start }, eligible)) keys.add(key);
  const sorted = Float64Array.from(keys).sort();
  return {
    a: Int32Array.from(sorted, (key) => Math.floor(key / endpoints)),
    b: Int32Array.from(sorted, (key) => key % endpoints),
    proposed,
  };
}

/** Keys of the pairs that meet most, weighed by how few others were there. */
function countTogether({ offsets, start }: Pick<Sessions, 'offsets' | 'start'>, eligible: readonly EndpointId[]): Float64Array {
  const endpoints = offsets.length - 1;
  const bins = new Map<number, EndpointId[]>();
  for (const id of eligible) {
    let before = -1;
    for (let s = offsets[id] as number; s < (offsets[id + 1] as number); s++) {
      const bin = Math.floor((start[s] as number) / BIN);
      if (bin === before) continue;
      before = bin;
      const there = bins.get(bin);
      if (there) there.push(id);
      else bins.set(bin, [id]);
    }
  }
  const ordered = [...bins].filter(([, there]) => there.length > 1).sort(([x, one], [y, other]) => one.length - other.length || x - y);
  const weight = new Map<number, number>();
  let looked = 0;
  for (const [, there] of ordered) {
    looked += (there.length * (there.length - 1)) / 2;
    if (looked > BUDGET) break;
    for (let i = 0; i < there.length; i++)
      for (let j = i + 1; j < there.length; j++) {
        const key = (there[i] as number) * endpoints + (there[j] as number);
        weight.set(key, (weight.get(key) ?? 0) + 1 / there.length);
      }
  }
  return heaviest(weight, MOST_PAIRS);
}

/** Keys of the greatest weights; of equal ones at the cut, the least keys. Columns: millions of entries would be as many arrays. */
function heaviest(weight: ReadonlyMap<number, number>, most: number): Float64Array {
  const keys = new Float64Array(weight.size);
  const values = new Float64Array(weight.size);
  let count = 0;
  for (const [key, value] of weight) {
    keys[count] = key;
    values[count++] = value;
  }
  if (count <= most) return keys;
  const cut = values.toSorted()[count - most] as number;
  const above = keys.filter((_, i) => (values[i] as number) > cut);
  const equal = keys.filter((_, i) => values[i] === cut).sort();
  const chosen = new Float64Array(most);
  chosen.set(above);
  chosen.set(equal.subarray(0, most - above.length), above.length);
  return chosen;
}
