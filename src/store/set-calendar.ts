import type { DuckDBConnection } from '@duckdb/node-api';
import type { Calendar, OffsetSpan } from '../model/calendar.ts';
import { run, sqlFile } from './run-sql.ts';

const EARLIEST = -(2n ** 62n);
const LATEST = 2n ** 62n;

/** Gives the reductions their local time: the macro `local_at(instant)` and the table `offset_spans`, and then the views over them. */
export async function setCalendar(connection: DuckDBConnection, calendar: Calendar): Promise<void> {
  const { spans } = calendar;
  const starts = spans.map(({ from }, i) => (i === 0 ? EARLIEST : BigInt(from)));
  const rows = spans.map(({ offset }, i) => `(${starts[i]}, ${starts[i + 1] ?? LATEST}, ${offset})`);
  await run(connection, `DELETE FROM offset_spans; INSERT INTO offset_spans VALUES ${rows.join(', ')}`);
  await run(connection, `CREATE OR REPLACE MACRO local_at(instant) AS ${localAt(spans)}`);
  await run(connection, sqlFile('views'));
}

function localAt(spans: readonly OffsetSpan[]): string {
  const last = spans.at(-1) as OffsetSpan;
  if (spans.length === 1) return `instant + ${last.offset}`;
  const cases = spans.slice(0, -1).map(({ offset }, i) => `WHEN instant < ${(spans[i + 1] as OffsetSpan).from} THEN ${offset}`);
  return `instant + CASE ${cases.join(' ')} ELSE ${last.offset} END`;
}
