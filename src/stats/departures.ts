import { medianSorted } from 'simple-statistics';

/** A normal law's standard deviation over its median absolute deviation. */
const TO_DEVIATIONS = 1.4826;

/** The middle of a population and how far it spreads, neither moved by a few who are far out. */
export interface Middle {
  readonly median: number;
  /** In the unit of the values, comparable to a standard deviation; 0 where half of them are the same. */
  readonly spread: number;
  /** How many have a value. */
  readonly n: number;
}

/** Of the values that are numbers; NaN of none. */
export function middleOf(values: Float64Array): Middle {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return { median: Number.NaN, spread: Number.NaN, n: 0 };
  const median = medianSorted(known as unknown as number[]);
  const distances = known.map((value) => Math.abs(value - median)).sort();
  return { median, spread: TO_DEVIATIONS * medianSorted(distances as unknown as number[]), n: known.length };
}

/** Deviations from the middle; NaN where there is no value, or the population does not differ. */
export const departureOf = (value: number, { median, spread }: Middle): number => (spread > 0 ? (value - median) / spread : Number.NaN);

/** The departure that two independent looks agree on: the smaller one if both are on the same side, else 0; NaN where one has none. */
export function agreedDeparture(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.NaN;
  if (one > 0 !== other > 0) return 0;
  return Math.abs(one) < Math.abs(other) ? one : other;
}
