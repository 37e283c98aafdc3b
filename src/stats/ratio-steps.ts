import { poolAdjacentViolators } from './isotonic.ts';
import { type ScoreTable, total } from './score-table.ts';

/** Cases of both kinds in each of a row of steps. */
export interface StepCounts {
  readonly related: Float64Array;
  readonly unrelated: Float64Array;
}

/** Adds up what begins at each start. */
export const sumSteps = (counts: Float64Array, starts: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: starts.length - 1 }, (_, step) => total(counts.subarray(starts[step], starts[step + 1])));

/** Runs of neighbours, taken in the order given, that each hold at least `least` of both kinds; what is left over joins the last. */
function gather(places: readonly number[], { related, unrelated }: StepCounts, least: number): number[][] {
  const runs: number[][] = [];
  let open: number[] = [];
  let [positives, negatives] = [0, 0];
  for (const place of places) {
    open.push(place);
    positives += related[place] as number;
    negatives += unrelated[place] as number;
    if (positives < least || negatives < least) continue;
    runs.push(open);
    open = [];
    [positives, negatives] = [0, 0];
  }
  const last = runs.at(-1);
  if (open.length > 0 && last !== undefined) last.push(...open);
  else if (open.length > 0) runs.push(open);
  return runs;
}

/**
 * Few steps from many scores: pools of adjacent violators, joined until each step holds `least` cases of both kinds. Steps above a ratio
 * of 1 are joined from the top down and those below from the bottom up, never across 1, so that two kinds that hardly overlap keep two
 * steps. Only a side with fewer than `least` cases of the kind that it speaks for is given up, and joins the other.
 * @returns where in the table each step begins, and at last its length
 */
export function divideIntoSteps({ positives, negatives }: ScoreTable, least: number): Int32Array {
  const starts = poolAdjacentViolators(
    positives,
    positives.map((count, i) => count + (negatives[i] as number)),
  );
  const pools = { related: sumSteps(positives, starts), unrelated: sumSteps(negatives, starts) };
  const [related, unrelated] = [total(positives), total(negatives)];
  const numbers = Array.from(pools.related.keys());
  const speaksFor = (pool: number) => (pools.related[pool] as number) * unrelated > (pools.unrelated[pool] as number) * related;
  const above = gather(numbers.filter(speaksFor).reverse(), pools, least).reverse();
  const below = gather(
    numbers.filter((pool) => !speaksFor(pool)),
    pools,
    least,
  );
  const lacking = (runs: readonly number[][], counts: Float64Array) =>
    runs.length > 0 && runs.flat().reduce((sum, pool) => sum + (counts[pool] as number), 0) < least;
  let runs = [...below, ...above];
  if (lacking(above, pools.related)) runs = [...below.slice(0, -1), [...(below.at(-1) ?? []), ...above.flat()]];
  if (lacking(below, pools.unrelated)) runs = [[...below.flat(), ...(above[0] ?? [])], ...above.slice(1)];
  return Int32Array.from([...runs.map((run) => starts[Math.min(...run)] as number), positives.length]);
}
