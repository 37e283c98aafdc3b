/** What a measure found in one log: compact and JSON-safe, so that profiles can be stored and compared later. */
export type Statistic = Scalar | Distribution | Cycle | Unknown;

interface Scalar {
  readonly kind: 'scalar';
  readonly value: number;
  /** Standard error. */
  readonly error: number;
  readonly n: number;
}

interface Distribution {
  readonly kind: 'distribution';
  /** 'log': the atoms are log10 of the values. */
  readonly scale: 'log' | 'linear';
  /** Ascending, each standing for the same share: the values themselves where there are at most {@link MOST_ATOMS}, else quantiles. */
  readonly atoms: readonly number[];
  readonly n: number;
  /** What the values come from, such as the ties of gaps between events: values of one unit hang together, so that errors go by units. */
  readonly units: number;
}

/** Shares of the slots of a cycle, such as the hours of a day; they sum to 1. */
export interface Cycle {
  readonly kind: 'cycle';
  readonly shares: readonly number[];
  /** Whether the hours are known to be local ones. */
  readonly local: boolean;
  readonly n: number;
  readonly units: number;
}

/** The log does not show it, or too little of it. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: string;
}

/** Quantiles kept of a distribution. */
export const MOST_ATOMS = 200;
/** A distribution over fewer units, or a scalar of fewer, says too little to be compared. */
export const FEWEST = 10;

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

export const unknown = (reason: string): Unknown => ({ kind: 'unknown', reason });

const tooFew = (n: number, of: string): Unknown => unknown(`too few ${of}: ${n}, needs ${FEWEST}`);

/** @param of what `n` counts, for the reason where there are too few */
export function scalar(value: number, error: number, n: number, of: string): Statistic {
  return n < FEWEST ? tooFew(n, of) : { kind: 'scalar', value: round(value), error: round(error), n };
}

/** Share of successes with its binomial error. @param units where outcomes hang together: how many independent ones there are at least */
export function share(successes: number, n: number, of: string, units: number = n): Statistic {
  if (units < FEWEST) return tooFew(units, of);
  const p = successes / n;
  return scalar(p, Math.sqrt((p * (1 - p)) / units), n, of);
}

/**
 * @param values on a log scale greater than 0; sorted in place
 * @param of what `units` counts
 */
export function distribution(values: Float64Array, scale: 'log' | 'linear', of: string, units: number = values.length): Statistic {
  if (units < FEWEST) return tooFew(units, of);
  values.sort();
  const n = values.length;
  const kept = Math.min(n, MOST_ATOMS);
  // Quantile at (i + 1/2) / kept by the inverse of the step function, so that every atom is a value of the log.
  const atoms = Array.from({ length: kept }, (_, i) => {
    const value = values[Math.min(n - 1, Math.floor(((i + 0.5) / kept) * n))] as number;
    return round(scale === 'log' ? Math.log10(value) : value);
  });
  return { kind: 'distribution', scale, atoms, n, units };
}

/** Values divided by their mean, so that two populations of different size or volume can be compared in shape. */
export function scaleByMean(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value / mean);
}

/** @param of what `units` counts */
export function cycle(counts: Float64Array, local: boolean, of: string, units: number): Statistic {
  if (units < FEWEST) return tooFew(units, of);
  const n = counts.reduce((sum, count) => sum + count, 0);
  return { kind: 'cycle', shares: Array.from(counts, (count) => round(count / n)), local, n, units };
}

/** A statistic in one line of numbers: the value, or median and quartiles (back from the log scale), or nothing for a cycle. */
export interface Summary {
  readonly middle: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export function summarise(statistic: Statistic): Summary | null {
  if (statistic.kind === 'scalar') return { middle: statistic.value, low: null, high: null, n: statistic.n };
  if (statistic.kind !== 'distribution') return null;
  const { atoms, scale, n } = statistic;
  const at = (p: number): number => {
    const atom = atoms[Math.min(atoms.length - 1, Math.floor(p * atoms.length))] as number;
    return scale === 'log' ? round(10 ** atom) : atom;
  };
  return { middle: at(0.5), low: at(0.25), high: at(0.75), n };
}
