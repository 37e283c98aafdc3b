import { type Instant, MICROS_PER_DAY } from '../../model/event.ts';
import type { Acts, TieTimes, Traffic } from './traffic.ts';

/**
 * Cuts the log to the stretch of whole days, counted from its first contact, with the most acts; the earliest of equals.
 * How many ties a log shows, how strong they are and how many last depends on how long it watched: logs are comparable over equal stretches.
 * @param days of the stretch; a log that is not longer stays whole
 */
export function cutToBusiest(traffic: Traffic, days: number): Traffic {
  const { from, to, acts, ties } = traffic;
  if (!traffic.timed || !(to - from > days * MICROS_PER_DAY)) return traffic;
  const daily = new Float64Array(Math.floor((to - from) / MICROS_PER_DAY) + 1);
  for (const at of acts.at) {
    const day = Math.floor((at - from) / MICROS_PER_DAY);
    daily[day] = (daily[day] as number) + 1;
  }
  let inside = 0;
  let most = -1;
  let start = 0;
  for (let day = 0; day < daily.length; day++) {
    inside += (daily[day] as number) - (daily[day - days] ?? 0);
    if (day < days - 1 || inside <= most) continue;
    most = inside;
    start = day - days + 1;
  }
  const low = from + start * MICROS_PER_DAY;
  const high = low + days * MICROS_PER_DAY;
  const cutActs = cutRows(acts, low, high);
  const [first, last] = cutActs.at.reduce(([least, largest], at) => [Math.min(least, at), Math.max(largest, at)], [high, low]);
  return { ...traffic, acts: cutActs, ties: cutTies(ties, low, high), from: first, to: last };
}

function cutRows({ offsets, at }: Acts, low: Instant, high: Instant): Acts {
  const kept = new Float64Array(offsets.length);
  const instants: number[] = [];
  for (let id = 0; id + 1 < offsets.length; id++) {
    for (const instant of at.subarray(offsets[id], offsets[id + 1])) if (instant >= low && instant < high) instants.push(instant);
    kept[id + 1] = instants.length;
  }
  return { offsets: kept, at: Float64Array.from(instants) };
}

function cutTies(ties: TieTimes, low: Instant, high: Instant): TieTimes {
  const rows: number[] = [];
  const kept: number[] = [];
  const offsets: number[] = [0];
  for (let tie = 0; tie < ties.count; tie++) {
    for (let i = ties.offsets[tie] as number; i < (ties.offsets[tie + 1] as number); i++) {
      const at = ties.at[i] as number;
      if (at >= low && at < high) rows.push(i);
    }
    if (rows.length === offsets.at(-1)) continue;
    kept.push(tie);
    offsets.push(rows.length);
  }
  return {
    count: kept.length,
    a: Int32Array.from(kept, (tie) => ties.a[tie] as number),
    b: Int32Array.from(kept, (tie) => ties.b[tie] as number),
    offsets: Int32Array.from(offsets),
    at: Float64Array.from(rows, (i) => ties.at[i] as number),
    forth: Uint8Array.from(rows, (i) => ties.forth[i] as number),
  };
}
