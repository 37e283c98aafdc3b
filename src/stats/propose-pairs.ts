import type { Sessions } from '../model/artifacts.ts';
import { type EndpointId, MICROS_PER_MINUTE } from '../model/event.ts';

/** Pairs that are opened, at most; up to as many there are no proposals, but all of them. */
const MOST_PAIRS = 150_000;
/** Two sessions that begin in the same ten minutes are near each other. */
const BIN = 10 * MICROS_PER_MINUTE;
/** Pairs in bins that are counted, at most: the emptiest bins first, since being alone together says most. */
const BUDGET = 4_000_000;

interface Starts extends Pick<Sessions, 'offsets' | 'start'> {
  /** Where each began, from 0 to `places` − 1: then only those who were at one place were there together. */
  readonly place?: Int32Array;
  readonly places?: number;
}

export interface ProposedPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Whether an index chose them. */
  readonly proposed: boolean;
}

/**
 * Pairs worth opening, by the sessions or rows of each: those with an endpoint of the focus, and all where they are few; else those that
 * most often begin one in the same ten minutes, and at the same place where places are given, in which few others do.
 * @param eligible endpoints that can be judged, ascending
 */
export function proposePairs(starts: Starts, eligible: readonly EndpointId[], focus: readonly EndpointId[]): ProposedPairs {
  const n = eligible.length;
  const keys = new Set<number>();
  const endpoints = starts.offsets.length - 1;
  const add = (x: EndpointId, y: EndpointId) => keys.add(Math.min(x, y) * endpoints + Math.max(x, y));
  const proposed = (n * (n - 1)) / 2 > MOST_PAIRS;
  for (const one of focus) if (eligible.includes(one)) for (const other of eligible) if (other !== one) add(one, other);
  if (!proposed) for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) add(eligible[i] as number, eligible[j] as number);
  else for (const key of countTogether(starts, eligible)) keys.add(key);
  const sorted = Float64Array.from(keys).sort();
  return {
    a: Int32Array.from(sorted, (key) => Math.floor(key / endpoints)),
    b: Int32Array.from(sorted, (key) => key % endpoints),
    proposed,
  };
}

/** Who was there together, as CSR: the endpoints of each bin, ascending. */
interface Bins {
  readonly offsets: Int32Array;
  readonly member: Int32Array;
}

/**
 * Keys `bin * endpoints + id`, ascending, each once: a bin is ten minutes, at one place where places are given. Places are left out where
 * keys would no longer be exact.
 */
function listPresence({ offsets, start, place, places = 1 }: Starts, eligible: readonly EndpointId[]): Float64Array {
  const endpoints = offsets.length - 1;
  const first = Math.floor(start.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY) / BIN);
  const last = Math.floor(start.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY) / BIN);
  const width = (last - first + 1) * places * endpoints <= Number.MAX_SAFE_INTEGER ? places : 1;
  const keys = new Float64Array(eligible.reduce((sum, id) => sum + (offsets[id + 1] as number) - (offsets[id] as number), 0));
  let count = 0;
  for (const id of eligible)
    for (let s = offsets[id] as number; s < (offsets[id + 1] as number); s++) {
      const bin = (Math.floor((start[s] as number) / BIN) - first) * width + (width > 1 ? (place?.[s] ?? 0) : 0);
      keys[count++] = bin * endpoints + id;
    }
  keys.sort();
  let kept = 0;
  for (const key of keys) if (kept === 0 || keys[kept - 1] !== key) keys[kept++] = key;
  return keys.subarray(0, kept);
}

/** Calls back with each run of keys of one bin. */
function eachBin(keys: Float64Array, endpoints: number, visit: (from: number, to: number) => void): void {
  for (let from = 0; from < keys.length; ) {
    const bin = Math.floor((keys[from] as number) / endpoints);
    let to = from + 1;
    while (to < keys.length && Math.floor((keys[to] as number) / endpoints) === bin) to++;
    visit(from, to);
    from = to;
  }
}

/** The bins that the budget reaches, fewest endpoints first. */
function gatherBins(starts: Starts, eligible: readonly EndpointId[]): Bins {
  const endpoints = starts.offsets.length - 1;
  const keys = listPresence(starts, eligible);
  const bySize = new Float64Array(eligible.length + 1);
  eachBin(keys, endpoints, (from, to) => {
    bySize[to - from] = (bySize[to - from] as number) + 1;
  });
  // Bins of up to so many endpoints are all looked at; of those of one more, as many as are left of the budget.
  let whole = 1;
  let left = BUDGET;
  const pairsOf = (size: number) => (size * (size - 1)) / 2;
  while (whole < eligible.length && (bySize[whole + 1] as number) * pairsOf(whole + 1) <= left) {
    whole++;
    left -= (bySize[whole] as number) * pairsOf(whole);
  }
  const member: number[] = [];
  const offsets = [0];
  eachBin(keys, endpoints, (from, to) => {
    const size = to - from;
    if (size < 2 || size > whole + 1 || (size === whole + 1 && pairsOf(size) > left)) return;
    if (size === whole + 1) left -= pairsOf(size);
    for (let i = from; i < to; i++) member.push((keys[i] as number) % endpoints);
    offsets.push(member.length);
  });
  return { offsets: Int32Array.from(offsets), member: Int32Array.from(member) };
}

/** Keys of the pairs that meet most, weighed by how few others were there. In columns: a map of millions of pairs would outweigh the log. */
function countTogether(starts: Starts, eligible: readonly EndpointId[]): Float64Array {
  const endpoints = starts.offsets.length - 1;
  const bins = gatherBins(starts, eligible);
  /** Calls back with each member of each bin, and how many come after it there. */
  const eachMember = (visit: (id: EndpointId, from: number, to: number, size: number) => void): void => {
    for (let bin = 0; bin + 1 < bins.offsets.length; bin++) {
      const [from, to] = [bins.offsets[bin] as number, bins.offsets[bin + 1] as number];
      for (let i = from; i < to; i++) visit(bins.member[i] as number, i + 1, to, to - from);
    }
  };
  const offsets = new Int32Array(endpoints + 1);
  eachMember((id, from, to) => {
    offsets[id + 1] = (offsets[id + 1] as number) + to - from;
  });
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const other = new Int32Array(offsets[endpoints] as number);
  const others = new Int32Array(offsets[endpoints] as number);
  const free = offsets.slice(0, endpoints);
  eachMember((id, from, to, size) => {
    for (let i = from; i < to; i++) {
      const place = free[id] as number;
      free[id] = place + 1;
      other[place] = bins.member[i] as number;
      others[place] = size;
    }
  });
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
