import { isWeekend } from '../model/calendar.ts';
import type { Acts } from './acts.ts';

/** One day of one endpoint: the places in `acts.made` and in `acts.got` that belong to it. */
export interface EndpointDay {
  readonly day: number;
  readonly madeFrom: number;
  readonly madeTo: number;
  readonly gotFrom: number;
  readonly gotTo: number;
}

/** Days on which an endpoint acted or was addressed, ascending. */
export function daysOf(acts: Acts, id: number): EndpointDay[] {
  const days: EndpointDay[] = [];
  let made = acts.madeOffsets[id] as number;
  let got = acts.gotOffsets[id] as number;
  const madeEnd = acts.madeOffsets[id + 1] as number;
  const gotEnd = acts.gotOffsets[id + 1] as number;
  const dayMade = (m: number) => (m < madeEnd ? (acts.day[acts.made[m] as number] as number) : Number.POSITIVE_INFINITY);
  const dayGot = (g: number) => (g < gotEnd ? (acts.day[acts.actOf[acts.got[g] as number] as number] as number) : Number.POSITIVE_INFINITY);
  while (made < madeEnd || got < gotEnd) {
    const day = Math.min(dayMade(made), dayGot(got));
    const [madeFrom, gotFrom] = [made, got];
    while (dayMade(made) === day) made++;
    while (dayGot(got) === day) got++;
    days.push({ day, madeFrom, madeTo: made, gotFrom, gotTo: got });
  }
  return days;
}

/** Days of a block: they resemble each other in how busy they are. */
const BLOCK = 7;

/** With how many other days of its block each day is compared. */
export const SHIFTS = 6;

/**
 * For each day, other days of the same endpoint that are as busy: what it got on those, moved to this day at the same hours, is what it could
 * have got on this day if what it did had nothing to do with it. Work days and weekends are kept apart where there are such.
 * @param split whether days have weekdays
 * @returns by place in `days`: places of the others, at most {@link SHIFTS}; none where there is no day like it
 */
export function pairDays(days: readonly EndpointDay[], split: boolean): number[][] {
  const busy = ({ madeFrom, madeTo, gotFrom, gotTo }: EndpointDay) => madeTo - madeFrom + gotTo - gotFrom;
  const others: number[][] = days.map(() => []);
  for (const free of split ? [false, true] : [false]) {
    const places = [...days.keys()]
      .filter((i) => !split || isWeekend((days[i] as EndpointDay).day) === free)
      .sort((i, j) => busy(days[i] as EndpointDay) - busy(days[j] as EndpointDay) || i - j);
    const blocks = Math.max(1, Math.floor(places.length / BLOCK));
    for (let block = 0; block < blocks; block++) {
      const inside = places.slice(Math.floor((block * places.length) / blocks), Math.floor(((block + 1) * places.length) / blocks));
      inside.forEach((place, i) => {
        for (let shift = 1; shift <= Math.min(SHIFTS, inside.length - 1); shift++)
          (others[place] as number[]).push(inside[(i + shift) % inside.length] as number);
      });
    }
  }
  return others;
}
