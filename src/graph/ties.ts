import type { Contacts, Links } from '../model/artifacts.ts';
import type { EdgeColumns } from './csr.ts';

/** What the weight of a tie counts. */
type TieUnit = 'contact days' | 'events' | 'coincidences';

/** Contacts that the log shows, joined with ties that were inferred: pairs a < b, ascending by a, then b. */
export interface Ties extends EdgeColumns {
  readonly count: number;
  /** Endpoints of the log, those without a tie included. */
  readonly nodes: number;
  /** 1 where the tie was inferred rather than logged. */
  readonly inferred: Uint8Array;
  readonly inferredCount: number;
  readonly unit: TieUnit;
  /** How close the two are, by {@link closeness}; in step with `weight`. */
  readonly closeness: Float64Array;
}

/**
 * How much a tie counts where groups are drawn: log2(1 + days) + ½ log2(1 + contacts a day). Contact on many days counts for more than as
 * many contacts on one, and neither without bound, so that couples and one long chat do not drown all else. Without days the contacts alone: log2(1 + contacts).
 * @param days days in contact, 0 where the log observes no time
 */
export const closeness = (days: number, contacts: number): number =>
  days > 0 ? Math.log2(1 + days) + 0.5 * Math.log2(1 + contacts / days) : Math.log2(1 + Math.max(1, contacts));

/**
 * Joins the two, a logged pair winning over an inferred one. Logged ties weigh their contact days where the log observes time, else their events.
 * An inferred tie weighs 1 beside logged ones, so that it never outweighs them, and its pieces of support where there is nothing else.
 */
export function joinTies(contacts: Contacts, links: Links): Ties {
  const most = contacts.count + links.count;
  const timed = contacts.days.some((days) => days > 0);
  const a = new Int32Array(most);
  const b = new Int32Array(most);
  const weight = new Float64Array(most);
  const close = new Float64Array(most);
  const inferred = new Uint8Array(most);
  const n = contacts.endpoints;
  let count = 0;
  let inferredCount = 0;
  let c = 0;
  let l = 0;
  while (c < contacts.count || l < links.count) {
    const logged = c < contacts.count ? (contacts.a[c] as number) * n + (contacts.b[c] as number) : Number.POSITIVE_INFINITY;
    const linked = l < links.count ? (links.a[l] as number) * n + (links.b[l] as number) : Number.POSITIVE_INFINITY;
    if (logged <= linked) {
      a[count] = contacts.a[c] as number;
      b[count] = contacts.b[c] as number;
      const events = (contacts.forth[c] as number) + (contacts.back[c] as number);
      const days = contacts.days[c] as number;
      weight[count] = Math.max(1, timed ? days : events);
      close[count] = closeness(timed ? Math.max(1, days) : 0, events);
      c++;
      if (logged === linked) l++;
    } else {
      a[count] = links.a[l] as number;
      b[count] = links.b[l] as number;
      weight[count] = contacts.count > 0 ? 1 : Math.max(1, links.support[l] as number);
      close[count] = closeness(0, weight[count] as number);
      inferred[count] = 1;
      inferredCount++;
      l++;
    }
    count++;
  }
  return {
    count,
    nodes: n,
    a: a.subarray(0, count),
    b: b.subarray(0, count),
    weight: weight.subarray(0, count),
    closeness: close.subarray(0, count),
    inferred: inferred.subarray(0, count),
    inferredCount,
    unit: contacts.count === 0 ? 'coincidences' : timed ? 'contact days' : 'events',
  };
}
