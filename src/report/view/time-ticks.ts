import { type Calendar, dayOf, localTime } from '../../model/calendar.ts';
import { type Instant, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import { civilOf, formatClock, WEEKDAYS } from './format-time.ts';

const STEPS = [
  ...[1, 2, 5, 10, 30].map((n) => n * MICROS_PER_SECOND),
  ...[1, 2, 5, 10, 30].map((n) => n * MICROS_PER_MINUTE),
  ...[1, 3, 6, 12].map((n) => n * MICROS_PER_HOUR),
  ...[1, 2, 7, 14, 28, 91, 182, 364, 728, 1820, 3640].map((n) => n * MICROS_PER_DAY),
];
/** A Monday, so that steps of weeks begin on one. */
const MONDAY = -3 * MICROS_PER_DAY;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface Tick {
  readonly at: Instant;
  readonly label: string;
}

function labelOf(local: number, step: number, relative: boolean): string {
  const day = dayOf(local);
  const within = local - day * MICROS_PER_DAY;
  if (relative && within === 0) return `day ${day}`;
  const date = civilOf(day);
  if (within === 0) {
    const name = `${date.day} ${MONTHS[date.month - 1]}`;
    return step >= 91 * MICROS_PER_DAY
      ? `${MONTHS[date.month - 1]} ${date.year}`
      : step > MICROS_PER_DAY
        ? name
        : `${WEEKDAYS[(((day + 3) % 7) + 7) % 7]} ${name}`;
  }
  const seconds = Math.floor(within / MICROS_PER_SECOND) % 60;
  const clock = formatClock(Math.floor(within / MICROS_PER_MINUTE) / 60);
  return step < MICROS_PER_MINUTE ? `${clock}:${String(seconds).padStart(2, '0')}` : clock;
}

/** Round local times between two instants, about `most` of them at the most. Offsets are taken where each tick falls. */
export function timeTicks(calendar: Calendar, from: Instant, to: Instant, most: number): Tick[] {
  const step = STEPS.find((size) => (to - from) / size <= most) ?? (STEPS[STEPS.length - 1] as number);
  const ticks: Tick[] = [];
  const first = localTime(calendar, from);
  for (let local = MONDAY + Math.ceil((first - MONDAY) / step) * step; ticks.length <= most * 2; local += step) {
    // Local to UTC: the offset at the guess is the offset at the answer except within hours of a change of clocks.
    const guess = from + (local - first);
    const at = guess - (localTime(calendar, guess) - local);
    if (at >= to) break;
    if (at >= from) ticks.push({ at, label: labelOf(local, step, calendar.clock === 'relative') });
  }
  return ticks;
}

/** Local nights, 00:00 to 06:00, that touch [from, to); empty where the clock has no hours. */
export function nights(calendar: Calendar, from: Instant, to: Instant): { from: Instant; to: Instant }[] {
  if (calendar.clock !== 'utc' && calendar.clock !== 'floating') return [];
  const first = localTime(calendar, from);
  const found: { from: Instant; to: Instant }[] = [];
  const instantOf = (local: number) => {
    const guess = from + (local - first);
    return guess - (localTime(calendar, guess) - local);
  };
  for (let day = dayOf(first); ; day++) {
    const start = instantOf(day * MICROS_PER_DAY);
    if (start >= to) return found;
    const end = instantOf(day * MICROS_PER_DAY + 6 * MICROS_PER_HOUR);
    if (end > from) found.push({ from: Math.max(start, from), to: Math.min(end, to) });
  }
}
