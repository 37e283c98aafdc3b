import type { Contacts } from '../model/artifacts.ts';
import type { PartnerDays } from '../stats/partner-days.ts';
import type { PairDays } from './pair-days.ts';

/** Days in contact by endpoint and partner: every pair stands with both of its ends. O(pairs). */
export function gatherPartners({ count, endpoints, a, b }: Contacts, { offsets: dayOffsets, day, first }: PairDays): PartnerDays {
  const offsets = new Int32Array(endpoints + 1);
  const ends = (visit: (id: number, partner: number, pair: number) => void) => {
    for (let pair = 0; pair < count; pair++) {
      const [one, other] = [a[pair] as number, b[pair] as number];
      visit(one, other, pair);
      visit(other, one, pair);
    }
  };
  ends((id) => {
    offsets[id + 1] = (offsets[id + 1] as number) + 1;
  });
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const next = offsets.slice(0, endpoints);
  const partner = new Int32Array(2 * count);
  const pairs = new Int32Array(2 * count);
  ends((id, other, pair) => {
    const entry = next[id] as number;
    next[id] = entry + 1;
    partner[entry] = other;
    pairs[entry] = pair;
  });
  return { offsets, partner, pair: pairs, dayOffsets, day: day.map((one) => one + first) };
}
