import { quantileSorted } from 'simple-statistics';
import type { Random } from '../model/random.ts';
import type { Interval } from './interval.ts';

/**
 * Percentile interval by resampling whole clusters (such as days) with replacement, which keeps what hangs together within one.
 * Source: A. C. Davison, D. V. Hinkley, Bootstrap methods and their application (Cambridge, 1997), 3.8 and 5.3.
 * @param clusters number of clusters, at least 1
 * @param statistic value for a sample of cluster numbers; the array is reused between calls
 */
export function bootstrapInterval(
  clusters: number,
  statistic: (sample: Int32Array) => number,
  { level, replicates, random }: { readonly level: number; readonly replicates: number; readonly random: Random },
): Interval {
  if (clusters < 1) throw new RangeError('nothing to resample');
  const sample = new Int32Array(clusters);
  const values = new Float64Array(replicates);
  for (let r = 0; r < replicates; r++) {
    for (let i = 0; i < clusters; i++) sample[i] = random.below(clusters);
    values[r] = statistic(sample);
  }
  const ascending = Array.from(values.sort());
  const tail = (1 - level) / 2;
  return { low: quantileSorted(ascending, tail), high: quantileSorted(ascending, 1 - tail) };
}
