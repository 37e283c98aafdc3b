import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHAIN_RULES, contactsOf, countByRule, otherEnd, withinTwoHops } from '../../src/graph/chaining.ts';
import { buildGraph } from '../../src/graph/csr.ts';
import type { Contacts } from '../../src/model/artifacts.ts';

const ENDPOINTS = 7;

/** Pairs with days, and events each way. */
const anyContacts = fc
  .uniqueArray(
    fc.record({
      a: fc.integer({ min: 0, max: ENDPOINTS - 2 }),
      step: fc.integer({ min: 1, max: ENDPOINTS - 1 }),
      days: fc.integer({ min: 1, max: 12 }),
      forth: fc.integer({ min: 0, max: 3 }),
      back: fc.integer({ min: 0, max: 3 }),
    }),
    { selector: ({ a, step }) => `${a} ${Math.min(ENDPOINTS - 1, a + step)}` },
  )
  .map((pairs) =>
    pairs.map(({ a, step, ...rest }) => ({ a, b: Math.min(ENDPOINTS - 1, a + step), ...rest })).sort((x, y) => x.a - y.a || x.b - y.b),
  );

type Pair = { a: number; b: number; days: number; forth: number; back: number };

const toContacts = (pairs: readonly Pair[]): Contacts =>
  ({
    count: pairs.length,
    endpoints: ENDPOINTS,
    a: Int32Array.from(pairs, ({ a }) => a),
    b: Int32Array.from(pairs, ({ b }) => b),
    days: Int32Array.from(pairs, ({ days }) => days),
    forth: Float64Array.from(pairs, ({ forth }) => forth),
    back: Float64Array.from(pairs, ({ back }) => back),
  }) as Contacts;

const near = (pairs: readonly Pair[], id: number, counts: (pair: Pair) => boolean) =>
  pairs.filter((pair) => (pair.a === id || pair.b === id) && counts(pair)).map(({ a, b }) => (a === id ? b : a));

const byHand: readonly ((pair: Pair) => boolean)[] = [
  () => true,
  ({ days }) => days >= 2,
  ({ days }) => days >= 3,
  ({ days }) => days >= 5,
  ({ days }) => days >= 10,
  ({ forth, back }) => forth > 0 && back > 0,
];

it('brings in by each rule whom a filter would, from everyone', () => {
  expect(CHAIN_RULES.length).toBe(byHand.length);
  fc.assert(
    fc.property(anyContacts, (pairs) => {
      const contacts = toContacts(pairs);
      CHAIN_RULES.forEach((rule, r) => {
        const counts = countByRule(contacts, rule);
        for (let id = 0; id < ENDPOINTS; id++) {
          const found = contactsOf(contacts, id).filter((i) => rule.counts(contacts, i));
          const expected = near(pairs, id, byHand[r] as (typeof byHand)[number]);
          expect(found.map((i) => otherEnd(contacts, i, id))).toEqual(expected);
          expect(counts[id]).toBe(expected.length);
        }
      });
    }),
  );
});

it('reaches within two hops the contacts and their contacts, and not itself', () => {
  fc.assert(
    fc.property(anyContacts, fc.integer({ min: 0, max: ENDPOINTS - 1 }), (pairs, id) => {
      const { a, b } = toContacts(pairs);
      const graph = buildGraph(ENDPOINTS, { a, b, weight: new Float64Array(pairs.length).fill(1) });
      const one = near(pairs, id, () => true);
      const expected = new Set([...one, ...one.flatMap((other) => near(pairs, other, () => true))]);
      expected.delete(id);
      expect([...withinTwoHops(graph, id)]).toEqual([...expected].sort((x, y) => x - y));
    }),
  );
});
