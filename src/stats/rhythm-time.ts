import type { Sessions } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import { type EndpointId, type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';

const HOURS = 24;
/** Sittings of the usual day of all endpoints that are added to those of one, so that an hour it was seldom active in is not taken for a void. */
const ADDED = 24;

/** Sittings by hour of the day: of one endpoint, as counts. */
export function sittingsByHour({ offsets, start }: Sessions, id: EndpointId, calendar: Calendar): Float64Array {
  const counts = new Float64Array(HOURS);
  for (let i = offsets[id] as number; i < (offsets[id + 1] as number); i++) {
    const local = localTime(calendar, start[i] as number);
    const hour = Math.floor((local - dayOf(local) * MICROS_PER_DAY) / MICROS_PER_HOUR);
    counts[hour] = (counts[hour] as number) + 1;
  }
  return counts;
}

/** Shares of the day's sittings by hour, every endpoint counting alike. */
export function usualDay(sessions: Sessions, calendar: Calendar): Float64Array {
  const shares = new Float64Array(HOURS).fill(1e-3);
  for (let id = 0; id + 1 < sessions.offsets.length; id++) {
    const counts = sittingsByHour(sessions, id, calendar);
    const total = counts.reduce((sum, count) => sum + count, 0);
    for (let hour = 0; total > 0 && hour < HOURS; hour++) shares[hour] = (shares[hour] as number) + (counts[hour] as number) / total;
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/**
 * Time that passes as fast as an endpoint is usually active at that hour, in days: nights take next to none of it. Activity by chance at
 * its usual hours is a Poisson process of constant rate in it (the time-rescaling theorem; H.-H. Jo et al., New J. Phys. 14, 2012, 013055
 * rescale daily rhythms so).
 */
export function createRhythmTime(own: Float64Array, usual: Float64Array, calendar: Calendar): (at: Instant) => number {
  const total = own.reduce((sum, count) => sum + count, 0) + ADDED;
  const before = new Float64Array(HOURS + 1);
  for (let hour = 0; hour < HOURS; hour++)
    before[hour + 1] = (before[hour] as number) + ((own[hour] as number) + ADDED * (usual[hour] as number)) / total;
  return (at) => {
    const local = localTime(calendar, at);
    const day = dayOf(local);
    const hours = (local - day * MICROS_PER_DAY) / MICROS_PER_HOUR;
    const hour = Math.min(HOURS - 1, Math.floor(hours));
    const [from, to] = [before[hour] as number, before[hour + 1] as number];
    return day + from + (hours - hour) * (to - from);
  };
}
