import { leastRareCount } from '../poisson-tail.ts';
import type { Sizes } from './sizes.ts';
import type { Nearness } from './window-cover.ts';

/** A day counts as a hit where chance brings as much on no more than this share of such days. */
export const RARE = 0.05;

/** What one day of two endpoints shows. */
export interface DayOutcome {
  /** Coincidences, and how many chance would give. */
  readonly matches: number;
  readonly expected: number;
  readonly hit: boolean;
  /** Chance of a hit, at most {@link RARE}; settled by how much both did, and not by when. */
  readonly chance: number;
}

/** Judges the moments of two endpoints on one day; b is the one with fewer in all. `sizes` where they are to count. */
export type DayTest = (a: Float64Array, b: Float64Array, nearness: Nearness, sizes?: Sizes) => DayOutcome;

/** An outcome of counts: a hit if chance, by a Poisson law, gives as many on no more than one day in twenty. */
export function outcomeOf(matches: number, expected: number): DayOutcome {
  const { count, chance } = leastRareCount(expected, RARE);
  return { matches, expected, hit: expected > 0 && matches >= count, chance };
}
