import type { Visits } from '../model/artifacts.ts';
import { type Calendar, dayOf, hourOf, isWeekend, localTime } from '../model/calendar.ts';
import type { EndpointId, Instant } from '../model/event.ts';

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

/** One endpoint's rows by class of hours, and by class and place; and the same by day. */
interface Counts {
  readonly byClass: Float64Array;
  readonly byPlace: Map<number, number>;
  readonly byDay: Map<number, number>;
  readonly byDayPlace: Map<number, number>;
}

const add = (counts: Map<number, number>, key: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Counts of an endpoint are made when it is first asked about: some forty bytes a row that shows a place. */
export function createPlaceHabits({ offsets, at, place, places }: Visits, calendar: Calendar): PlaceHabits {
  const overall = new Float64Array(places);
  for (const one of place) overall[one] = (overall[one] as number) + 1;
  const known = new Map<EndpointId, Counts>();
  const slotOf = (instant: Instant): { day: number; of: number } => {
    const local = localTime(calendar, instant);
    const day = dayOf(local);
    return { day, of: (isWeekend(day) ? CLASSES / 2 : 0) + Math.floor(hourOf(local) / STRETCH_HOURS) };
  };
  const countsOf = (id: EndpointId): Counts => {
    const before = known.get(id);
    if (before) return before;
    const counts: Counts = { byClass: new Float64Array(CLASSES), byPlace: new Map(), byDay: new Map(), byDayPlace: new Map() };
    for (let i = offsets[id] as number; i < (offsets[id + 1] as number); i++) {
      const { day, of } = slotOf(at[i] as number);
      const slot = day * CLASSES + of;
      counts.byClass[of] = (counts.byClass[of] as number) + 1;
      add(counts.byPlace, of * places + (place[i] as number));
      add(counts.byDay, slot);
      add(counts.byDayPlace, slot * places + (place[i] as number));
    }
    known.set(id, counts);
    return counts;
  };
  return {
    share(id, where, instant) {
      const { byClass, byPlace, byDay, byDayPlace } = countsOf(id);
      const { day, of } = slotOf(instant);
      const slot = day * CLASSES + of;
      const there = (byPlace.get(of * places + where) ?? 0) - (byDayPlace.get(slot * places + where) ?? 0);
      const all = (byClass[of] as number) - (byDay.get(slot) ?? 0);
      return (there + (PRIOR * (overall[where] as number)) / place.length) / (all + PRIOR);
    },
  };
}
