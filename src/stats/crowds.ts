import type { Duration } from '../model/event.ts';
import type { Moments } from './moments.ts';
import { poissonTail } from './poisson-tail.ts';
import { orderByTime } from './timeline.ts';

/** So many endpoints at one moment, where so few would be usual, were moved by one cause: a post to many, a server that came back. */
const FEWEST_CROWD = 8;
const CROWD_CHANCE = 1e-9;

/**
 * Takes out the moments at which far more endpoints come at once than before and after: a post to a thousand readers would tie each of
 * them to each other. Found from how many there are within `near`, against the number within `around`.
 * @returns the moments that are left, and how many were taken out
 */
export function setCrowdsAside(moments: Moments, near: Duration, around: Duration): { moments: Moments; crowded: number } {
  const { step, near: reach, id } = orderByTime(moments, near);
  const n = step.length;
  const wide = Math.max(1, Math.round((reach * around) / near));
  const crowded = new Uint8Array(n);
  let found = 0;
  let [from, to, wideFrom, wideTo] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const at = step[i] as number;
    while ((step[from] as number) < at - reach) from++;
    while (to < n && (step[to] as number) <= at + reach) to++;
    while ((step[wideFrom] as number) < at - wide) wideFrom++;
    while (wideTo < n && (step[wideTo] as number) <= at + wide) wideTo++;
    const here = to - from;
    if (here < FEWEST_CROWD) continue;
    // Without those here: a crowd must not raise what is usual.
    const usual = ((wideTo - wideFrom - here) * reach) / Math.max(1, wide - reach);
    if (here <= 2 * usual || poissonTail(here, usual) > CROWD_CHANCE) continue;
    crowded[i] = 1;
    found++;
  }
  if (found === 0) return { moments, crowded: 0 };
  return { moments: without(moments, crowded, id), crowded: found };
}

/** Leaves out moments by their place in the order of time, which within an endpoint is that of its own. */
function without({ offsets, at, day, days, merged, beats, out, in: taken }: Moments, crowded: Uint8Array, id: Int32Array): Moments {
  const endpoints = offsets.length - 1;
  const next = offsets.slice(0, endpoints);
  const gone = new Uint8Array(at.length);
  for (let i = 0; i < id.length; i++) {
    const place = next[id[i] as number] as number;
    next[id[i] as number] = place + 1;
    gone[place] = crowded[i] as number;
  }
  const kept = new Float64Array(endpoints + 1);
  let count = 0;
  for (let e = 0; e < endpoints; e++) {
    for (let i = offsets[e] as number; i < (offsets[e + 1] as number); i++) {
      if (gone[i] === 1) continue;
      at[count] = at[i] as number;
      day[count] = day[i] as number;
      if (out && taken) {
        out[count] = out[i] as number;
        taken[count] = taken[i] as number;
      }
      count++;
    }
    kept[e + 1] = count;
  }
  return {
    offsets: kept,
    at: at.slice(0, count),
    day: day.slice(0, count),
    days,
    merged,
    beats,
    ...(out && { out: out.slice(0, count) }),
    ...(taken && { in: taken.slice(0, count) }),
  };
}
