import type { Contacts } from '../model/artifacts.ts';
import type { EndpointId } from '../model/event.ts';

/** CSR by endpoint: its partners, ascending, and the pair of `contacts` that each makes with it. */
export interface PartnerLists {
  readonly offsets: Int32Array;
  readonly partner: Int32Array;
  readonly pair: Int32Array;
}

export function listPartners({ count, endpoints, a, b }: Pick<Contacts, 'count' | 'endpoints' | 'a' | 'b'>): PartnerLists {
  const offsets = new Int32Array(endpoints + 1);
  for (let pair = 0; pair < count; pair++)
    for (const id of [a[pair] as number, b[pair] as number]) offsets[id + 1] = (offsets[id + 1] as number) + 1;
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const [partner, pairOf] = [new Int32Array(2 * count), new Int32Array(2 * count)];
  const free = offsets.slice(0, endpoints);
  const add = (id: EndpointId, other: EndpointId, pair: number): void => {
    const place = free[id] as number;
    partner[place] = other;
    pairOf[place] = pair;
    free[id] = place + 1;
  };
  // Ends that are the lower of a pair come in the order of the other, as do those that are the higher; and the higher go first.
  for (let pair = 0; pair < count; pair++) add(b[pair] as number, a[pair] as number, pair);
  for (let pair = 0; pair < count; pair++) add(a[pair] as number, b[pair] as number, pair);
  return { offsets, partner, pair: pairOf };
}

/** Visits every common partner of two, ascending, with its pairs with the one and with the other. O(partners of both). */
export function visitCommon(
  { offsets, partner, pair }: PartnerLists,
  one: EndpointId,
  other: EndpointId,
  take: (third: EndpointId, withOne: number, withOther: number) => void,
): void {
  let i = offsets[one] as number;
  let j = offsets[other] as number;
  const [iEnd, jEnd] = [offsets[one + 1] as number, offsets[other + 1] as number];
  while (i < iEnd && j < jEnd) {
    const [x, y] = [partner[i] as number, partner[j] as number];
    if (x === y) take(x, pair[i] as number, pair[j] as number);
    if (x <= y) i++;
    if (y <= x) j++;
  }
}
