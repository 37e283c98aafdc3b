import type { Coverage, Rhythms } from '../model/artifacts.ts';
import { type Calendar, dayOf, hasHours, hourOf, localTime, weekdayOf } from '../model/calendar.ts';
import { type Instant, MICROS_PER_HOUR } from '../model/event.ts';
import type { Store } from '../store/store.ts';

const SLOTS = 168;

/** Hour of the week of an instant, 0 = Monday 00:00 local. */
function slotOf(calendar: Calendar, at: Instant): number {
  const local = localTime(calendar, at);
  return weekdayOf(dayOf(local)) * 24 + Math.floor(hourOf(local));
}

/** Hours of the week that lie in the observed stretches, in hours. Stretches are cut at full hours of UTC and at their own ends: zones whose offset is no whole hour are half an hour out at each end of a stretch, no more. */
function observedHours(calendar: Calendar, coverage: Coverage): Float64Array {
  const hours = new Float64Array(SLOTS);
  let from = coverage.from;
  const addStretch = (end: Instant) => {
    for (let at = from; at < end; ) {
      const next = Math.min(end, (Math.floor(at / MICROS_PER_HOUR) + 1) * MICROS_PER_HOUR);
      const slot = slotOf(calendar, at);
      hours[slot] = (hours[slot] as number) + (next - at) / MICROS_PER_HOUR;
      at = next;
    }
  };
  coverage.gapFrom.forEach((gap, i) => {
    addStretch(gap);
    from = coverage.gapTo[i] as number;
  });
  addStretch(coverage.to);
  return hours;
}

export async function buildRhythms(store: Store, calendar: Calendar, endpoints: number, coverage: Coverage): Promise<Rhythms> {
  if (!hasHours(calendar)) return { counts: new Uint32Array(), observed: new Float64Array(SLOTS) };
  const { columns } = await store.reduce('rhythms', { id: 'int32', slot: 'int32', events: 'float64' });
  const counts = new Uint32Array(endpoints * SLOTS);
  columns.id.forEach((id, i) => {
    counts[id * SLOTS + (columns.slot[i] as number)] = columns.events[i] as number;
  });
  return { counts, observed: observedHours(calendar, coverage) };
}
