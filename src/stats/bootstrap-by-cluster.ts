import { quantileSorted } from 'simple-statistics';
import type { Random } from '../model/random.ts';
import type { Interval } from './interval.ts';

/** Whom each row is about, by any whole numbers. */
export interface RowClusters {
  readonly one: Int32Array;
  /** The second person of a row about a pair; −1 where there is none. */
  readonly other?: Int32Array;
}

export interface Resampling {
  readonly replicates: number;
  readonly random: Random;
}

/**
 * Resamples people, never rows, with replacement, and hands on how often each row counts: as often as its person was drawn, and a
 * row about two people as often as the product of the two. What is draw for draw the same does not depend on the order of the rows.
 * Source: A. C. Davison, D. V. Hinkley, Bootstrap methods and their application (Cambridge, 1997), 3.8 and 5.3; products for pairs:
 * A. B. Owen, The pigeonhole bootstrap, Ann. Appl. Stat. 1 (2007) 386–411.
 * @param visit takes the weights by row; the array is reused between calls
 */
export function resampleClusters(
  { one, other }: RowClusters,
  visit: (weight: Int32Array) => void,
  { replicates, random }: Resampling,
): void {
  const ids = new Set(one);
  other?.forEach((id) => {
    if (id !== -1) ids.add(id);
  });
  const people = Int32Array.from(ids).sort();
  const number = new Map(Array.from(people, (id, i) => [id, i]));
  const first = one.map((id) => number.get(id) as number);
  const second = other?.map((id) => (id === -1 ? -1 : (number.get(id) as number)));
  const times = new Int32Array(people.length);
  const weight = new Int32Array(one.length);
  for (let r = 0; r < replicates; r++) {
    times.fill(0);
    for (let i = 0; i < people.length; i++) {
      const drawn = random.below(people.length);
      times[drawn] = (times[drawn] as number) + 1;
    }
    for (let row = 0; row < weight.length; row++) weight[row] = times[first[row] as number] as number;
    second?.forEach((person, row) => {
      if (person >= 0) weight[row] = (weight[row] as number) * (times[person] as number);
    });
    visit(weight);
  }
}

/**
 * Percentile intervals of statistics by {@link resampleClusters}, all from the same draws. Statistics read the weights, so that
 * nothing is sorted again.
 * @param statistics values for one resample, always as many; undefined where the resample says nothing of one
 * @param level such as 0.9
 * @returns one interval a statistic; undefined where over half of the resamples said nothing of it
 */
export function bootstrapByCluster(
  rows: RowClusters,
  statistics: (weight: Int32Array) => readonly (number | undefined)[],
  { level, ...resampling }: Resampling & { readonly level: number },
): (Interval | undefined)[] {
  if (rows.one.length === 0) throw new RangeError('nothing to resample');
  const values: number[][] = [];
  resampleClusters(
    rows,
    (weight) => {
      statistics(weight).forEach((value, s) => {
        values[s] ??= [];
        if (value !== undefined) (values[s] as number[]).push(value);
      });
    },
    resampling,
  );
  const tail = (1 - level) / 2;
  return values.map((of) => {
    if (of.length < resampling.replicates / 2) return undefined;
    const ascending = of.sort((a, b) => a - b);
    return { low: quantileSorted(ascending, tail), high: quantileSorted(ascending, 1 - tail) };
  });
}
