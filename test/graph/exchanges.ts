import type { Exchanges } from '../../src/model/artifacts.ts';
import { EVENT_KINDS, type EventKind, MICROS_PER_SECOND } from '../../src/model/event.ts';

/** Contacts from [seconds, sender, receiver], in any order. */
export function exchangesOf(contacts: readonly (readonly [number, number, number])[], kind: EventKind = 'send'): Exchanges {
  const sorted = [...contacts].sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
  return {
    count: sorted.length,
    at: Float64Array.from(sorted, ([at]) => at * MICROS_PER_SECOND),
    sender: Int32Array.from(sorted, ([, sender]) => sender),
    receiver: Int32Array.from(sorted, ([, , receiver]) => receiver),
    kind: new Uint8Array(sorted.length).fill(EVENT_KINDS[kind].code),
    duration: new Float64Array(sorted.length).fill(Number.NaN),
  };
}
