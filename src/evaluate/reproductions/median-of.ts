import type { Random } from '../../model/random.ts';
import { bootstrapInterval } from '../../stats/bootstrap.ts';
import type { Ours } from './landmark.ts';

const LEVEL = 0.9;
const REPLICATES = 1_000;

/** The median of independent cases, with its bootstrap interval at 90 %. @param of what a case is */
export function medianOf(cases: readonly number[], of: string, random: Random): Ours {
  const median = (values: number[]) => {
    values.sort((x, y) => x - y);
    const middle = values.length >> 1;
    const upper = values[middle] as number;
    return values.length % 2 === 1 ? upper : ((values[middle - 1] as number) + upper) / 2;
  };
  const statistic = (sample: Int32Array) => median(Array.from(sample, (place) => cases[place] as number));
  return {
    value: median([...cases]),
    ...bootstrapInterval(cases.length, statistic, { level: LEVEL, replicates: REPLICATES, random }),
    n: cases.length,
    of,
  };
}
