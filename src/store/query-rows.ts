import type { DuckDBConnection } from '@duckdb/node-api';
import type { EvidenceRow } from '../model/analysis.ts';
import { EVENT_KIND_NAMES, EVENT_KINDS, type EventKind } from '../model/event.ts';
import { withLines } from './line-of.ts';
import { readColumns } from './read-columns.ts';
import { run } from './run-sql.ts';
import type { RowQuery } from './store.ts';

const KIND_OF_CODE: ReadonlyMap<number, EventKind> = new Map(EVENT_KIND_NAMES.map((name) => [EVENT_KINDS[name].code, name]));

const integers = (values: Iterable<number>): string => {
  const list = [...values];
  if (!list.every(Number.isSafeInteger)) throw new TypeError('ids and instants are integers');
  return list.length === 0 ? 'NULL' : list.join(', ');
};
const codes = (kinds: readonly EventKind[]): string => integers(kinds.map((kind) => EVENT_KINDS[kind].code));

const ACTIVE = codes(EVENT_KIND_NAMES.filter((kind) => EVENT_KINDS[kind].activity));
const MUTUAL = codes(EVENT_KIND_NAMES.filter((kind) => EVENT_KINDS[kind].activity && !EVENT_KINDS[kind].directed));

/** Time, then content; the place in the input only parts rows that are equal. */
const KEYS = ['"at"', 'kind', 'actor', 'peer', 'via', 'duration', 'bytes_out', 'bytes_in', 'place', 'message', '"row"'];
const ordered = (way: 'ASC' | 'DESC'): string => KEYS.map((key) => `${key} ${way} NULLS ${way === 'ASC' ? 'FIRST' : 'LAST'}`).join(', ');

type EventTable = 'events' | 'cited';

/** Memberships of several of the endpoints in one organisation. */
const shared = (table: EventTable, ids: string): string => {
  const member = `actor IN (${ids}) AND peer IS NULL AND kind = ${EVENT_KINDS.tie.code}`;
  return `(${member} AND via IN (SELECT via FROM ${table} WHERE ${member} GROUP BY via HAVING count(DISTINCT actor) > 1))`;
};

function condition(
  table: EventTable,
  { endpoints, between, active, placed, kinds, from, to, setAside }: Omit<RowQuery, 'take' | 'limit'>,
): string {
  const ids = integers(endpoints);
  const parts = between
    ? [`((actor IN (${ids}) AND peer IN (${ids}) AND actor <> peer) OR ${shared(table, ids)})`]
    : [active ? `(actor IN (${ids}) OR (kind IN (${MUTUAL}) AND peer IN (${ids})))` : `(actor IN (${ids}) OR peer IN (${ids}))`];
  // Evidence of a claim counts what the claim counts.
  if (setAside === undefined) parts.push('NOT keep_alive');
  if (setAside === 'only') parts.push('keep_alive');
  if (active) parts.push(`kind IN (${ACTIVE})`);
  if (placed) parts.push(`actor IN (${ids}) AND place IS NOT NULL`);
  if (kinds !== undefined) parts.push(`kind IN (${codes(kinds)})`);
  if (from !== undefined) parts.push(`"at" >= ${integers([Math.ceil(from)])}`);
  if (to !== undefined) parts.push(`"at" <= ${integers([Math.floor(to)])}`);
  return parts.join(' AND ');
}

/** Makes `cited` hold every event of these endpoints. @returns whether a query can be answered from it */
export async function citeEvents(
  connection: DuckDBConnection,
  endpoints: readonly number[],
): Promise<(query: Pick<RowQuery, 'endpoints'>) => boolean> {
  const ids = integers(endpoints);
  await run(connection, `CREATE OR REPLACE TEMP TABLE cited AS SELECT * FROM events WHERE actor IN (${ids}) OR peer IN (${ids})`);
  const known = new Set(endpoints);
  return ({ endpoints: asked }) => asked.every((id) => known.has(id));
}

export async function countRows(connection: DuckDBConnection, table: EventTable, query: Omit<RowQuery, 'take' | 'limit'>): Promise<number> {
  const { columns } = await readColumns(connection, `SELECT count(*) AS n FROM ${table} WHERE ${condition(table, query)}`, {
    n: 'float64',
  });
  return columns.n[0] as number;
}

const EVIDENCE = {
  source: 'int32',
  line: 'float64',
  at: 'float64',
  kind: 'uint8',
  actor: 'int32',
  peer: 'int32',
  via_name: 'text',
  has_via: 'uint8',
  duration: 'float64',
  keep_alive: 'uint8',
} as const;

export async function queryRows(connection: DuckDBConnection, table: EventTable, query: RowQuery): Promise<EvidenceRow[]> {
  const way = query.take === 'first' ? 'ASC' : 'DESC';
  const cited = `SELECT * FROM ${table} WHERE ${condition(table, query)} ORDER BY ${ordered(way)} LIMIT ${integers([query.limit])}`;
  const { rows, columns } = await readColumns(
    connection,
    `SELECT source, line, "at", kind, actor, peer, vias.name AS via_name, via IS NOT NULL AS has_via, duration, keep_alive
     FROM (${withLines(cited)}) AS cited LEFT JOIN vias ON vias.id = via ORDER BY ${ordered('ASC')}`,
    EVIDENCE,
  );
  const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return Array.from({ length: rows }, (_, i) => ({
    source: columns.source[i] as number,
    line: columns.line[i] as number,
    at: orNull(columns.at[i] as number),
    kind: KIND_OF_CODE.get(columns.kind[i] as number) as EventKind,
    actor: columns.actor[i] as number,
    peer: columns.peer[i] === -1 ? null : (columns.peer[i] as number),
    via: columns.has_via[i] === 1 ? (columns.via_name[i] as string) : null,
    duration: orNull(columns.duration[i] as number),
    keepAlive: columns.keep_alive[i] === 1,
  }));
}
