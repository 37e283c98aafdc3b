import type { Sessions } from '../model/artifacts.ts';
import { type EndpointId, MICROS_PER_MINUTE } from '../model/event.ts';

/** Pairs that are opened, at most; up to as many there are no proposals, but all of them. */
const MOST_PAIRS = 150_000;
/** Two sessions that begin in the same ten minutes are near each other. */
const BIN = 10 * MICROS_PER_MINUTE;
/** Pairs in bins that are counted, at most: the emptiest bins first, since being alone together says most. */
const BUDGET = 4_000_000;

type Starts = Pick<Sessions, 'offsets' | 'start'>;

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

/** Calls back with the ten minutes in which each endpoint begins a session, each once. */
function eachBin({ offsets, start }: Starts, eligible: readonly EndpointId[], visit: (bin: number, id: EndpointId) => void): void {
  for (const id of eligible) {
    let before = Number.NaN;
    for (let s = offsets[id] as number; s < (offsets[id + 1] as number); s++) {
      const bin = Math.floor((start[s] as number) / BIN);
      if (bin !== before) visit(bin, id);
      before = bin;
    }
  }
}

/** Endpoints in each of the ten minutes that the budget reaches, fewest first. */
function gatherBins(starts: Starts, eligible: readonly EndpointId[]): readonly (readonly EndpointId[])[] {
  const sizes = new Map<number, number>();
  eachBin(starts, eligible, (bin) => sizes.set(bin, (sizes.get(bin) ?? 0) + 1));
  const ordered = [...sizes].filter(([, size]) => size > 1).sort(([x, one], [y, other]) => one - other || x - y);
  const there = new Map<number, EndpointId[]>();
  let looked = 0;
  for (const [bin, size] of ordered) {
    looked += (size * (size - 1)) / 2;
    if (looked > BUDGET) break;
    there.set(bin, []);
  }
  eachBin(starts, eligible, (bin, id) => there.get(bin)?.push(id));
  return [...there.values()];
}

/** Keys of the pairs that meet most, weighed by how few others were there. In columns: a map of millions of pairs would outweigh the log. */
function countTogether(starts: Starts, eligible: readonly EndpointId[]): Float64Array {
  const endpoints = starts.offsets.length - 1;
  const bins = gatherBins(starts, eligible);
  const offsets = new Int32Array(endpoints + 1);
  for (const there of bins)
    there.forEach((id, i) => {
      offsets[id + 1] = (offsets[id + 1] as number) + there.length - 1 - i;
    });
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const other = new Int32Array(offsets[endpoints] as number);
  const others = new Int32Array(offsets[endpoints] as number);
  const free = offsets.slice(0, endpoints);
  for (const there of bins)
    for (let i = 0; i < there.length; i++) {
      const id = there[i] as number;
      for (let j = i + 1; j < there.length; j++) {
        const place = free[id] as number;
        free[id] = place + 1;
        other[place] = there[j] as number;
        others[place] = there.length;
      }
    }
  const keys = new Float64Array(other.length);
  const weights = new Float64Array(other.length);
  const weight = new Float64Array(endpoints);
  let count = 0;
  for (let id = 0; id < endpoints; id++) {
    const [from, to] = [offsets[id] as number, offsets[id + 1] as number];
    for (let place = from; place < to; place++) {
      const met = other[place] as number;
      weight[met] = (weight[met] as number) + 1 / (others[place] as number);
    }
    for (let place = from; place < to; place++) {
      const met = other[place] as number;
      if (weight[met] === 0) continue;
      keys[count] = id * endpoints + met;
      weights[count++] = weight[met] as number;
      weight[met] = 0;
    }
  }
  return heaviest(keys.subarray(0, count), weights.subarray(0, count), MOST_PAIRS);
}

/** Keys of the greatest weights; of equal ones at the cut, the least keys. */
function heaviest(keys: Float64Array, weights: Float64Array, most: number): Float64Array {
  if (keys.length <= most) return keys;
  const cut = weights.toSorted()[keys.length - most] as number;
  const above = keys.filter((_, i) => (weights[i] as number) > cut);
  const equal = keys.filter((_, i) => weights[i] === cut).sort();
  const chosen = new Float64Array(most);
  chosen.set(above);
  chosen.set(equal.subarray(0, most - above.length), above.length);
  return chosen;
}
