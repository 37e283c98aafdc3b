import type { Exchanges } from '../../src/model/artifacts.ts';
import { EVENT_KINDS, type EventKind, MICROS_PER_SECOND } from '../../src/model/event.ts';

/** Contacts from [seconds, sender, receiver], in any order. */
export function exchangesOf(contacts: readonly (readonly [number, number, number])[], kind: EventKind = 'send'): Exchanges {
  const sorted = sortContacts(contacts);
  return {
    count: sorted.length,
    at: Float64Array.from(sorted, ([at]) => at * MICROS_PER_SECOND),
    sender: Int32Array.from(sorted, ([, sender]) => sender),
    receiver: Int32Array.from(sorted, ([, , receiver]) => receiver),
    kind: new Uint8Array(sorted.length).fill(EVENT_KINDS[kind].code),
    duration: new Float64Array(sorted.length).fill(Number.NaN),
  };
}

type Contact = readonly [number, number, number];

/** By time, sender and receiver. Whole seconds are packed into one number with the two, since numbers sort several times as fast. */
function sortContacts(contacts: readonly Contact[]): readonly Contact[] {
  const width = contacts.reduce((most, [, sender, receiver]) => Math.max(most, sender, receiver), 0) + 2;
  const keys = Float64Array.from(contacts, ([at, sender, receiver]) => (at * width + sender + 1) * width + receiver + 1);
  if (contacts.length < 1_000 || !contacts.every(([at], i) => Number.isInteger(at) && at >= 0 && Number.isSafeInteger(keys[i])))
    return [...contacts].sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
  const restOf = (key: number) => key % (width * width);
  return Array.from(keys.sort(), (key): Contact => {
    const rest = restOf(key);
    return [(key - rest) / (width * width), Math.floor(rest / width) - 1, (rest % width) - 1];
  });
}
