import { type Calendar, dayOf, localTime, weekdayOf } from '../../model/calendar.ts';
import { type Duration, type Instant, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import { formatNumber } from './format-number.ts';

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

const two = (n: number): string => String(n).padStart(2, '0');

/** Year, month and day of whole days since 1970-01-01, proleptic Gregorian, counted in years that begin in March. */
export function civilOf(day: number): { year: number; month: number; day: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: ofYear - Math.floor((153 * march + 2) / 5) + 1 };
}

const isoDate = (day: number): string => {
  const date = civilOf(day);
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
};

/** `Wed 2017-03-22`: whole local days since 1970-01-01. */
export const formatDay = (day: number): string => `${WEEKDAYS[weekdayOf(day)]} ${isoDate(day)}`;

/** `23:40`: hours since midnight, rounded to the minute. */
export function formatClock(hours: number): string {
  const minutes = ((Math.round(hours * 60) % 1440) + 1440) % 1440;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `14:40:00`, and as many decimals as the instant has. */
function timeOfDay(micros: number): string {
  const seconds = Math.floor(micros / MICROS_PER_SECOND);
  const rest = micros % MICROS_PER_SECOND;
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${decimals}`;
}

function offsetName(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MICROS_PER_MINUTE);
  return `${offset < 0 ? '\u2212' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** An instant that always says what its clock is: `…Z`, `… +01:00`, `… (no zone)`, or the time since the log's own zero. */
export function formatInstant(at: Instant, calendar: Calendar): string {
  const local = localTime(calendar, at);
  const day = dayOf(local);
  const time = timeOfDay(local - day * MICROS_PER_DAY);
  if (calendar.clock === 'relative') return `day ${formatNumber(day)} ${time} (since the log’s zero)`;
  if (calendar.clock === 'floating') return `${isoDate(day)} ${time} (no zone)`;
  return calendar.zone === 'UTC' ? `${isoDate(day)} ${time}Z` : `${isoDate(day)} ${time} ${offsetName(local - at)}`;
}

const UNITS = [
  { size: MICROS_PER_DAY, name: 'd', below: 24, sub: MICROS_PER_HOUR, subName: 'h' },
  { size: MICROS_PER_HOUR, name: 'h', below: 60, sub: MICROS_PER_MINUTE, subName: 'min' },
  { size: MICROS_PER_MINUTE, name: 'min', below: 60, sub: MICROS_PER_SECOND, subName: 's' },
] as const;

/** `2 min 5 s`, `3 d 4 h`, `350 ms`: the two largest units. */
export function formatDuration(micros: Duration): string {
  if (micros < 0) return `\u2212${formatDuration(-micros)}`;
  for (const { size, name, below, sub, subName } of UNITS) {
    if (micros < size) continue;
    const small = Math.round(micros / sub);
    // Rounding may reach the next larger unit: 59 min 59.9 s are an hour.
    if (small * sub !== micros) return formatDuration(small * sub);
    const rest = small % below;
    return `${formatNumber(Math.floor(small / below))} ${name}${rest ? ` ${rest} ${subName}` : ''}`;
  }
  if (micros >= MICROS_PER_SECOND) return `${formatNumber(micros / MICROS_PER_SECOND)} s`;
  return micros >= 1000 ? `${formatNumber(micros / 1000)} ms` : `${formatNumber(micros)} µs`;
}

/** The zone in words, and what is not known of it. */
export function describeClock({ clock, zone, stated }: Pick<Calendar, 'clock' | 'zone' | 'stated'>): string {
  switch (clock) {
    case 'utc':
      if (!stated) return 'Hours are UTC; local hours are unknown, because no zone was stated.';
      return zone === 'UTC' ? 'Hours are UTC, as stated.' : `Hours are local time in ${zone}, as stated.`;
    case 'floating':
      return 'Hours are wall time without a zone: the log does not say where.';
    case 'relative':
      return 'Times count from the log’s own zero: hours of the day are unknown.';
    case 'none':
      return 'The log observes no time.';
  }
}
