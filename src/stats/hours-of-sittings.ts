import type { Sessions } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import { type EndpointId, type Instant, MICROS_PER_DAY, MICROS_PER_MINUTE } from '../model/event.ts';
import { SLOTS } from './zone-offsets.ts';

const HALF_HOUR = 30 * MICROS_PER_MINUTE;
/** Parts of a day whose counts are compared between days. */
const PARTS = 8;

/** When one endpoint's sittings begin. */
export interface HoursOfSittings {
  /** By half hour of the day. */
  readonly counts: Float64Array;
  readonly sittings: number;
  /** Days with any. */
  readonly days: number;
  /** By how much more the counts of parts of days vary than those of independent sittings would: Pearson's X² over its degrees of freedom. */
  readonly overdispersion: number;
}

/** Counts sittings that begin within [from, to), on the clock of `calendar`. */
export function countHours(
  { offsets, start }: Sessions,
  id: EndpointId,
  calendar: Calendar,
  from: Instant = Number.NEGATIVE_INFINITY,
  to: Instant = Number.POSITIVE_INFINITY,
): HoursOfSittings {
  const counts = new Float64Array(SLOTS);
  const parts = new Float64Array(PARTS);
  const squares = new Float64Array(PARTS);
  const totals: number[] = [];
  let day = Number.NaN;
  let today = new Float64Array(PARTS);
  const close = () => {
    const total = today.reduce((sum, value) => sum + value, 0);
    if (total === 0) return;
    totals.push(total);
    for (let part = 0; part < PARTS; part++) {
      parts[part] = (parts[part] as number) + (today[part] as number);
      squares[part] = (squares[part] as number) + (today[part] as number) ** 2 / total;
    }
  };
  for (let i = offsets[id] as number; i < (offsets[id + 1] as number); i++) {
    const at = start[i] as number;
    if (at < from || at >= to) continue;
    const local = localTime(calendar, at);
    if (dayOf(local) !== day) {
      close();
      day = dayOf(local);
      today = new Float64Array(PARTS);
    }
    const slot = Math.floor((local - day * MICROS_PER_DAY) / HALF_HOUR);
    counts[slot] = (counts[slot] as number) + 1;
    const part = Math.floor((slot * PARTS) / SLOTS);
    today[part] = (today[part] as number) + 1;
  }
  close();
  const sittings = counts.reduce((sum, value) => sum + value, 0);
  // Σ over days and parts of (n − N p)² / (N p) = Σ n² / (N p) − N.
  let statistic = 0;
  let used = 0;
  for (let part = 0; part < PARTS; part++) {
    if (parts[part] === 0) continue;
    used++;
    statistic += (squares[part] as number) / ((parts[part] as number) / sittings);
  }
  const freedom = (totals.length - 1) * (used - 1);
  return { counts, sittings, days: totals.length, overdispersion: freedom > 0 ? Math.max(1, (statistic - sittings) / freedom) : 1 };
}
