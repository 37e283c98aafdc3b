import { row } from '../../../model/artifacts.ts';
import { dayOf, hasHours, hourOf, localTime, weekdayOf } from '../../../model/calendar.ts';
import { MICROS_PER_DAY } from '../../../model/event.ts';
import { cycle, type Statistic, unknown } from '../statistic.ts';
import type { Traffic } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';

const WEEK = 7 * MICROS_PER_DAY;

/**
 * Shares of contacts by slot, counted over whole weeks from the first contact, so that every weekday is in equally often.
 * One endpoint on one day is a unit: what it does there hangs together.
 */
function countSlots(
  { acts, endpoints, from, to, calendar }: Traffic,
  slots: number,
  slotOf: (day: number, hour: number) => number,
): Statistic {
  if (!hasHours(calendar)) return unknown('the clock is relative: it has no hours of the day');
  const end = from + Math.floor((to - from) / WEEK) * WEEK;
  const counts = new Float64Array(slots);
  let units = 0;
  for (let id = 0; id < endpoints; id++) {
    let before = Number.NaN;
    for (const at of row(acts.offsets, acts.at, id)) {
      if (at >= end) break;
      const local = localTime(calendar, at);
      const day = dayOf(local);
      const slot = slotOf(weekdayOf(day), Math.floor(hourOf(local)));
      counts[slot] = (counts[slot] as number) + 1;
      if (day !== before) units++;
      before = day;
    }
  }
  return cycle(counts, calendar.stated, 'active days of endpoints', units);
}

export const hoursOfDay: Measure = {
  id: 'hours-of-day',
  title: 'hours of the day',
  describes: 'Shares of contacts by local hour, over whole weeks.',
  source: 'Aledavood et al., PLoS ONE 10 (2015)',
  unit: 'bit',
  measure: requiring({ days: 7 }, (traffic) => countSlots(traffic, 24, (_, hour) => hour)),
};

export const daysOfWeek: Measure = {
  id: 'days-of-week',
  title: 'days of the week',
  describes: 'Shares of contacts by local weekday, over whole weeks.',
  source: 'Aledavood et al., PLoS ONE 10 (2015)',
  unit: 'bit',
  measure: requiring({ days: 14 }, (traffic) => countSlots(traffic, 7, (day) => day)),
};

export const hoursOfWeek: Measure = {
  id: 'hours-of-week',
  title: 'hours of the week',
  describes: 'Shares of contacts by local hour of the week, Monday first, over whole weeks.',
  source: 'Aledavood et al., PLoS ONE 10 (2015)',
  unit: 'bit',
  measure: requiring({ days: 14 }, (traffic) => countSlots(traffic, 168, (day, hour) => day * 24 + hour)),
};
