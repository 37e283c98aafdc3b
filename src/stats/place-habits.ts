import type { Visits } from '../model/artifacts.ts';
import { type Calendar, dayOf, hourOf, isWeekend, localTime } from '../model/calendar.ts';
import type { EndpointId, Instant } from '../model/event.ts';
import { lowerBound } from './search.ts';

/** Hours of a stretch of the day, and stretches of a working and a free day together. */
export const STRETCH_HOURS = 3;
const CLASSES = (2 * 24) / STRETCH_HOURS;
/** Weight of everybody's places beside an endpoint's own rows. */
const PRIOR = 2;

/** Looks up where endpoints usually are. */
export interface PlaceHabits {
  /**
   * Share of an endpoint's rows that show it at a place at such hours on other days of the same sort, working or free; drawn towards the
   * share of the place among the rows of all where there are few.
   */
  share(id: EndpointId, place: number, at: Instant): number;
}

/** One endpoint's rows as numbers of class and place, and of day, class and place: ascending, so that those of a range lie together. */
interface Rows {
  readonly ofClass: Float64Array;
  readonly ofDay: Float64Array;
}

/** How many lie in [from, to). */
const countIn = (ascending: Float64Array, from: number, to: number): number => lowerBound(ascending, to) - lowerBound(ascending, from);

/** Rows of an endpoint are sorted when it is first asked about: sixteen bytes a row that shows a place. */
export function createPlaceHabits({ offsets, at, place, places }: Visits, calendar: Calendar): PlaceHabits {
  const overall = new Float64Array(places);
  for (const one of place) overall[one] = (overall[one] as number) + 1;
  const known = new Map<EndpointId, Rows>();
  const slotOf = (instant: Instant): { day: number; of: number } => {
    const local = localTime(calendar, instant);
    const day = dayOf(local);
    return { day, of: (isWeekend(day) ? CLASSES / 2 : 0) + Math.floor(hourOf(local) / STRETCH_HOURS) };
  };
  const rowsOf = (id: EndpointId): Rows => {
    const before = known.get(id);
    if (before) return before;
    const [from, to] = [offsets[id] as number, offsets[id + 1] as number];
    const rows: Rows = { ofClass: new Float64Array(to - from), ofDay: new Float64Array(to - from) };
    for (let i = from; i < to; i++) {
      const { day, of } = slotOf(at[i] as number);
      rows.ofClass[i - from] = of * places + (place[i] as number);
      rows.ofDay[i - from] = (day * CLASSES + of) * places + (place[i] as number);
    }
    rows.ofClass.sort();
    rows.ofDay.sort();
    known.set(id, rows);
    return rows;
  };
  return {
    share(id, where, instant) {
      const { ofClass, ofDay } = rowsOf(id);
      const { day, of } = slotOf(instant);
      const [usual, today] = [of * places, (day * CLASSES + of) * places];
      const there = countIn(ofClass, usual + where, usual + where + 1) - countIn(ofDay, today + where, today + where + 1);
      const all = countIn(ofClass, usual, usual + places) - countIn(ofDay, today, today + places);
      return (there + (PRIOR * (overall[where] as number)) / place.length) / (all + PRIOR);
    },
  };
}
