import type { Exchanges, Visits } from '../model/artifacts.ts';
import { type Calendar, localTime } from '../model/calendar.ts';
import { type EndpointId, EVENT_KINDS, MICROS_PER_SECOND } from '../model/event.ts';
import type { CallRecords } from './call-records.ts';
import type { Whereabouts } from './place-indicators.ts';

const CALLS: ReadonlySet<number> = new Set([EVENT_KINDS.call.code, EVENT_KINDS.ring.code]);
/** Contacts that are calls or messages, of which calls are told by their kind. */
const RECORDS: ReadonlySet<number> = new Set(
  (['send', 'deliver', 'receive', 'read', 'call', 'ring'] as const).map((kind) => EVENT_KINDS[kind].code),
);

/** Looks up the calls and messages of one endpoint with others that the log names. */
export interface RecordIndex {
  /** How many it has. */
  size(id: EndpointId): number;
  /**
   * Its records, contacts by their ids.
   * @param within only those of [from, to), local µs
   */
  of(id: EndpointId, within?: readonly [from: number, to: number]): CallRecords;
}

/** Eight bytes a call or message, whatever the number of endpoints. */
export function indexRecords(exchanges: Exchanges, endpoints: number, calendar: Calendar): RecordIndex {
  const { count, at, sender, receiver, kind, duration } = exchanges;
  const isRecord = (i: number): boolean => RECORDS.has(kind[i] as number) && sender[i] !== -1 && receiver[i] !== -1;
  const offsets = new Float64Array(endpoints + 1);
  const add = (id: number): void => {
    offsets[id + 1] = (offsets[id + 1] as number) + 1;
  };
  for (let i = 0; i < count; i++) {
    if (!isRecord(i)) continue;
    add(sender[i] as number);
    add(receiver[i] as number);
  }
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const rows = new Uint32Array(offsets[endpoints] as number);
  const next = offsets.slice(0, endpoints);
  for (let i = 0; i < count; i++) {
    if (!isRecord(i)) continue;
    for (const id of [sender[i] as number, receiver[i] as number]) {
      const slot = next[id] as number;
      rows[slot] = i;
      next[id] = slot + 1;
    }
  }
  return {
    size: (id) => (offsets[id + 1] as number) - (offsets[id] as number),
    of(id, [earliest, latest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]) {
      const [from, to] = [offsets[id] as number, offsets[id + 1] as number];
      const locals = new Float64Array(to - from);
      let n = 0;
      for (let slot = from; slot < to; slot++) {
        const local = localTime(calendar, at[rows[slot] as number] as number);
        locals[slot - from] = local;
        if (local >= earliest && local < latest) n++;
      }
      const own = {
        at: new Float64Array(n),
        contact: new Int32Array(n),
        out: new Uint8Array(n),
        call: new Uint8Array(n),
        duration: new Float64Array(n),
      };
      // A loop: `from` with a function costs several times as much, and this is done for every endpoint.
      let row = 0;
      for (let slot = from; slot < to; slot++) {
        const local = locals[slot - from] as number;
        if (local < earliest || local >= latest) continue;
        const i = rows[slot] as number;
        const sent = sender[i] === id;
        own.at[row] = local;
        own.contact[row] = (sent ? receiver[i] : sender[i]) as number;
        own.out[row] = sent ? 1 : 0;
        own.call[row] = CALLS.has(kind[i] as number) ? 1 : 0;
        own.duration[row] = (duration[i] as number) / MICROS_PER_SECOND;
        row++;
      }
      return own;
    },
  };
}

/** Where one endpoint was, in local time. */
export function whereaboutsOf(visits: Visits, id: EndpointId, calendar: Calendar): Whereabouts {
  const [from, to] = [visits.offsets[id] as number, visits.offsets[id + 1] as number];
  return {
    at: visits.at.subarray(from, to).map((instant) => localTime(calendar, instant)),
    place: visits.place.subarray(from, to),
  };
}
