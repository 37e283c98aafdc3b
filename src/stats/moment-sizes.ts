import type { Volumes } from '../model/artifacts.ts';
import type { Duration } from '../model/event.ts';
import type { Moments } from './moments.ts';

/**
 * The same moments with the bytes of the burst that each begins: of its rows up to the first pause longer than `quiet`, or up to the next
 * moment. O(moments + volumes).
 */
export function addSizes(moments: Moments, { offsets, at, out, in: received }: Volumes, quiet: Duration): Moments {
  const sent = new Float64Array(moments.at.length).fill(Number.NaN);
  const taken = new Float64Array(moments.at.length).fill(Number.NaN);
  for (let id = 0; id + 1 < moments.offsets.length; id++) {
    const end = moments.offsets[id + 1] as number;
    let row = offsets[id] as number;
    for (let m = moments.offsets[id] as number; m < end; m++) {
      const next = m + 1 < end ? (moments.at[m + 1] as number) : Number.POSITIVE_INFINITY;
      let until = moments.at[m] as number;
      while (row < (offsets[id + 1] as number) && (at[row] as number) < until) row++;
      for (; row < (offsets[id + 1] as number); row++) {
        const when = at[row] as number;
        if (when >= next || when - until > quiet) break;
        until = when;
        sent[m] = (Number.isNaN(sent[m]) ? 0 : (sent[m] as number)) + (out[row] as number);
        taken[m] = (Number.isNaN(taken[m]) ? 0 : (taken[m] as number)) + (received[row] as number);
      }
    }
  }
  return { ...moments, out: sent, in: taken };
}
