import type { Contacts, Endpoints, Links } from '../../src/model/artifacts.ts';

interface Seen {
  readonly forth?: number;
  readonly back?: number;
  readonly days?: number;
}

/** Contacts from pairs a < b, ascending. */
export function contactsOf(endpoints: number, pairs: readonly (readonly [number, number, Seen])[]): Contacts {
  const floats = (value: (seen: Seen) => number) => Float64Array.from(pairs, ([, , seen]) => value(seen));
  return {
    count: pairs.length,
    endpoints,
    a: Int32Array.from(pairs, ([a]) => a),
    b: Int32Array.from(pairs, ([, b]) => b),
    forth: floats(({ forth }) => forth ?? 0),
    back: floats(({ back }) => back ?? 0),
    days: Int32Array.from(pairs, ([, , { days }]) => days ?? 0),
    evening: floats(() => 0),
    night: floats(() => 0),
    duration: floats(() => Number.NaN),
    first: floats(() => Number.NaN),
    last: floats(() => Number.NaN),
  };
}

/** Inferred ties from [a, b, support], ascending. */
export const linksOf = (ties: readonly (readonly [number, number, number])[]): Links => ({
  count: ties.length,
  a: Int32Array.from(ties, ([a]) => a),
  b: Int32Array.from(ties, ([, b]) => b),
  score: Float64Array.from(ties, ([, , support]) => support),
  q: new Float64Array(ties.length),
  support: Int32Array.from(ties, ([, , support]) => support),
  by: ties.length > 0 ? 'dummy' : undefined,
});

export const endpointsOf = (contacts: Contacts): Endpoints => ({
  count: contacts.endpoints,
  events: new Float64Array(contacts.endpoints),
  partners: new Int32Array(contacts.endpoints),
  first: new Float64Array(contacts.endpoints).fill(Number.NaN),
  last: new Float64Array(contacts.endpoints).fill(Number.NaN),
});
