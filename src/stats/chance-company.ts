import type { EndpointId } from '../model/event.ts';
import type { PairDays } from './day-hits.ts';

/** Pairs, in step with what their days show. */
export interface MatchedPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly days: readonly PairDays[];
}

/**
 * Hits that a pair would have if everybody met everybody in proportion to how much each meets others: whoever coincides with all, by a
 * cause common to all or because all write to all, is not thereby tied to one. Each pair's share comes from the other pairs alone.
 * What an endpoint has with others counts as far as it stands above the spread of chance: else a few hits by chance, of one who meets
 * nobody, would weigh as much as company where few have any.
 * Under e(a, b) = w(a) w(b): the product of what a and b have with others, over what the others have among each other.
 * @param excess by endpoint: hits beyond chance with everybody, where not all pairs were opened
 * @param endpoints that were judged
 */
export function shareOfCompany({ a, b, days }: MatchedPairs, count: number, endpoints: number, excess?: Float64Array): Float64Array {
  const own = Float64Array.from(days, ({ hits, byChance }) => hits - byChance);
  const sum = new Float64Array(count);
  const chance = new Float64Array(count);
  const add = (to: Float64Array, id: EndpointId, by: number) => {
    to[id] = (to[id] as number) + by;
  };
  own.forEach((by, i) => {
    for (const id of [a[i], b[i]] as EndpointId[]) {
      add(sum, id, by);
      add(chance, id, (days[i] as PairDays).byChance);
    }
  });
  if (excess)
    excess.forEach((by, id) => {
      sum[id] = Math.max(by, sum[id] as number);
    });
  const total = sum.reduce((all, by) => all + by, 0) / 2;
  const spreadInAll = Math.sqrt(days.reduce((all, { byChance }) => all + byChance, 0));
  const finite = endpoints > 3 ? (endpoints - 3) / (endpoints - 2) : 1;
  return own.map((by, i) => {
    const withOthers = [a[i], b[i]].map((id) => (sum[id as number] as number) - by) as [number, number];
    const [one, other] = [a[i], b[i]].map((id, end) => {
      const spread = Math.sqrt(Math.max(0, (chance[id as number] as number) - (days[i] as PairDays).byChance));
      return Math.max(0, (withOthers[end] as number) - spread);
    }) as [number, number];
    const rest = total - withOthers[0] - withOthers[1] - by;
    return (finite * one * other) / (2 * Math.max(1, rest, spreadInAll));
  });
}
