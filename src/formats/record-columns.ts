import type { EventKind } from '../model/event.ts';
import type { RejectReason } from '../model/source.ts';
import type { RecordPlan } from './read-plan.ts';

/** Source columns of a field that one column gives, or several together. */
export const listed = (columns: string | readonly string[] | undefined): readonly string[] =>
  columns === undefined ? [] : typeof columns === 'string' ? [columns] : columns;

/** Column of the actor; undefined where all rows share one. */
export const actorColumn = ({ actor }: RecordPlan): string | undefined => (typeof actor === 'string' ? actor : undefined);

/** What inward rows are where the actor is to stay the one whose record it is. */
export const INWARD_KINDS: Readonly<Partial<Record<EventKind, EventKind>>> = { call: 'ring', send: 'receive' };

/** Source columns that the plan reads, each once, in a fixed order. */
export function usedColumns(record: RecordPlan): readonly string[] {
  const { at, kind, peer, via, duration, bytesOut, bytesIn, place, message, direction } = record;
  const columns = [
    at?.column,
    'column' in kind ? kind.column : undefined,
    actorColumn(record),
    peer,
    ...(via ?? []),
    duration?.column,
    bytesOut,
    bytesIn,
    ...listed(place),
    message,
    direction?.column,
    ...(direction?.via ?? []),
  ];
  return [...new Set(columns.filter((column) => column !== undefined))];
}

/** A reason to refuse a row, and the source column at fault. */
export interface Fault {
  readonly reason: RejectReason;
  readonly column: string | undefined;
}

/** Where the faults of a plan are looked for. The first that holds is the one that is told. */
export type FaultPlace =
  | 'malformed'
  | 'encoding'
  | 'time-missing'
  | 'time-unreadable'
  | 'time-implausible'
  | 'direction'
  | 'actor'
  | 'kind'
  | 'duration'
  | 'bytesOut'
  | 'bytesIn'
  | 'long-actor'
  | 'long-peer'
  | 'long-via'
  | 'long-place'
  | 'long-message';

/** Every fault that a plan can find, in the order in which both readers look: structure, time, direction, actor, kind, numbers, lengths. */
export function listFaults(record: RecordPlan): ReadonlyMap<FaultPlace, Fault> {
  const { at, kind, peer, via, duration, bytesOut, bytesIn, place, message, direction } = record;
  const actor = actorColumn(record) ?? (direction && !direction.as ? peer : undefined);
  const faults = new Map<FaultPlace, Fault>([
    ['malformed', { reason: 'malformed-row', column: undefined }],
    ['encoding', { reason: 'bad-encoding', column: undefined }],
  ]);
  const add = (at: FaultPlace, reason: RejectReason, column: string | undefined): void => {
    if (column !== undefined) faults.set(at, { reason, column });
  };
  add('time-missing', 'time-missing', at?.column);
  add('time-unreadable', 'time-unreadable', at?.column);
  if (at?.clock !== 'relative') add('time-implausible', 'time-implausible', at?.column);
  add('direction', 'kind-unknown', direction?.outward && direction.column);
  add('actor', 'actor-missing', actor);
  add('kind', 'kind-unknown', 'column' in kind ? kind.column : undefined);
  add('duration', 'number-unreadable', duration?.column);
  add('bytesOut', 'number-unreadable', bytesOut);
  add('bytesIn', 'number-unreadable', bytesIn);
  add('long-actor', 'field-too-long', actor);
  add('long-peer', 'field-too-long', peer);
  add('long-via', 'field-too-long', via?.[0]);
  add('long-place', 'field-too-long', listed(place)[0]);
  add('long-message', 'field-too-long', message);
  return faults;
}

/** Characters (code points) that a name may have. */
export const MAX_NAME = 4096;

/** µs of one unit. */
export const DURATION_SCALE = { s: 1_000_000, ms: 1000, us: 1 } as const;

/** Durations and byte counts: decimal, without a sign, exponents allowed (Zeek's JSON writes small durations with them). */
export const NUMBER_PATTERN = '[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?';
