import type { Exchanges } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import type { EndpointId, Instant } from '../model/event.ts';

/** Calls and messages of one endpoint to labelled services, in order of time. Columns in step. */
export interface ServiceCalls {
  readonly at: readonly Instant[];
  readonly service: readonly EndpointId[];
  /** Local days since 1970-01-01. */
  readonly day: readonly number[];
}

/** Who turned to labelled services, and when. Services that turn to each other are left out. */
export function callsToServices(
  { count, at, sender, receiver }: Exchanges,
  isService: Uint8Array,
  calendar: Calendar,
): Map<EndpointId, ServiceCalls> {
  const calls = new Map<EndpointId, { at: number[]; service: number[]; day: number[] }>();
  for (let i = 0; i < count; i++) {
    const [from, to] = [sender[i] as number, receiver[i] as number];
    if (from < 0 || to < 0 || isService[to] === 0 || isService[from] === 1) continue;
    let own = calls.get(from);
    if (own === undefined) {
      own = { at: [], service: [], day: [] };
      calls.set(from, own);
    }
    own.at.push(at[i] as number);
    own.service.push(to);
    own.day.push(dayOf(localTime(calendar, at[i] as number)));
  }
  return calls;
}

export const COURSES = ['single', 'repeated', 'sequence'] as const;
export type Course = (typeof COURSES)[number];

/** Kinds that make a sequence, and days that make a repetition. */
const SEQUENCE_KINDS = 3;
const REPEATED_DAYS = 3;

/** The densest stretch of somebody's calls: most kinds of services, then most days, within so many days. */
export interface CallPattern {
  /** Calls [from, to) of those in order. */
  readonly from: number;
  readonly to: number;
  readonly kinds: number;
  readonly days: number;
  readonly course: Course;
}

/** @param kindOf category of a service, by number */
export function findPattern({ day, service }: ServiceCalls, kindOf: (service: EndpointId) => number, within: number): CallPattern {
  let best: CallPattern = { from: 0, to: 0, kinds: 0, days: 0, course: 'single' };
  for (let from = 0, to = 0; from < day.length; from++) {
    while (to < day.length && (day[to] as number) < (day[from] as number) + within) to++;
    const kinds = new Set(service.slice(from, to).map(kindOf)).size;
    const days = new Set(day.slice(from, to)).size;
    if (kinds < best.kinds || (kinds === best.kinds && days <= best.days)) continue;
    best = { from, to, kinds, days, course: kinds >= SEQUENCE_KINDS ? 'sequence' : days >= REPEATED_DAYS ? 'repeated' : 'single' };
  }
  return best;
}
