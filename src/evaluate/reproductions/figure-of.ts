import type { Random } from '../../model/random.ts';
import { bootstrapInterval } from '../../stats/bootstrap.ts';
import type { Ours } from './landmark.ts';

const LEVEL = 0.9;
const REPLICATES = 1_000;

/** The mean of independent cases, with its bootstrap interval at 90 %. @param of what a case is */
export function meanOf(cases: ArrayLike<number>, of: string, random: Random): Ours {
  const n = cases.length;
  let all = 0;
  for (let i = 0; i < n; i++) all += cases[i] as number;
  const mean = (sample: Int32Array): number => {
    let sum = 0;
    for (const place of sample) sum += cases[place] as number;
    return sum / n;
  };
  return { value: all / n, ...bootstrapInterval(n, mean, { level: LEVEL, replicates: REPLICATES, random }), n, of };
}

/** The median of independent cases, with its bootstrap interval at 90 %. @param of what a case is */
export function medianOf(cases: readonly number[], of: string, random: Random): Ours {
  const n = cases.length;
  const median = (values: number[]): number => {
    values.sort((x, y) => x - y);
    const upper = values[n >> 1] as number;
    return n % 2 === 1 ? upper : ((values[(n >> 1) - 1] as number) + upper) / 2;
  };
  const statistic = (sample: Int32Array) => median(Array.from(sample, (place) => cases[place] as number));
  return { value: median([...cases]), ...bootstrapInterval(n, statistic, { level: LEVEL, replicates: REPLICATES, random }), n, of };
}
