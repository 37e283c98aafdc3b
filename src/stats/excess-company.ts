import type { Duration } from '../model/event.ts';
import type { Moments } from './moments.ts';
import { orderByTime } from './timeline.ts';

/**
 * By endpoint: how many moments of others lie near its own, beyond the share that the surroundings would put there. One pass over time,
 * whatever the number of pairs.
 */
export function countExcess(moments: Moments, near: Duration, around: Duration): Float64Array {
  const { step, id, endpoints, near: reach } = orderByTime(moments, near);
  const n = step.length;
  const wide = Math.max(reach + 1, Math.round((reach * around) / near / 2));
  const share = reach / wide;
  const excess = new Float64Array(endpoints);
  let [from, to, wideFrom, wideTo] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const at = step[i] as number;
    while ((step[from] as number) < at - reach) from++;
    while (to < n && (step[to] as number) <= at + reach) to++;
    while ((step[wideFrom] as number) < at - wide) wideFrom++;
    while (wideTo < n && (step[wideTo] as number) <= at + wide) wideTo++;
    const one = id[i] as number;
    excess[one] = (excess[one] as number) + (to - from - 1) - (wideTo - wideFrom - 1) * share;
  }
  return excess;
}
