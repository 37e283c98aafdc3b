import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchanges } from '../../src/model/artifacts.ts';
import { EVENT_KINDS, type EventKind } from '../../src/model/event.ts';
import { gatherArrivals, measureSpread, reaches } from '../../src/stats/arrivals.ts';

interface Contact {
  readonly at: number;
  readonly sender: number;
  readonly receiver: number;
  readonly kind: EventKind;
}

const toExchanges = (contacts: readonly Contact[]): Exchanges => ({
  count: contacts.length,
  at: Float64Array.from(contacts, ({ at }) => at),
  sender: Int32Array.from(contacts, ({ sender }) => sender),
  receiver: Int32Array.from(contacts, ({ receiver }) => receiver),
  kind: Uint8Array.from(contacts, ({ kind }) => EVENT_KINDS[kind].code),
  duration: new Float64Array(contacts.length).fill(Number.NaN),
});

const ENDPOINTS = 5;
const anyContacts = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 60 }),
      sender: fc.integer({ min: -1, max: ENDPOINTS - 1 }),
      receiver: fc.integer({ min: -1, max: ENDPOINTS - 1 }),
      kind: fc.constantFrom<EventKind>('send', 'deliver', 'read', 'push', 'call', 'proximity'),
    }),
    { maxLength: 40 },
  )
  .map((contacts) => contacts.sort((x, y) => x.at - y.at));

/** What reaches somebody, said once more. */
const arrives = ({ receiver, kind }: Contact) => receiver >= 0 && kind !== 'read' && kind !== 'proximity';

describe('what reached endpoints', () => {
  it('is gathered as a filter would', () => {
    fc.assert(
      fc.property(anyContacts, fc.uniqueArray(fc.integer({ min: 0, max: ENDPOINTS - 1 })), (contacts, chosen) => {
        const { offsets, index } = gatherArrivals(toExchanges(contacts), Int32Array.from(chosen), ENDPOINTS);
        chosen.forEach((id, place) => {
          const expected = contacts.flatMap((one, i) => (one.receiver === id && arrives(one) ? [i] : []));
          expect([...index.subarray(offsets[place], offsets[place + 1])]).toEqual(expected);
        });
        expect(index.length).toBe(offsets[chosen.length]);
      }),
    );
  });

  it('tells what reaches from what does not', () => {
    const contacts: Contact[] = [
      { at: 1, sender: 0, receiver: 1, kind: 'deliver' },
      { at: 2, sender: 0, receiver: 1, kind: 'read' },
      { at: 3, sender: 0, receiver: -1, kind: 'send' },
      { at: 4, sender: -1, receiver: 1, kind: 'push' },
    ];
    const exchanges = toExchanges(contacts);
    expect(contacts.map((_, i) => reaches(exchanges, i))).toEqual([true, false, false, true]);
  });
});

describe('how widely a sender writes at once', () => {
  it('is what counting every pair gives', () => {
    fc.assert(
      fc.property(anyContacts, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (contacts, named, unnamed) => {
        const { receivers, unnamedAt } = measureSpread(toExchanges(contacts), ENDPOINTS, { named, unnamed });
        contacts.forEach((one, i) => {
          const reach = one.sender < 0 ? unnamed : named;
          const near = contacts.filter((other) => arrives(other) && other.sender === one.sender && Math.abs(other.at - one.at) <= reach);
          expect(receivers[i]).toBe(arrives(one) ? new Set(near.map(({ receiver }) => receiver)).size : 0);
        });
        expect([...unnamedAt]).toEqual(contacts.filter((one) => arrives(one) && one.sender < 0).map(({ at }) => at));
      }),
    );
  });
});
