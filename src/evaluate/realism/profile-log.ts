import { type Calendar, hasHours } from '../../model/calendar.ts';
import type { Random } from '../../model/random.ts';
import { createRandom } from '../../stats/random.ts';
import type { Store } from '../../store/store.ts';
import { drawBlank } from './blank-traffic.ts';
import { cutToBusiest } from './cut-traffic.ts';
import { MEASURES } from './measures/registry.ts';
import { readTraffic } from './read-traffic.ts';
import type { Statistic } from './statistic.ts';
import { daysOf, type Nature, type Traffic } from './traffic.ts';

/** Version of profiles and of the tables made of them. */
export const PROFILE_VERSION = 1;

export interface ProfileOptions {
  /** What tables call the log. */
  readonly name: string;
  /** Measures only the busiest stretch of so many days, so that logs of different length can be compared. */
  readonly days?: number;
  /** Of the samples that are drawn of large graphs; 1 by default. */
  readonly seed?: number;
}

/** What all measures say of one log. JSON-safe. */
export interface LogProfile {
  readonly version: typeof PROFILE_VERSION;
  readonly name: string;
  readonly nature: Nature;
  /** Whether hours are local, on a clock without them, or local ones are not known. */
  readonly hours: 'local' | 'not known to be local' | 'none';
  /** Endpoints that made or had a contact. */
  readonly endpoints: number;
  readonly contacts: number;
  readonly ties: number;
  /** From the first contact to the last; null without time. */
  readonly days: number | null;
  /** Days that were cut out of the log, as asked; null where it is whole. */
  readonly cutTo: number | null;
  readonly measures: Readonly<Record<string, Statistic>>;
  /** The same of a log of pure chance with as many contacts between as many endpoints, by which tables judge the measures. */
  readonly blank: Readonly<Record<string, Statistic>>;
}

/**
 * Profiles an ingested log. A contact is one instant at which one named endpoint reached another, as {@link readTraffic} has it; in a log that names
 * no second party, an instant at which an endpoint was active. Keep-alives are left out.
 * @param calendar of the store
 */
export async function profileLog(store: Store, calendar: Calendar, options: ProfileOptions): Promise<LogProfile> {
  return profileTraffic(await readTraffic(store, calendar), options);
}

export function profileTraffic(whole: Traffic, { name, days, seed = 1 }: ProfileOptions): LogProfile {
  const traffic = days === undefined ? whole : cutToBusiest(whole, days);
  const { ties, acts, nature, calendar, timed } = traffic;
  const random = createRandom(seed);
  return {
    version: PROFILE_VERSION,
    name,
    nature,
    hours: !timed || !hasHours(calendar) ? 'none' : calendar.stated ? 'local' : 'not known to be local',
    endpoints: countEndpoints(traffic),
    contacts: nature === 'activity' ? acts.at.length : ties.at.length,
    ties: ties.count,
    days: timed ? Math.round(daysOf(traffic) * 100) / 100 : null,
    cutTo: traffic === whole ? null : (days ?? null),
    measures: measureAll(traffic, random),
    blank: measureAll(drawBlank(traffic, random.fork('blank')), random),
  };
}

const measureAll = (traffic: Traffic, random: Random): Record<string, Statistic> =>
  Object.fromEntries(MEASURES.map(({ id, measure }) => [id, measure(traffic, random.fork(id))]));

function countEndpoints({ ties, acts, endpoints }: Traffic): number {
  const seen = new Uint8Array(endpoints);
  for (let tie = 0; tie < ties.count; tie++) {
    seen[ties.a[tie] as number] = 1;
    seen[ties.b[tie] as number] = 1;
  }
  for (let id = 0; id < endpoints; id++) if ((acts.offsets[id + 1] as number) > (acts.offsets[id] as number)) seen[id] = 1;
  return seen.reduce((sum, one) => sum + one, 0);
}
