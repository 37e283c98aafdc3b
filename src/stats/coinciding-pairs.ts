import type { Duration, EndpointId } from '../model/event.ts';
import type { Moments } from './moments.ts';
import { orderByTime, type Timeline } from './timeline.ts';

/** Pairs that are opened, at most; up to as many there are no proposals, but all of them. */
const MOST_PAIRS = 150_000;
/** Coincidences that are listed, at most: 8 bytes each. */
const BUDGET = 60_000_000;
/** Days on which a pair must coincide to be proposed. */
const FEWEST_DAYS = 2;

export interface CoincidingPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Whether an index chose them; all were taken otherwise. */
  readonly proposed: boolean;
  /** Pairs of which at least one coincidence was listed; of all, where all were taken. */
  readonly considered: number;
  /** Coincidences of two endpoints that were not listed, since too many others were there. */
  readonly unlisted: number;
}

/**
 * Pairs worth opening: all where they are few; else those that coincide on most days beyond what their numbers of moments would give.
 * Coincidences are listed from the moments with fewest others around, since being alone together says most, until the budget is used
 * up: nothing here grows with the square of the endpoints.
 * @param eligible endpoints that can be judged, ascending
 * @param most pairs that are opened; a test lowers it
 */
export function findCoinciding(
  moments: Moments,
  eligible: readonly EndpointId[],
  focus: readonly EndpointId[],
  near: Duration,
  { most = MOST_PAIRS, budget = BUDGET } = {},
): CoincidingPairs {
  const n = eligible.length;
  const endpoints = moments.offsets.length - 1;
  const all = (n * (n - 1)) / 2;
  if (all <= most) {
    const a = new Int32Array(all);
    const b = new Int32Array(all);
    let count = 0;
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) {
        a[count] = eligible[i] as number;
        b[count++] = eligible[j] as number;
      }
    return { a, b, proposed: false, considered: all, unlisted: 0 };
  }
  const { keys, unlisted } = listCoincidences(moments, eligible, near, budget);
  const { pair, days } = countDays(keys, Math.max(1, moments.days));
  const chosen = new Set(choose(pair, days, moments, near, most));
  const judged = new Set(eligible);
  for (const one of focus)
    if (judged.has(one))
      for (const other of eligible) if (other !== one) chosen.add(Math.min(one, other) * endpoints + Math.max(one, other));
  const sorted = Float64Array.from(chosen).sort();
  return {
    a: Int32Array.from(sorted, (key) => Math.floor(key / endpoints)),
    b: Int32Array.from(sorted, (key) => key % endpoints),
    proposed: true,
    considered: pair.length,
    unlisted,
  };
}

/** Keys `(a * endpoints + b) * days + day` of coincidences, ascending: at most `budget`, from the moments with fewest others around. */
function listCoincidences(moments: Moments, eligible: readonly EndpointId[], near: Duration, budget: number) {
  const { step, id, endpoints, near: reach, day } = orderByTime(moments, near);
  const isEligible = new Uint8Array(endpoints);
  for (const one of eligible) isEligible[one] = 1;
  const followers = countFollowers({ step, near: reach });
  // Coincidences by how many others are around.
  let widest = 0;
  for (const count of followers) if (count > widest) widest = count;
  const bySize = new Float64Array(widest + 1);
  for (const count of followers) bySize[count] = (bySize[count] as number) + count;
  let most = 0;
  let listed = 0;
  while (most < widest && listed + (bySize[most + 1] as number) <= budget) listed += bySize[++most] as number;
  const unlisted = bySize.reduce((sum, count) => sum + count, 0) - listed;
  const keys = new Float64Array(listed);
  const days = Math.max(1, moments.days);
  let count = 0;
  for (let i = 0; i < step.length; i++) {
    const others = followers[i] as number;
    const one = id[i] as number;
    if (others > most || isEligible[one] === 0) continue;
    for (let j = i + 1; j <= i + others; j++) {
      const other = id[j] as number;
      if (other === one || isEligible[other] === 0) continue;
      keys[count++] = (Math.min(one, other) * endpoints + Math.max(one, other)) * days + (day[i] as number);
    }
  }
  return { keys: keys.subarray(0, count).sort(), unlisted };
}

/** How many moments come after each within reach. */
function countFollowers({ step, near }: Pick<Timeline, 'step' | 'near'>): Uint32Array {
  const followers = new Uint32Array(step.length);
  let to = 0;
  for (let i = 0; i < step.length; i++) {
    const end = (step[i] as number) + near;
    while (to < step.length && (step[to] as number) <= end) to++;
    followers[i] = to - i - 1;
  }
  return followers;
}

/** Pairs, and on how many days each coincides, from sorted keys. */
function countDays(keys: Float64Array, days: number): { pair: Float64Array; days: Uint16Array } {
  let count = 0;
  let before = -1;
  for (let i = 0; i < keys.length; i++) {
    const pair = Math.floor((keys[i] as number) / days);
    if (pair !== before) count++;
    before = pair;
  }
  const pairs = new Float64Array(count);
  const on = new Uint16Array(count);
  let last = -1;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    if (i > 0 && key === keys[i - 1]) continue;
    const pair = Math.floor(key / days);
    if (last < 0 || pairs[last] !== pair) pairs[++last] = pair;
    on[last] = (on[last] as number) + 1;
  }
  return { pair: pairs, days: on };
}

/** The pairs that stand out most, by the likelihood ratio of a Poisson law: days of coincidence against those that numbers alone give. */
function choose(pair: Float64Array, days: Uint16Array, { offsets, at }: Moments, near: Duration, most: number): number[] {
  const endpoints = offsets.length - 1;
  const span = spanOf(at);
  const size = (id: number) => (offsets[id + 1] as number) - (offsets[id] as number);
  const places: number[] = [];
  days.forEach((count, i) => {
    if (count >= FEWEST_DAYS) places.push(i);
  });
  const weight = new Float64Array(pair.length);
  for (const i of places) {
    const key = pair[i] as number;
    const a = Math.floor(key / endpoints);
    const usual = (size(a) * size(key - a * endpoints) * 2 * near) / span;
    const on = days[i] as number;
    weight[i] = on > usual ? on * Math.log(on / usual) - on + usual : 0;
  }
  return places
    .sort((x, y) => (weight[y] as number) - (weight[x] as number) || x - y)
    .slice(0, most)
    .map((i) => pair[i] as number);
}

function spanOf(at: Float64Array): Duration {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const one of at) {
    if (one < from) from = one;
    if (one > to) to = one;
  }
  return Math.max(1, to - from);
}
