import { isWeekend, weekdayOf } from '../../model/calendar.ts';
import type { Random } from '../../model/random.ts';
import { drawNormal } from '../../stats/draw.ts';
import { HOUR, type LocalDays, type Millis } from '../local-days.ts';
import type { Person } from './person.ts';

/** Middle of the sleep that ends on a night worker's day, clock hours. */
const DAY_SLEEP = 12;
const SPREAD = 0.5;
const SLEEP_SPREAD = 0.6;

/** Whether a night worker sleeps by day then: every other week, Monday to Friday. */
const worksNight = (firstDay: number, day: number): boolean =>
  !isWeekend(firstDay + day) && Math.floor((firstDay + day - weekdayOf(firstDay + day)) / 7) % 2 === 0;

/** Expected middle of the sleep that ends on a day, clock hours. */
export function expectedMiddle(person: Person, firstDay: number, day: number): number {
  if (person.shift && worksNight(firstDay, day)) return DAY_SLEEP;
  return person.midSleep + (isWeekend(firstDay + day) ? person.weekendShift : 0);
}

/** Draws the sleep that ends on day `day` of the world, in the person's own zone. */
export function drawNight(person: Person, day: number, days: LocalDays, random: Random): { readonly from: Millis; readonly to: Millis } {
  const middle = expectedMiddle(person, days.firstDay, day) + SPREAD * drawNormal(random);
  const half = Math.max(3.5, person.sleepHours + SLEEP_SPREAD * drawNormal(random)) / 2;
  const centre = days.at(day, middle);
  return { from: centre - Math.round(half * HOUR), to: centre + Math.round(half * HOUR) };
}
