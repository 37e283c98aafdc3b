import { row } from '../../../model/artifacts.ts';
import { dayOf, localTime } from '../../../model/calendar.ts';
import { distribution, scaleByMean } from '../statistic.ts';
import type { Traffic } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';

/** Contacts made by each endpoint on each local day on which it made any; endpoint by endpoint. */
function dailyCounts({ acts, endpoints, calendar }: Traffic): readonly number[][] {
  return Array.from({ length: endpoints }, (_, id) => {
    const counts: number[] = [];
    let before = Number.NaN;
    for (const at of row(acts.offsets, acts.at, id)) {
      const day = dayOf(localTime(calendar, at));
      if (day === before) counts[counts.length - 1] = (counts.at(-1) as number) + 1;
      else counts.push(1);
      before = day;
    }
    return counts;
  }).filter((counts) => counts.length > 0);
}

export const activeDays: Measure = {
  id: 'active-days',
  title: 'active days, share',
  describes: 'Share of the days of the log on which an endpoint made a contact, over endpoints that made any; log scale.',
  source: 'counting',
  unit: 'decade',
  measure: requiring({ days: 7 }, (traffic) => {
    const { calendar, from, to } = traffic;
    const days = dayOf(localTime(calendar, to)) - dayOf(localTime(calendar, from)) + 1;
    return distribution(
      Float64Array.from(dailyCounts(traffic), (counts) => counts.length / days),
      'log',
      'endpoints',
    );
  }),
};

export const dayVolumes: Measure = {
  id: 'day-volumes',
  title: 'contacts a day',
  describes: 'Contacts that an endpoint made on a day on which it made any, divided by their mean; log scale.',
  source: 'counting',
  unit: 'decade',
  measure: requiring({ days: 7 }, (traffic) => {
    const counted = dailyCounts(traffic);
    return distribution(scaleByMean(Float64Array.from(counted.flat())), 'log', 'endpoints', counted.length);
  }),
};
