import { quantileSorted } from 'simple-statistics';
import type { Random } from '../model/random.ts';

const REPLICATES = 200;
export const LEVEL = 0.9;

/** How often a case counts in one resample: by the people whom it is about. */
export type CaseWeight = (i: number) => number;

/**
 * 90 % percentile intervals of statistics by resampling people, never rows: what is said of one person hangs together.
 * A case about two people counts as often as the product of the two.
 * Source: A. C. Davison, D. V. Hinkley, Bootstrap methods and their application (Cambridge, 1997), 3.8 and 5.3.
 * @param one, other people of each case; `other` −1 where it is about one
 * @param statistics values for one resample; NaN where it says nothing
 */
export function resamplePeople(
  one: readonly number[],
  other: readonly number[],
  statistics: (weight: CaseWeight) => readonly number[],
  random: Random,
): { readonly low: number; readonly high: number }[] {
  const numbers = new Map<number, number>();
  const numberOf = (person: number): number => {
    const known = numbers.get(person);
    if (known !== undefined) return known;
    numbers.set(person, numbers.size);
    return numbers.size - 1;
  };
  const first = Int32Array.from(one, numberOf);
  const second = Int32Array.from(other, (person) => (person < 0 ? -1 : numberOf(person)));
  const people = numbers.size;
  const times = new Int32Array(people);
  const weight: CaseWeight = (i) =>
    (times[first[i] as number] as number) * ((second[i] as number) < 0 ? 1 : (times[second[i] as number] as number));
  const values: number[][] = [];
  for (let r = 0; r < REPLICATES && people > 0; r++) {
    times.fill(0);
    for (let n = 0; n < people; n++) {
      const drawn = random.below(people);
      times[drawn] = (times[drawn] as number) + 1;
    }
    statistics(weight).forEach((value, s) => {
      values[s] ??= [];
      if (!Number.isNaN(value)) (values[s] as number[]).push(value);
    });
  }
  return values.map((of) => {
    const ascending = of.sort((a, b) => a - b);
    if (ascending.length < REPLICATES / 2) return { low: Number.NaN, high: Number.NaN };
    return { low: quantileSorted(ascending, (1 - LEVEL) / 2), high: quantileSorted(ascending, (1 + LEVEL) / 2) };
  });
}
