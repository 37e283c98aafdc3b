import type { DuckDBConnection } from '@duckdb/node-api';
import { type Duration, EVENT_KINDS } from '../model/event.ts';
import { createRunFinder } from './keep-alive.ts';
import { readColumns, streamColumns } from './read-columns.ts';
import { run } from './run-sql.ts';

/** Kinds that a machine makes on its own. */
const PERIODIC: ReadonlySet<number> = new Set([
  EVENT_KINDS.connect.code,
  EVENT_KINDS.disconnect.code,
  EVENT_KINDS.flow.code,
  EVENT_KINDS.push.code,
]);

const COLUMNS = {
  row: 'float64',
  at: 'float64',
  kind: 'uint8',
  actor: 'int32',
  peer: 'int32',
  via: 'int32',
  rest: 'float64',
} as const;

/** Events as they lie, and of the fields that nothing else here needs a hash, 53 bits of it: only rows equal in all else are compared by it. */
const IN_ORDER = `
SELECT "row", "at", kind, actor, peer, via, (hash(duration, bytes_out, bytes_in, place, message) >> 11) AS rest
FROM events`;

/**
 * One pass over the sorted events: flags keep-alive-like runs, and counts rows that are equal to an earlier one of their source.
 * @returns repeated rows by source id
 */
export async function markKeepAlives(connection: DuckDBConnection, clockStep: Duration): Promise<Map<number, number>> {
  const sourceOf = await findSources(connection);
  const repeated = new Map<number, number>();
  const finder = createRunFinder(clockStep);
  let position = 0;
  let before = { row: -1, at: Number.NaN, kind: -1, actor: -1, peer: -1, via: -1, rest: -1 };
  await streamColumns(connection, IN_ORDER, COLUMNS, undefined, (chunk, rows) => {
    for (let i = 0; i < rows; i++) {
      const row = chunk.row[i] as number;
      const at = chunk.at[i] as number;
      const kind = chunk.kind[i] as number;
      const actor = chunk.actor[i] as number;
      const peer = chunk.peer[i] as number;
      const via = chunk.via[i] as number;
      const rest = chunk.rest[i] as number;
      const continues = actor === before.actor && peer === before.peer && via === before.via && kind === before.kind;
      if (continues && rest === before.rest && Object.is(at, before.at)) {
        const source = sourceOf(row);
        if (source === sourceOf(before.row)) repeated.set(source, (repeated.get(source) ?? 0) + 1);
      }
      if (PERIODIC.has(kind)) finder.next(position, at, continues);
      position += 1;
      before = { row, at, kind, actor, peer, via, rest };
    }
  });
  await flag(connection, finder.finish());
  return repeated;
}

async function flag(connection: DuckDBConnection, runs: readonly number[]): Promise<void> {
  if (runs.length === 0) return;
  await run(connection, 'CREATE TEMP TABLE keep_alive_runs (first_rowid BIGINT, end_rowid BIGINT)');
  const appender = await connection.createAppender('keep_alive_runs', 'main', 'temp');
  for (let i = 0; i < runs.length; i += 2) {
    appender.appendBigInt(BigInt(runs[i] as number));
    appender.appendBigInt(BigInt(runs[i + 1] as number));
    appender.endRow();
  }
  appender.closeSync();
  await run(
    connection,
    `UPDATE events SET keep_alive = true WHERE rowid IN (SELECT unnest(range(first_rowid, end_rowid)) FROM keep_alive_runs);
     DROP TABLE keep_alive_runs; CHECKPOINT`,
  );
}

/** Looks up which source a row came from. */
async function findSources(connection: DuckDBConnection): Promise<(row: number) => number> {
  const { rows, columns } = await readColumns(connection, 'SELECT id, first_row FROM sources WHERE rows > 0 ORDER BY first_row', {
    id: 'int32',
    first_row: 'float64',
  });
  return (row) => {
    let low = 0;
    let high = rows - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((columns.first_row[middle] as number) <= row) low = middle;
      else high = middle - 1;
    }
    return columns.id[low] as number;
  };
}
