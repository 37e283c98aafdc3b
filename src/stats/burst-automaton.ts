/** States of the automaton, the usual one included: each is twice as fast as the one before. */
const STATES = 6;
const SCALE = 2;
const GAMMA = 1;

export interface AutomatonOptions {
  readonly states?: number;
  /** By how much each state is faster than the one before. */
  readonly scale?: number;
  /** Price of going up one state, in units of ln n. */
  readonly gamma?: number;
}

/** −ln of the exponential density of a gap, for each state; rates are in units of the mean rate. */
const costOf = (gap: number, rate: number): number => rate * gap - Math.log(rate);

const shape = (gaps: ArrayLike<number>, { states = STATES, scale = SCALE, gamma = GAMMA }: AutomatonOptions) => {
  let total = 0;
  for (let i = 0; i < gaps.length; i++) total += gaps[i] as number;
  const mean = total / gaps.length;
  return { rates: Array.from({ length: states }, (_, i) => scale ** i / mean), up: gamma * Math.log(gaps.length) };
};

/** What a sequence of states costs: −ln of the densities of its gaps, and the price of every step up, the first from state 0. */
export function sequenceCost(gaps: ArrayLike<number>, sequence: ArrayLike<number>, options: AutomatonOptions = {}): number {
  const { rates, up } = shape(gaps, options);
  let before = 0;
  let cost = 0;
  for (let i = 0; i < gaps.length; i++) {
    const state = sequence[i] as number;
    cost += costOf(gaps[i] as number, rates[state] as number) + up * Math.max(0, state - before);
    before = state;
  }
  return cost;
}

/**
 * The cheapest sequence of states for gaps between events, by dynamic programming with backtracking: state i has rate scale^i / mean gap;
 * going up costs gamma ln n a state, going down nothing.
 * Source: J. Kleinberg, Bursty and hierarchical structure in streams, Proc. KDD 2002, section 2.
 * @param gaps in any unit, positive mean
 * @returns one state a gap
 */
export function findStates(gaps: Float64Array, options: AutomatonOptions = {}): Uint8Array {
  const n = gaps.length;
  const { rates, up } = shape(gaps, options);
  const states = rates.length;
  const from = new Uint8Array(n * states);
  let cost = Float64Array.from(rates, (_, state) => state * up);
  for (let i = 0; i < n; i++) {
    const next = new Float64Array(states);
    for (let to = 0; to < states; to++) {
      let best = i === 0 ? 0 : Number.POSITIVE_INFINITY;
      let least = i === 0 ? (cost[to] as number) : Number.POSITIVE_INFINITY;
      for (let state = 0; i > 0 && state < states; state++) {
        const price = (cost[state] as number) + up * Math.max(0, to - state);
        if (price < least) {
          least = price;
          best = state;
        }
      }
      from[i * states + to] = best;
      next[to] = least + costOf(gaps[i] as number, rates[to] as number);
    }
    cost = next;
  }
  let state = cost.indexOf(cost.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY));
  const path = new Uint8Array(n);
  for (let i = n - 1; i >= 0; i--) {
    path[i] = state;
    state = from[i * states + state] as number;
  }
  return path;
}

/** A stretch above the usual state: gaps [from, to). */
export interface Burst {
  readonly from: number;
  readonly to: number;
  /** By how much the gaps cost less than in the usual state: ln of a likelihood ratio. */
  readonly weight: number;
  /** Highest state within. */
  readonly level: number;
}

/** Bursts, in the order of time. */
export function findBursts(gaps: Float64Array, options: AutomatonOptions = {}): Burst[] {
  if (gaps.length < 2 || !gaps.some((gap) => gap > 0)) return [];
  const { rates } = shape(gaps, options);
  const path = findStates(gaps, options);
  const bursts: Burst[] = [];
  for (let from = 0; from < path.length; from++) {
    if (path[from] === 0) continue;
    let to = from;
    let weight = 0;
    let level = 0;
    for (; to < path.length && path[to] !== 0; to++) {
      const state = path[to] as number;
      weight += costOf(gaps[to] as number, rates[0] as number) - costOf(gaps[to] as number, rates[state] as number);
      level = Math.max(level, state);
    }
    bursts.push({ from, to, weight, level });
    from = to;
  }
  return bursts;
}
