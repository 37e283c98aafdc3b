import { REJECT_REASONS, type Reject, type RejectReason, type Source } from '../model/source.ts';
import type { Database } from './open-duckdb.ts';
import { citeEvents, countRows, queryRows } from './query-rows.ts';
import { readColumns, streamColumns } from './read-columns.ts';
import { literal, sqlFile } from './run-sql.ts';
import type { RowQuery, Store } from './store.ts';

const REJECTS_A_PAGE = 10_000;
const isReason = (text: string): text is RejectReason => Object.hasOwn(REJECT_REASONS, text);

function reductionOf(name: string): string {
  if (!/^[a-z-]+$/.test(name)) throw new TypeError('a reduction is named in small letters');
  return sqlFile(`reductions/${name}`);
}

/** The store over a settled database. Closing it removes all that is temporary. */
export function createStore(database: Database, sources: readonly Source[]): Store {
  const { connection } = database;
  let isCited = (_query: Pick<RowQuery, 'endpoints'>) => false;
  const tableFor = (query: Pick<RowQuery, 'endpoints'>) => (isCited(query) ? 'cited' : 'events');
  async function namesIn(table: 'endpoints' | 'places', ids: Int32Array): Promise<string[]> {
    const asked = `SELECT unnest([${ids.join(', ')}]::INTEGER[]) AS id, generate_subscripts([${ids.join(', ')}]::INTEGER[], 1) AS place`;
    const { columns } = await readColumns(connection, `SELECT name FROM (${asked}) JOIN ${table} USING (id) ORDER BY place`, {
      name: 'text',
    });
    if (columns.name.length !== ids.length) throw new RangeError('an id is not of this store');
    return columns.name;
  }
  return {
    sources,
    async reduce(name, columns, parameters) {
      // As BIGINT: a DOUBLE would turn every whole division that it takes part in into one of floating point.
      const whole = Object.entries(parameters ?? {}).map(([key, value]) => [key, BigInt(value)] as const);
      return readColumns(connection, reductionOf(name), columns, whole.length === 0 ? undefined : Object.fromEntries(whole));
    },
    scan: (name, columns, visit) => streamColumns(connection, reductionOf(name), columns, undefined, visit),
    names: (ids) => namesIn('endpoints', ids),
    placeNames: (ids) => namesIn('places', ids),
    async idsOf(names) {
      const ids = new Int32Array(names.length).fill(-1);
      if (names.length === 0) return ids;
      const list = `[${names.map(literal).join(', ')}]`;
      const { rows, columns } = await readColumns(
        connection,
        `SELECT place, id FROM (SELECT unnest(${list}) AS name, generate_subscripts(${list}, 1) AS place) JOIN endpoints USING (name)`,
        { place: 'int32', id: 'int32' },
      );
      for (let i = 0; i < rows; i++) ids[(columns.place[i] as number) - 1] = columns.id[i] as number;
      return ids;
    },
    async cite(endpoints) {
      isCited = await citeEvents(connection, endpoints);
    },
    countRows: (query) => countRows(connection, tableFor(query), query),
    rows: (query) => queryRows(connection, tableFor(query), query),
    async *rejects(limit = Number.MAX_SAFE_INTEGER) {
      for (let offset = 0; offset < limit; offset += REJECTS_A_PAGE) {
        const count = Math.min(REJECTS_A_PAGE, limit - offset);
        // The table lies in this order, so that a page costs no sort: rowids are dense.
        const { rows, columns } = await readColumns(
          connection,
          `SELECT source, line, "column" AS fault, reason FROM rejects WHERE rowid >= ${offset} AND rowid < ${offset + count} ORDER BY rowid`,
          { source: 'int32', line: 'float64', fault: 'text', reason: 'text' },
        );
        for (let i = 0; i < rows; i++) yield toReject(sources, columns.source[i], columns.line[i], columns.fault[i], columns.reason[i]);
        if (rows < count) return;
      }
    },
    async close() {
      database.close();
    },
  };
}

function toReject(sources: readonly Source[], source = -1, line = 0, fault = '', reason = ''): Reject {
  if (!isReason(reason)) throw new TypeError('a reason outside the closed set');
  return { file: (sources[source] as Source).path, line, column: fault === '' ? undefined : fault, reason };
}
