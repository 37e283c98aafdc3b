import type { Contacts } from '../model/artifacts.ts';
import type { EndpointId } from '../model/event.ts';
import type { CsrGraph } from './csr.ts';

/** A rule by which contact chaining brings in the contacts of an endpoint. */
export interface ChainRule {
  readonly label: string;
  /** Whether contact number i counts. */
  readonly counts: (contacts: Contacts, i: number) => boolean;
}

const onDays = (days: number): ChainRule => ({
  label: `by contact on ${days} days or more`,
  counts: (contacts, i) => (contacts.days[i] as number) >= days,
});

/** Rules of one hop, the plainest first. */
export const CHAIN_RULES: readonly ChainRule[] = [
  { label: 'by any contact', counts: () => true },
  ...[2, 3, 5, 10].map(onDays),
  { label: 'by contact both ways', counts: ({ forth, back }, i) => (forth[i] as number) > 0 && (back[i] as number) > 0 },
];

export const TWO_HOPS = 'within two hops';

/** Contacts of an endpoint, as places in the columns. O(contacts). */
export function contactsOf({ count, a, b }: Contacts, id: EndpointId): number[] {
  const places: number[] = [];
  for (let i = 0; i < count; i++) if (a[i] === id || b[i] === id) places.push(i);
  return places;
}

export const otherEnd = ({ a, b }: Contacts, i: number, id: EndpointId): EndpointId => (a[i] === id ? b[i] : a[i]) as number;

/** Everyone within two hops of an endpoint, itself left out, ascending. */
export function withinTwoHops({ offsets, neighbour }: CsrGraph, id: EndpointId): Int32Array {
  const found = new Set<number>();
  const step = (from: number, then: (to: number) => void) => {
    for (let k = offsets[from] as number; k < (offsets[from + 1] as number); k++) then(neighbour[k] as number);
  };
  step(id, (near) => {
    found.add(near);
    step(near, (far) => found.add(far));
  });
  found.delete(id);
  return Int32Array.from(found).sort();
}

/** How many contacts each endpoint has by a rule: one entry an endpoint. */
export function countByRule(contacts: Contacts, { counts }: ChainRule): Int32Array {
  const many = new Int32Array(contacts.endpoints);
  for (let i = 0; i < contacts.count; i++) {
    if (!counts(contacts, i)) continue;
    const [one, other] = [contacts.a[i] as number, contacts.b[i] as number];
    many[one] = (many[one] as number) + 1;
    many[other] = (many[other] as number) + 1;
  }
  return many;
}
