import type { Contacts } from '../model/artifacts.ts';
import { type Instant, MICROS_PER_DAY } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { buildGraph } from './csr.ts';
import { chooseSources, measureReach } from './reach.ts';
import { type ReachSummary, summariseReach } from './reach-summary.ts';

/** How long records are kept, in days, as rules and proposals have it. */
const PERIODS = [30, 90, 180] as const;

/** Reach by the contacts that are on record if records are deleted after so many days, on the last day of the log. */
export interface RetainedReach {
  readonly days: number;
  /** Pairs with a contact that is still on record. */
  readonly ties: number;
  /** By hop, over all endpoints given, those without a remaining contact included. */
  readonly all: readonly ReachSummary[];
  readonly withoutHubs: readonly ReachSummary[] | undefined;
}

/**
 * Reach under each period that is shorter than the log.
 * @param endpoints those counted from
 * @param removed 1 for hubs; undefined where there are none
 * @param visits edge visits for all periods together
 */
export function measureRetention(
  contacts: Contacts,
  span: { readonly from: Instant; readonly to: Instant },
  endpoints: Int32Array,
  removed: Uint8Array | undefined,
  { hops, visits, random }: { readonly hops: number; readonly visits: number; readonly random: Random },
): RetainedReach[] {
  const periods = PERIODS.filter((days) => days * MICROS_PER_DAY < span.to - span.from);
  return periods.map((days) => {
    const since = span.to - days * MICROS_PER_DAY;
    const kept = Int32Array.from(contacts.a.keys()).filter((pair) => (contacts.last[pair] as number) >= since);
    const graph = buildGraph(contacts.endpoints, {
      a: kept.map((pair) => contacts.a[pair] as number),
      b: kept.map((pair) => contacts.b[pair] as number),
      weight: new Float64Array(kept.length).fill(1),
    });
    const sources = chooseSources(graph, endpoints, hops, visits / (2 * periods.length), random.fork(`${days} days`));
    const complete = sources.length === endpoints.length;
    const curve = (from: Int32Array, without?: Uint8Array) =>
      measureReach(graph, from, hops, without).map((counts) => summariseReach(counts, complete));
    return {
      days,
      ties: kept.length,
      all: curve(sources),
      withoutHubs:
        removed &&
        curve(
          sources.filter((id) => removed[id] === 0),
          removed,
        ),
    };
  });
}
