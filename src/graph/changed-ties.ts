import { binomialTail } from '../stats/binomial-tail.ts';
import type { PairDays } from './pair-days.ts';

/** Ties whose contact became more, or less, from one day on. Columns in step. */
export interface ChangedTies {
  readonly pair: Int32Array;
  /** How far the days before and after tell of a change: log-likelihood ratio, nats. */
  readonly weight: Float64Array;
}

/** Days of contact that a tie must have, its odds if nothing changed, and how many times its rate must grow or fall. */
export const FEWEST_DAYS = 4;
const LEVEL = 0.1;
const LEAST_FACTOR = 3;

/** Every second day is learnt from; the days between are left to check what was learnt. */
export const isLearnt = (day: number): boolean => day % 2 === 0;

/**
 * Ties that, on the days learnt from, were in contact at least three times as often on one side of a boundary as on the other.
 * @param boundary first day of the later side, counted from the first of the log
 * @returns those that grew, and those that fell. O(contact days)
 */
export function findChangedTies({ offsets, day, watched }: PairDays, boundary: number): { grew: ChangedTies; fell: ChangedTies } {
  let [early, late] = [0, 0];
  watched.forEach((isWatched, d) => {
    if (isWatched === 0 || !isLearnt(d)) return;
    if (d < boundary) early++;
    else late++;
  });
  const share = late / (early + late);
  const tails = new Map<number, number>();
  const tail = (successes: number, trials: number, chance: number): number => {
    const key = (trials * 1024 + successes) * (chance === share ? 1 : -1);
    const known = tails.get(key) ?? binomialTail(successes, trials, chance);
    tails.set(key, known);
    return known;
  };
  const found = { grew: { pair: [] as number[], weight: [] as number[] }, fell: { pair: [] as number[], weight: [] as number[] } };
  for (let pair = 0; early > 0 && late > 0 && pair + 1 < offsets.length; pair++) {
    const end = offsets[pair + 1] as number;
    const start = offsets[pair] as number;
    if (end - start < FEWEST_DAYS) continue;
    let [before, after] = [0, 0];
    for (let i = start; i < end; i++) {
      const d = day[i] as number;
      if (!isLearnt(d)) continue;
      if (d < boundary) before++;
      else after++;
    }
    const n = before + after;
    if (n < FEWEST_DAYS) continue;
    const [rateBefore, rateAfter] = [before / early, after / late];
    const grows = rateAfter >= LEAST_FACTOR * rateBefore;
    if (!grows && rateBefore < LEAST_FACTOR * rateAfter) continue;
    if ((grows ? tail(after, n, share) : tail(before, n, 1 - share)) > LEVEL) continue;
    const into = grows ? found.grew : found.fell;
    into.pair.push(pair);
    into.weight.push(part(before, n * (1 - share)) + part(after, n * share));
  }
  const columns = ({ pair, weight }: { pair: number[]; weight: number[] }): ChangedTies => ({
    pair: Int32Array.from(pair),
    weight: Float64Array.from(weight),
  });
  return { grew: columns(found.grew), fell: columns(found.fell) };
}

const part = (count: number, expected: number): number => (count === 0 ? 0 : count * Math.log(count / expected));
