import type { Event, EventKind } from '../model/event.ts';
import type { ReadPlan } from './read-plan.ts';
import {
  actorColumn,
  DURATION_SCALE,
  type Fault,
  type FaultPlace,
  listed,
  listFaults,
  MAX_NAME,
  NUMBER_PATTERN,
  usedColumns,
} from './record-columns.ts';
import { PLAUSIBLE, TIME_NOTATIONS } from './time-notation.ts';
import { type LocalTrouble, localReader, zoneSpans } from './zone.ts';

export type Converted =
  | { readonly event: Event; readonly trouble: LocalTrouble; readonly fault?: undefined }
  | { readonly fault: Fault; readonly event?: undefined };

/** Blanks and tabs around a text are not part of it; nothing else is changed. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  const isBlank = (i: number): boolean => text[i] === ' ' || text[i] === '\t';
  while (from < to && isBlank(from)) from++;
  while (to > from && isBlank(to - 1)) to--;
  return text.slice(from, to);
}

const number = new RegExp(`^(?:${NUMBER_PATTERN})$`);

/** A whole number of the unit: rounded for durations, exact for counts. Undefined where it is none, or beyond what is exact. */
function readNumber(text: string, scale: number, exact: boolean): number | undefined {
  if (!number.test(text)) return undefined;
  const value = Number(text) * scale;
  const whole = exact ? value : Math.floor(value + 0.5);
  return Number.isSafeInteger(whole) ? whole : undefined;
}

const isTooLong = (text: string | undefined): boolean => text !== undefined && text.length > MAX_NAME && Array.from(text).length > MAX_NAME;

/**
 * The careful conversion of one row. The texts are those of {@link usedColumns}, in order; an absent text is an empty one.
 *
 * Texts are taken without blanks and tabs around them, and otherwise as they are, case included. An empty text, or one of the layout's `unset`,
 * was not seen. A duration is rounded to the microsecond. With `direction`, actor and peer (and the bytes of each) change places in inward rows;
 * with `direction.as`, nothing changes places, and inward rows get another kind.
 * {@link recordSql} gives the same events and the same faults.
 */
export function recordReader(plan: ReadPlan): (texts: readonly (string | undefined)[]) => Converted {
  const { record } = plan;
  const columns = usedColumns(record);
  const faults = listFaults(record);
  const unset = new Set(['', ...plan.layout.unset]);
  const indexOf = (column: string | undefined): number => (column === undefined ? -1 : columns.indexOf(column));
  const { at, kind, direction, duration } = record;
  const index = {
    at: indexOf(at?.column),
    kind: 'column' in kind ? indexOf(kind.column) : -1,
    actor: indexOf(actorColumn(record)),
    peer: indexOf(record.peer),
    via: (record.via ?? []).map(indexOf),
    duration: indexOf(duration?.column),
    bytesOut: indexOf(record.bytesOut),
    bytesIn: indexOf(record.bytesIn),
    place: listed(record.place).map(indexOf),
    message: indexOf(record.message),
    direction: indexOf(direction?.column),
    inwardVia: direction?.via?.map(indexOf),
  };
  const kinds = 'column' in kind ? new Map<string, EventKind>(Object.entries(kind.values)) : undefined;
  const sharedActor = typeof record.actor === 'string' ? undefined : record.actor.constant;
  const inward = new Set(direction?.inward);
  const outward = direction?.outward && new Set(direction.outward);
  const notation = at && TIME_NOTATIONS[at.notation];
  const toUtc = at && notation?.local && at.clock === 'utc' ? localReader(zoneSpans(at.zone)) : undefined;
  const refuse = (place: FaultPlace): Converted => ({ fault: faults.get(place) as Fault });

  return (texts) => {
    const read = (i: number): string | undefined => {
      const text = i < 0 ? undefined : texts[i];
      if (text === undefined) return undefined;
      const clean = trimmed(text);
      return unset.has(clean) ? undefined : clean;
    };
    let instant: number | undefined;
    let trouble: LocalTrouble = 'none';
    if (at && notation) {
      const text = read(index.at);
      if (text === undefined) return refuse('time-missing');
      instant = notation.parse(text);
      if (instant === undefined) return refuse('time-unreadable');
      if (toUtc) ({ at: instant, trouble } = toUtc(instant));
      if (at.clock !== 'relative' && (instant < PLAUSIBLE.from || instant > PLAUSIBLE.to)) return refuse('time-implausible');
    }
    let isInward = false;
    if (direction) {
      const text = read(index.direction) ?? '';
      isInward = inward.has(text);
      if (!isInward && outward && !outward.has(text)) return refuse('direction');
    }
    const turned = isInward && direction?.as === undefined;
    const stated = sharedActor ?? read(index.actor);
    const other = read(index.peer);
    const actor = turned ? other : stated;
    if (actor === undefined) return refuse('actor');
    const peer = turned ? stated : other;
    let kindOfRow = 'constant' in kind ? kind.constant : kinds?.get(read(index.kind) ?? '');
    if (kindOfRow === undefined) return refuse('kind');
    if (isInward) kindOfRow = direction?.as?.[kindOfRow] ?? kindOfRow;
    const numbers: (number | undefined)[] = [];
    for (const [place, i, scale] of [
      ['duration', index.duration, DURATION_SCALE[duration?.unit ?? 'us']],
      ['bytesOut', index.bytesOut, 1],
      ['bytesIn', index.bytesIn, 1],
    ] as const) {
      const text = read(i);
      const value = text === undefined ? undefined : readNumber(text, scale, place !== 'duration');
      if (text !== undefined && value === undefined) return refuse(place);
      numbers.push(value);
    }
    const [span, out, back] = numbers;
    const joined = (columns: readonly number[]): string | undefined =>
      columns
        .map(read)
        .filter((text) => text !== undefined)
        .join('/') || undefined;
    const via = joined((isInward ? index.inwardVia : undefined) ?? index.via);
    const place = joined(index.place);
    const message = read(index.message);
    if (isTooLong(turned ? peer : actor)) return refuse('long-actor');
    if (isTooLong(turned ? actor : peer)) return refuse('long-peer');
    if (isTooLong(via)) return refuse('long-via');
    if (isTooLong(place)) return refuse('long-place');
    if (isTooLong(message)) return refuse('long-message');
    const bytesOut = turned ? back : out;
    const bytesIn = turned ? out : back;
    // Assigned one by one: spreading each field in costs more than all the rest of the conversion.
    const event: { -readonly [K in keyof Event]: Event[K] } =
      instant === undefined ? { kind: kindOfRow, actor } : { at: instant, kind: kindOfRow, actor };
    if (peer !== undefined) event.peer = peer;
    if (via !== undefined) event.via = via;
    if (span !== undefined) event.duration = span;
    if (bytesOut !== undefined) event.bytesOut = bytesOut;
    if (bytesIn !== undefined) event.bytesIn = bytesIn;
    if (place !== undefined) event.place = place;
    if (message !== undefined) event.message = message;
    return { event, trouble };
  };
}
