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
