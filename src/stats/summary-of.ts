/** What a list of numbers is like, by its moments about the mean. */
export interface Summary {
  readonly mean: number;
  /** Of the population, not of a sample: divided by n. */
  readonly std: number;
  readonly median: number;
  /** 0 where all values are the same. */
  readonly skewness: number;
  /** Not in excess of a normal law's 3; 0 where all values are the same. */
  readonly kurtosis: number;
  readonly min: number;
  readonly max: number;
}

/** The summary of some values, summed in their ascending order; undefined of none. */
export function summaryOf(values: Iterable<number>): Summary | undefined {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (n === 0) return undefined;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const moment = (power: number): number => sorted.reduce((sum, value) => sum + (value - mean) ** power, 0) / n;
  const variance = n > 1 ? moment(2) : 0;
  return {
    mean,
    std: Math.sqrt(variance),
    median: ((sorted[n >> 1] as number) + (sorted[(n - 1) >> 1] as number)) / 2,
    skewness: variance === 0 ? 0 : moment(3) / variance ** 1.5,
    kurtosis: variance === 0 ? 0 : moment(4) / variance ** 2,
    min: sorted[0] as number,
    max: sorted[n - 1] as number,
  };
}

/** Shannon entropy of shares that the counts make, in nats; undefined of no counts. */
export function entropyOf(counts: Iterable<number>): number | undefined {
  const all = [...counts];
  const total = all.reduce((sum, n) => sum + n, 0);
  return all.length === 0 ? undefined : -all.reduce((sum, n) => sum + (n / total) * Math.log(n / total), 0);
}

/** How many of the counts, largest first, make up a share of their sum. */
export function fewestFor(counts: Iterable<number>, share: number): number {
  const sorted = [...counts].sort((a, b) => b - a);
  let missing = Math.ceil(sorted.reduce((sum, n) => sum + n, 0) * share);
  let taken = 0;
  for (; missing > 0 && taken < sorted.length; taken++) missing -= sorted[taken] as number;
  return taken;
}
