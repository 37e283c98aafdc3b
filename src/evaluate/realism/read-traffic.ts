import type { Calendar } from '../../model/calendar.ts';
import { EVENT_KINDS, type EventKind } from '../../model/event.ts';
import { createReducer } from '../../reduce/reduce.ts';
import type { Store } from '../../store/store.ts';
import { actsOf, distinctRows, groupTies, type Nature, type Traffic } from './traffic.ts';

/**
 * Kinds that make a contact, by nature. A message is counted where it is sent, or received by the log's owner; only a log
 * that shows neither is read by its deliveries. What is sent to a group names no second party and is left out, as are reads and receipts.
 */
const CONTACTS: readonly { readonly nature: Nature; readonly directed: boolean; readonly kinds: readonly EventKind[] }[] = [
  { nature: 'messages', directed: true, kinds: ['send', 'call', 'receive'] },
  { nature: 'messages', directed: true, kinds: ['deliver'] },
  { nature: 'flows', directed: true, kinds: ['flow', 'connect'] },
  { nature: 'proximity', directed: false, kinds: ['proximity'] },
  { nature: 'stated ties', directed: false, kinds: ['tie'] },
];

/**
 * Reads what the measures need: about 25 bytes a contact.
 * The nature of the log is that of most of its contacts; deliveries count only where no sender's side is shown.
 */
export async function readTraffic(store: Store, calendar: Calendar): Promise<Traffic> {
  const { columns: found } = await store.reduce('contact-kinds', { kind: 'int32', events: 'float64' });
  const eventsOf = (kinds: readonly EventKind[]): number =>
    kinds.reduce((sum, kind) => sum + (found.events[found.kind.indexOf(EVENT_KINDS[kind].code)] ?? 0), 0);
  const counted = CONTACTS.map((contact) => ({ ...contact, events: eventsOf(contact.kinds) }));
  const shown = counted.filter(
    ({ events, nature }, i) => events > 0 && counted.findIndex((it) => it.nature === nature && it.events > 0) === i,
  );
  const chosen = shown.reduce<(typeof shown)[number] | undefined>(
    (best, it) => (best === undefined || it.events > best.events ? it : best),
    undefined,
  );
  if (chosen === undefined) return readActivity(store, calendar);
  const { nature, directed, kinds } = chosen;
  const bits = kinds.reduce((mask, kind) => mask + 2 ** EVENT_KINDS[kind].code, 0);
  const { columns } = await store.reduce('tie-times', { a: 'int32', b: 'int32', at: 'float64', forth: 'uint8' }, { kinds: bits });
  const endpoints = (await store.reduce('endpoints', { events: 'float64' })).rows;
  const ties = groupTies(columns);
  const acts = actsOf(ties, directed, endpoints);
  return { nature, directed, endpoints, ties, acts, calendar, ...spanOf(acts.at) };
}

/** Where no second party is named: when each endpoint was active at all. */
async function readActivity(store: Store, calendar: Calendar): Promise<Traffic> {
  const { offsets, at } = await createReducer(store, calendar).get('series');
  const acts = distinctRows(offsets, at.slice());
  const ties = groupTies({ a: new Int32Array(), b: new Int32Array(), at: new Float64Array(), forth: new Uint8Array() });
  return { nature: 'activity', directed: false, endpoints: offsets.length - 1, ties, acts, calendar, ...spanOf(acts.at) };
}

function spanOf(instants: Float64Array): Pick<Traffic, 'timed' | 'from' | 'to'> {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const at of instants) {
    if (at < from) from = at;
    if (at > to) to = at;
  }
  return instants.length === 0 ? { timed: false, from: Number.NaN, to: Number.NaN } : { timed: true, from, to };
}
