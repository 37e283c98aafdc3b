import { type Calendar, dayOf, isWeekend, localTime } from '../model/calendar.ts';
import { MICROS_PER_DAY } from '../model/event.ts';
import type { DrawStart, Sitting } from './coincidental-match.ts';
import { instantAt } from './observed-time.ts';

/**
 * Sets a sitting down on its own day, at the clock time of any sitting of days of that class (working day or weekend): the daily rhythm
 * and how much is done on each day stay as they are.
 */
export function redrawByClock(sittings: readonly Sitting[], calendar: Calendar): DrawStart {
  const clocks: [number[], number[]] = [[], []];
  const split = (start: number) => {
    const local = localTime(calendar, start);
    const day = dayOf(local);
    return { day, clock: local - day * MICROS_PER_DAY, free: Number(isWeekend(day)) as 0 | 1 };
  };
  for (const { start } of sittings) {
    const { clock, free } = split(start);
    clocks[free].push(clock);
  }
  return ({ start }, random) => {
    const { day, free } = split(start);
    const of = clocks[free];
    return instantAt(calendar, day * MICROS_PER_DAY + (of[random.below(of.length)] as number));
  };
}
