import type { Contacts } from '../model/artifacts.ts';
import { type Calendar, dayOf, hourOf, isWeekend, localTime } from '../model/calendar.ts';
import { EVENT_KINDS } from '../model/event.ts';
import type { PairExchanges } from './pair-exchanges.ts';

/** What is taken of a tie: all of it is timing, volume and direction, and how many others its ends have. */
export const TIE_FEATURES = [
  'share in working hours',
  'share on weekends',
  'share in evenings',
  'share at night',
  'share of days in contact',
  'contacts on a day in contact',
  'share of calls',
  'balance of the two directions',
  'partners of the end with more',
  'partners of the end with fewer',
] as const;

/** Local hours of the working day, from and to; evenings begin at 18, nights last until 6. */
const WORK = [9, 17] as const;

const CALL = EVENT_KINDS.call.code;

/** Log odds of a share of n, drawn a little towards one half, so that none of few says little. */
const logit = (count: number, n: number): number => Math.log((count + 0.5) / (n - count + 0.5));

/**
 * Features of a pair, in the order of {@link TIE_FEATURES}: shares as log odds, numbers as logarithms.
 * @param partners of each endpoint
 * @param days on which the log was watching
 */
export function readFeatures(
  pairs: PairExchanges,
  { a, b, days: own }: Pick<Contacts, 'a' | 'b' | 'days'>,
  pair: number,
  partners: Int32Array,
  days: number,
  calendar: Calendar,
): Float64Array {
  const [from, to] = [pairs.offsets[pair] as number, pairs.offsets[pair + 1] as number];
  let [work, weekend, evening, night, calls, forth] = [0, 0, 0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const local = localTime(calendar, pairs.at[i] as number);
    const hour = hourOf(local);
    const free = isWeekend(dayOf(local));
    if (free) weekend++;
    else if (hour >= WORK[0] && hour < WORK[1]) work++;
    if (hour >= 18) evening++;
    if (hour < 6) night++;
    if (pairs.kind[i] === CALL) calls++;
    forth += pairs.forth[i] as number;
  }
  const n = to - from;
  const inContact = own[pair] as number;
  const [one, other] = [partners[a[pair] as number] as number, partners[b[pair] as number] as number];
  return Float64Array.of(
    logit(work, n),
    logit(weekend, n),
    logit(evening, n),
    logit(night, n),
    logit(inContact, Math.max(days, inContact)),
    Math.log(n / Math.max(1, inContact)),
    logit(calls, n),
    (Math.min(forth, n - forth) + 0.5) / (Math.max(forth, n - forth) + 0.5),
    Math.log(Math.max(one, other)),
    Math.log(Math.min(one, other)),
  );
}
