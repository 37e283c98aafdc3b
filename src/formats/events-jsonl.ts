import { EVENT_FIELDS, EVENT_KIND_NAMES, type EventKind } from '../model/event.ts';
import { completePlan } from './complete-plan.ts';
import { type Format, NOT_MINE } from './format.ts';
import { clockStep } from './guess-time.ts';
import { jsonColumn } from './json-line.ts';
import { sampleJson } from './json-sample.ts';

const KINDS = Object.fromEntries(EVENT_KIND_NAMES.map((kind) => [kind, kind])) as Record<EventKind, EventKind>;

/**
 * The project's own format: one event a line, with the field names of the canonical event. `at` is RFC 3339 with up to six decimals (absent from all lines
 * where there is no time), `duration` whole microseconds, bytes whole numbers. Other keys are left unread.
 */
export const eventsJsonl: Format = {
  id: 'events-jsonl',
  name: 'Events, JSON lines',
  description: 'One canonical event a line: at, kind, actor, peer, via, duration (µs), bytesOut, bytesIn, place, message',
  observes: ['time', 'hours', 'actor', 'peer', 'via', 'duration', 'bytes', 'place', 'message'],
  detect(sample) {
    const json = sampleJson(sample);
    if (!json) return NOT_MINE;
    const { objects, columns } = json;
    const kinds = objects.map((object) => jsonColumn(object, 'kind') ?? '');
    const known = kinds.filter((kind) => Object.hasOwn(KINDS, kind)).length;
    if (!columns.includes('actor') || known < objects.length / 2) return NOT_MINE;
    const times = objects.map((object) => jsonColumn(object, 'at')).filter((text) => text !== undefined);
    const all = [...new Set([...EVENT_FIELDS.filter((field) => field !== 'at' || times.length > 0), ...columns])];
    const plan = completePlan(
      'events-jsonl',
      { kind: 'json-lines', columns: all, unset: [] },
      {
        ...(times.length > 0 && {
          at: { column: 'at', notation: 'iso-offset', clock: 'utc', zone: 'UTC', step: clockStep('iso-offset', times) },
        }),
        kind: { column: 'kind', values: KINDS },
        actor: 'actor',
        peer: 'peer',
        via: ['via'],
        duration: { column: 'duration', unit: 'us' },
        bytesOut: 'bytesOut',
        bytesIn: 'bytesIn',
        place: 'place',
        message: 'message',
      },
    );
    return { kind: 'mine', plan, confidence: 1 };
  },
};
