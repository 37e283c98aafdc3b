import { medianSorted } from 'simple-statistics';
import type { Random } from '../../model/random.ts';
import { bootstrapInterval } from '../../stats/bootstrap.ts';
import type { Ours } from './landmark.ts';

const LEVEL = 0.9;
const REPLICATES = 1_000;

/** The median of independent cases, with its bootstrap interval at 90 %. @param of what a case is */
export function medianOf(cases: readonly number[], of: string, random: Random): Ours {
  const median = (values: number[]) => medianSorted(values.sort((x, y) => x - y));
  const statistic = (sample: Int32Array) => median(Array.from(sample, (place) => cases[place] as number));
  return {
    value: median([...cases]),
    ...bootstrapInterval(cases.length, statistic, { level: LEVEL, replicates: REPLICATES, random }),
    n: cases.length,
    of,
  };
}
