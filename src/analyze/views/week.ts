import { type Calendar, hasHours } from '../../model/calendar.ts';
import type { EndpointId } from '../../model/event.ts';
import type { WeekView } from '../../model/views.ts';
import type { Reducer } from '../../reduce/reduce.ts';

const SLOTS = 168;

/** The hours of the week of everyone together, and of `lanes`. */
export async function viewWeek(reducer: Reducer, calendar: Calendar, lanes: readonly EndpointId[]): Promise<WeekView | null> {
  if (!hasHours(calendar)) return null;
  const { counts, observed } = await reducer.get('rhythms');
  const events = new Array<number>(SLOTS).fill(0);
  counts.forEach((count, i) => {
    events[i % SLOTS] = (events[i % SLOTS] as number) + count;
  });
  return {
    events,
    observed: Array.from(observed, (hours) => Math.round(hours * 1000) / 1000),
    endpoints: [...lanes],
    counts: lanes.map((id) => Array.from(counts.subarray(id * SLOTS, (id + 1) * SLOTS))),
  };
}
