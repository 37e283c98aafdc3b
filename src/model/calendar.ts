import { type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from './event.ts';

/** How the instants of a store relate to the world. */
export type ClockKind =
  /** Instants are UTC. */
  | 'utc'
  /** Wall time without a zone: hours of the day mean something, joining sources and UTC do not. */
  | 'floating'
  /** Time since an unknown zero: only differences mean something. */
  | 'relative'
  /** The log observes no time. */
  | 'none';

/** One stretch of constant offset from UTC. */
export interface OffsetSpan {
  /** First instant of the span; -Infinity for the first. */
  readonly from: Instant;
  /** Local time minus UTC, µs. */
  readonly offset: number;
}

/** Turns instants into local days and hours. `spans` are ascending and never empty. */
export interface Calendar {
  readonly clock: ClockKind;
  /** IANA name, 'UTC' or 'floating'. */
  readonly zone: string;
  /** Whether the reader named the zone; where not, clock hours are UTC and local hours are unknown. */
  readonly stated: boolean;
  readonly spans: readonly OffsetSpan[];
}

export const UTC: Calendar = { clock: 'utc', zone: 'UTC', stated: false, spans: [{ from: Number.NEGATIVE_INFINITY, offset: 0 }] };

/** Whether hours of the day, days and weekdays mean something on this clock. */
export const hasHours = ({ clock }: Pick<Calendar, 'clock'>): boolean => clock === 'utc' || clock === 'floating';

/** Number of the stretch of constant offset in which an instant lies. */
function placeInSpans(spans: readonly OffsetSpan[], at: Instant): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle] as OffsetSpan).from <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Local µs since the local 1970-01-01T00:00. */
export const localTime = ({ spans }: Calendar, at: Instant): number => at + (spans[placeInSpans(spans, at)] as OffsetSpan).offset;

/** The stretch [from, to) of constant offset in which an instant lies. */
export function spanAt({ spans }: Calendar, at: Instant): OffsetSpan & { readonly to: Instant } {
  const place = placeInSpans(spans, at);
  return { ...(spans[place] as OffsetSpan), to: spans[place + 1]?.from ?? Number.POSITIVE_INFINITY };
}

/** Whole local days since 1970-01-01. */
export const dayOf = (local: number): number => Math.floor(local / MICROS_PER_DAY);

/** Hours since local midnight, in [0, 24). */
export const hourOf = (local: number): number => (local - dayOf(local) * MICROS_PER_DAY) / MICROS_PER_HOUR;

/** 0 = Monday … 6 = Sunday (1970-01-01 was a Thursday). */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

export const isWeekend = (day: number): boolean => weekdayOf(day) >= 5;
