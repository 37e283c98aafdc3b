import type { Sessions } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import { type EndpointId, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../model/event.ts';
import type { WholeDays } from './local-days.ts';

/** Sittings of one endpoint on each whole day between its first and its last. */
export interface DailySittings {
  /** Begun that day. */
  readonly counts: Float64Array;
  /** From the first to the last sign of activity in those sittings, minutes. */
  readonly minutes: Float64Array;
  /** Begun by hour of the day, 24 entries. */
  readonly byHour: Float64Array;
}

/** Counts the sittings of one endpoint, by the local day on which each begins. */
export function countSittings({ offsets, start, end }: Sessions, id: EndpointId, whole: WholeDays, calendar: Calendar): DailySittings {
  const [from, to] = [offsets[id] as number, offsets[id + 1] as number];
  const byHour = new Float64Array(24);
  const dayAt = (i: number) => dayOf(localTime(calendar, start[i] as number));
  const [first, last] = to > from ? [dayAt(from), dayAt(to - 1)] : [0, 0];
  const { days } = whole;
  let begin = 0;
  while (begin < days.length && (days[begin] as number) <= first) begin++;
  let stop = days.length;
  while (stop > begin && (days[stop - 1] as number) >= last) stop--;
  const counts = new Float64Array(stop - begin);
  const minutes = new Float64Array(stop - begin);
  for (let i = from; i < to; i++) {
    const local = localTime(calendar, start[i] as number);
    const day = dayOf(local);
    const place = whole.placeOf(day);
    if (place < begin || place >= stop) continue;
    counts[place - begin] = (counts[place - begin] as number) + 1;
    minutes[place - begin] = (minutes[place - begin] as number) + ((end[i] as number) - (start[i] as number)) / MICROS_PER_MINUTE;
    const hour = Math.floor((local - day * MICROS_PER_DAY) / MICROS_PER_HOUR);
    byHour[hour] = (byHour[hour] as number) + 1;
  }
  return { counts, minutes, byHour };
}
