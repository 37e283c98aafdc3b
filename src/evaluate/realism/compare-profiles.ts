import { jensenShannon } from '../../stats/jensen-shannon.ts';
import { MEASURES } from './measures/registry.ts';
import type { LogProfile } from './profile-log.ts';
import type { Cycle, Statistic } from './statistic.ts';
import { wasserstein, wassersteinByChance } from './wasserstein.ts';

export interface CompareOptions {
  /**
   * Turns the hours of one log against the other's to where they agree best, and reports the turn. For logs whose zones are not known;
   * the distance is then the least there can be, so that it flatters.
   */
  readonly alignHours?: boolean;
}

/** How far two logs are apart by one measure; 0 for a log and itself. */
export type Distance =
  | {
      readonly measure: string;
      readonly value: number;
      /** The mean distance of two samples of these sizes from one law. Distances about as small as this say that no difference shows. */
      readonly byChance: number;
      readonly n: readonly [number, number];
      /** Hours by which the first log's hours were turned later; absent where they were taken as they are. */
      readonly turned?: number;
    }
  | { readonly measure: string; readonly value: null; readonly reason: string };

/** Slots that a turn by an hour moves, by number of slots; a week of days cannot be turned by hours. */
const TURNABLE: ReadonlySet<number> = new Set([24, 168]);
const MOST_HOURS = 12;

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** @returns the distances by every measure, in their order */
export const compareProfiles = (a: LogProfile, b: LogProfile, options: CompareOptions = {}): Distance[] =>
  MEASURES.map(({ id }) => compare(id, a, b, options));

function compare(measure: string, a: LogProfile, b: LogProfile, options: CompareOptions): Distance {
  const [one, other] = [a.measures[measure], b.measures[measure]];
  if (one === undefined || other === undefined) return { measure, value: null, reason: 'a profile lacks the measure' };
  if (one.kind === 'unknown') return { measure, value: null, reason: `${a.name}: ${one.reason}` };
  if (other.kind === 'unknown') return { measure, value: null, reason: `${b.name}: ${other.reason}` };
  const n = [one.n, other.n] as const;
  if (one.kind === 'cycle' && other.kind === 'cycle') {
    const turnable = options.alignHours === true && TURNABLE.has(one.shares.length);
    if (!turnable && !(one.local && other.local))
      return { measure, value: null, reason: `${one.local ? b.name : a.name}: local hours are not known` };
    const { value, turned } = turnable ? align(one.shares, other.shares) : { value: jensenShannon(one.shares, other.shares), turned: null };
    return { measure, value: round(value), byChance: round(cyclesByChance(one, other)), n, ...(turned !== null && { turned }) };
  }
  return { measure, ...measureApart(one, other), n };
}

function measureApart(one: Statistic, other: Statistic): { readonly value: number; readonly byChance: number } {
  if (one.kind === 'scalar' && other.kind === 'scalar')
    return {
      value: round(Math.abs(one.value - other.value)),
      // Mean of the absolute difference of two normal errors.
      byChance: round(Math.sqrt(2 / Math.PI) * Math.hypot(one.error, other.error)),
    };
  if (one.kind === 'distribution' && other.kind === 'distribution')
    return {
      value: round(wasserstein(one.atoms, other.atoms)),
      byChance: round(wassersteinByChance(one.atoms, other.atoms, one.units, other.units)),
    };
  throw new TypeError('a measure is of one kind');
}

/** The turn with the least distance; of equal ones the shortest, forwards first. */
function align(one: readonly number[], other: readonly number[]): { readonly value: number; readonly turned: number } {
  const slots = one.length;
  let best = { value: jensenShannon(one, other), turned: 0 };
  for (let hours = 1; hours <= MOST_HOURS; hours++) {
    for (const turned of [hours, -hours]) {
      const value = jensenShannon(
        one.map((_, slot) => one[(slot - turned + slots) % slots] as number),
        other,
      );
      if (value < best.value) best = { value, turned };
    }
  }
  return best;
}

/**
 * Root of the mean divergence of two samples from one law, (k − 1) (1/n_a + 1/n_b) / (8 ln 2) bits: the divergence is near half of
 * a chi-squared form, whose mean is its degrees of freedom. Slots that neither log uses have no part in it.
 */
function cyclesByChance(one: Cycle, other: Cycle): number {
  const used = one.shares.filter((share, slot) => share + (other.shares[slot] as number) > 0).length;
  return Math.min(1, Math.sqrt(((used - 1) * (1 / one.units + 1 / other.units)) / (8 * Math.LN2)));
}
