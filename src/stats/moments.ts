import type { Exchanges, Series } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import { type Duration, MICROS_PER_HOUR } from '../model/event.ts';
import { findPeriod, leaveOutBeats } from './residual-timers.ts';

/** Days begin when most people sleep, so that an evening is not cut. */
const DAY_STARTS = 4 * MICROS_PER_HOUR;

/**
 * CSR by endpoint: the beginnings of whatever a log shows of it, ascending. A moment has nothing of the same endpoint in the `quiet` before
 * it, so that a burst counts once.
 */
export interface Moments {
  readonly offsets: Float64Array;
  readonly at: Float64Array;
  /** Local day of each from 04:00, counted from the first of the log. */
  readonly day: Int32Array;
  readonly days: number;
  /** Instants that came too soon after another of the same endpoint. */
  readonly merged: number;
  /** Bytes sent and received in the burst that each begins, NaN where the log states none; absent where nobody asked. */
  readonly out?: Float64Array;
  readonly in?: Float64Array;
  /** Instants in step with a timer of which the log's own filter had already found a part. */
  readonly beats: number;
}

/**
 * What an endpoint did, and what reached it from an unnamed sender: a sealed server shows receipts, a push provider wake-ups.
 * O(n log n) by endpoint. Keep-alives are set aside already, in both; what is left of a timer that other
 * activity cut up is left out here: two timers of one period would stay in step for weeks.
 */
export function collectMoments(series: Series, exchanges: Exchanges, calendar: Calendar, quiet: Duration): Moments {
  const endpoints = series.offsets.length - 1;
  const { offsets: bounds, at: all } = joinArrivals(series, exchanges);
  const offsets = new Float64Array(endpoints + 1);
  let kept = 0;
  let beats = 0;
  for (let id = 0; id < endpoints; id++) {
    let own = all.subarray(bounds[id], bounds[id + 1]).sort();
    const period = (series.setAside[id] as number) > 0 ? findPeriod(own) : undefined;
    if (period !== undefined) {
      const left = leaveOutBeats(own, period);
      beats += own.length - left;
      own = own.subarray(0, left);
    }
    let before = Number.NEGATIVE_INFINITY;
    // Written over what has been read already.
    for (let i = 0; i < own.length; i++) {
      const at = own[i] as number;
      if (at - before > quiet) all[kept++] = at;
      before = at;
    }
    offsets[id + 1] = kept;
  }
  const at = all.slice(0, kept);
  const day = new Int32Array(kept);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < kept; i++) {
    const one = dayOf(localTime(calendar, at[i] as number) - DAY_STARTS);
    day[i] = one;
    if (one < first) first = one;
    if (one > last) last = one;
  }
  for (let i = 0; i < kept; i++) day[i] = (day[i] as number) - first;
  return { offsets, at, day, days: kept === 0 ? 0 : last - first + 1, merged: all.length - beats - kept, beats };
}

/** A copy of the series, with what reached each endpoint from an unnamed sender appended to its slice. */
function joinArrivals(series: Series, { count, sender, receiver, at: when }: Exchanges): Pick<Moments, 'offsets' | 'at'> {
  const endpoints = series.offsets.length - 1;
  const arrives = (i: number) => sender[i] === -1 && (receiver[i] as number) >= 0;
  const offsets = new Float64Array(endpoints + 1);
  for (let i = 0; i < count; i++)
    if (arrives(i)) offsets[(receiver[i] as number) + 1] = (offsets[(receiver[i] as number) + 1] as number) + 1;
  for (let id = 0; id < endpoints; id++) {
    const own = (series.offsets[id + 1] as number) - (series.offsets[id] as number);
    offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number) + own;
  }
  const at = new Float64Array(offsets[endpoints] as number);
  const next = offsets.slice(0, endpoints);
  for (let id = 0; id < endpoints; id++) {
    const own = series.at.subarray(series.offsets[id], series.offsets[id + 1]);
    at.set(own, next[id]);
    next[id] = (next[id] as number) + own.length;
  }
  for (let i = 0; i < count; i++) {
    if (!arrives(i)) continue;
    const id = receiver[i] as number;
    at[next[id] as number] = when[i] as number;
    next[id] = (next[id] as number) + 1;
  }
  return { offsets, at };
}
