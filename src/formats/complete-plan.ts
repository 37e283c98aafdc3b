import { EVENT_FIELDS, type Event, type EventField } from '../model/event.ts';
import type { FieldMapping } from '../model/source.ts';
import type { Observable } from '../model/vantage.ts';
import type { Layout, ReadPlan, RecordPlan } from './read-plan.ts';
import { actorColumn, listed, usedColumns } from './record-columns.ts';

/** Source columns of a field, none where it is a constant or not observed. */
function columnsOf(record: RecordPlan, field: EventField): readonly string[] {
  if (field === 'at') return record.at ? [record.at.column] : [];
  if (field === 'kind') return 'column' in record.kind ? [record.kind.column] : [];
  if (field === 'via') return [...new Set([...(record.via ?? []), ...(record.direction?.via ?? [])])];
  if (field === 'duration') return record.duration ? [record.duration.column] : [];
  if (field === 'actor') return listed(actorColumn(record));
  return listed(record[field satisfies keyof Event]);
}

function observesOf(record: RecordPlan): Observable[] {
  const { at, peer, via, duration, bytesOut, bytesIn, place, message } = record;
  const sees: readonly (readonly [Observable, boolean])[] = [
    ['time', at !== undefined],
    ['hours', at !== undefined && at.clock !== 'relative'],
    ['actor', true],
    ['peer', peer !== undefined],
    ['via', via !== undefined],
    ['duration', duration !== undefined],
    ['bytes', bytesOut !== undefined || bytesIn !== undefined],
    ['place', place !== undefined],
    ['message', message !== undefined],
  ];
  return sees.filter(([, seen]) => seen).map(([what]) => what);
}

/** A plan with what follows from its record: the mapping as people read it, the columns left unread, what is observed. */
export function completePlan(
  format: string,
  layout: Layout,
  record: RecordPlan,
  groundsOf: (column: string) => FieldMapping['grounds'] = () => 'stated',
): ReadPlan {
  const mapping = EVENT_FIELDS.flatMap((field) =>
    columnsOf(record, field).map((column) => ({ field, column, grounds: groundsOf(column) })),
  );
  const used = new Set(usedColumns(record));
  return { format, layout, record, mapping, unread: layout.columns.filter((column) => !used.has(column)), observes: observesOf(record) };
}
