import { type Duration, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../model/event.ts';
import { lowerBound } from './search.ts';

/** Timers are looked for up to this period, by whole seconds, and may be off by so much. */
const LONGEST = 4 * MICROS_PER_HOUR;
const SHORTEST = 10 * MICROS_PER_SECOND;
const SLACK = 2 * MICROS_PER_SECOND;
/** Pairs of instants a period apart that make a timer, and how far they must stand above what is usual for other gaps. */
const FEWEST_PAIRS = 8;
const DEVIATIONS = 6;
/** Seconds on either side by which it is judged what is usual. */
const SURROUNDINGS = 60;

/**
 * The period at which instants of one endpoint repeat far more often than at other gaps; undefined for none. For what is left of a timer
 * where other activity cuts its runs: there the gaps from one event to the next are not even, but those between beats are.
 * O(instants × those within four hours).
 * @param at ascending
 */
export function findPeriod(at: Float64Array): Duration | undefined {
  const pairs = new Uint32Array(LONGEST / MICROS_PER_SECOND + 2);
  for (let i = 0; i < at.length; i++)
    for (let j = i + 1; j < at.length; j++) {
      const gap = (at[j] as number) - (at[i] as number);
      if (gap > LONGEST) break;
      const second = Math.round(gap / MICROS_PER_SECOND);
      pairs[second] = (pairs[second] as number) + 1;
    }
  const within = (from: number, to: number): number => {
    let sum = 0;
    for (let s = Math.max(0, from); s <= Math.min(pairs.length - 1, to); s++) sum += pairs[s] as number;
    return sum;
  };
  for (let s = SHORTEST / MICROS_PER_SECOND; s < pairs.length; s++) {
    if ((pairs[s] as number) === 0) continue;
    const here = within(s - 1, s + 1);
    if (here < FEWEST_PAIRS) continue;
    const usual = (3 * (within(s - SURROUNDINGS, s + SURROUNDINGS) - within(s - 3, s + 3))) / (2 * SURROUNDINGS - 6);
    if (here <= usual + DEVIATIONS * Math.sqrt(usual + 1)) continue;
    // The first that stands out may lie just beside the period.
    const best = [s, s + 1, s + 2].reduce((most, one) => ((pairs[one] ?? 0) > (pairs[most] as number) ? one : most));
    return best * MICROS_PER_SECOND;
  }
  return undefined;
}

/** Moves the instants that have no other a period before or after to the front, in order. @returns how many there are */
export function leaveOutBeats(at: Float64Array, period: Duration): number {
  const isNear = (instant: number) => {
    const place = lowerBound(at, instant - SLACK);
    return place < at.length && (at[place] as number) <= instant + SLACK;
  };
  const keep = at.map((one) => (isNear(one - period) || isNear(one + period) ? 0 : 1));
  let kept = 0;
  for (let i = 0; i < at.length; i++) if (keep[i] === 1) at[kept++] = at[i] as number;
  return kept;
}
