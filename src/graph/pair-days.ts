import type { Coverage } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import { watchedDays } from '../stats/observed-time.ts';
import type { PairExchanges } from './pair-exchanges.ts';

/** CSR over pairs: the distinct local days on which the two were in contact, ascending, counted from `first`. */
export interface PairDays {
  readonly offsets: Int32Array;
  readonly day: Int32Array;
  /** Local day of the log's first instant, since 1970-01-01, and how many days the log runs over. */
  readonly first: number;
  readonly days: number;
  /** Of each day, on how many pairs it falls, and 1 where the log was watching. */
  readonly pairs: Float64Array;
  readonly watched: Uint8Array;
}

/** Counts days rather than contacts: one long exchange is one day. O(contacts). */
export function gatherDays({ offsets, at }: PairExchanges, coverage: Coverage, calendar: Calendar): PairDays {
  const first = dayOf(localTime(calendar, coverage.from));
  const days = dayOf(localTime(calendar, coverage.to)) - first + 1;
  const count = offsets.length - 1;
  const day = new Int32Array(at.length);
  const ends = new Int32Array(count + 1);
  const pairs = new Float64Array(days);
  let filled = 0;
  for (let pair = 0; pair < count; pair++) {
    let last = -1;
    for (let i = offsets[pair] as number; i < (offsets[pair + 1] as number); i++) {
      const today = dayOf(localTime(calendar, at[i] as number)) - first;
      if (today === last) continue;
      last = today;
      day[filled++] = today;
      pairs[today] = (pairs[today] as number) + 1;
    }
    ends[pair + 1] = filled;
  }
  const watched = new Uint8Array(days);
  for (const one of watchedDays(coverage, calendar)) watched[one - first] = 1;
  return { offsets: ends, day: day.slice(0, filled), first, days, pairs, watched };
}
