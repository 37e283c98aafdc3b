import {
  type Duration,
  EVENT_FIELDS,
  EVENT_KIND_NAMES,
  EVENT_KINDS,
  type EventField,
  type EventKind,
  type Instant,
} from '../model/event.ts';
import { markKeepAlives } from './mark-keep-alives.ts';
import type { Database } from './open-duckdb.ts';
import { readColumns } from './read-columns.ts';
import { run, sqlFile } from './run-sql.ts';

export interface SettleOptions {
  /** Whether any plan maps `message`, so that copies can be known by identity. */
  readonly identities: boolean;
  /** Whether the reader declared that sources overlap. */
  readonly overlap: boolean;
  /** µs */
  readonly clockStep: Duration;
}

/** What became of one source's rows, in the order of sources. */
export interface SettledSource {
  readonly kept: number;
  readonly rejected: Readonly<Record<string, number>>;
  readonly duplicate: number;
  /** Physical lines of those rows. */
  readonly rejectedLines: number;
  readonly duplicateLines: number;
  readonly repeated: number;
  /** Kept rows, duplicates included, whose local time does not exist, or exists twice. */
  readonly nonexistentTimes: number;
  readonly ambiguousTimes: number;
  readonly first: Instant | undefined;
  readonly last: Instant | undefined;
}

export interface Settled {
  readonly sources: readonly SettledSource[];
  readonly present: Readonly<Record<EventField, number>>;
  readonly kinds: Readonly<Partial<Record<EventKind, number>>>;
  readonly parties: { readonly endpoints: number; readonly most: number };
  /** Names that a side table changed, and how many names fewer there are for it. */
  readonly renamed: number;
  readonly merged: number;
}

const COLUMN_OF: Readonly<Record<EventField, string>> = {
  at: '"at"',
  kind: 'kind',
  actor: 'actor',
  peer: 'peer',
  via: 'via',
  duration: 'duration',
  bytesOut: 'bytes_out',
  bytesIn: 'bytes_in',
  place: 'place',
  message: 'message',
};

const IN_SOURCE = 'JOIN sources ON "row" >= sources.first_row AND "row" < sources.first_row + sources.rows';

/** Turns `staging` into the store's tables, and drops it. `sources` and `breakpoints` must be complete. */
export async function settle(database: Database, options: SettleOptions): Promise<Settled> {
  const { connection } = database;
  await run(connection, sqlFile('settle/rejects'));
  if (options.identities) await run(connection, sqlFile('settle/identities'));
  if (options.overlap) await run(connection, sqlFile('settle/overlaps'));
  await run(connection, sqlFile('settle/endpoints'));
  await run(connection, sqlFile('settle/events'));
  const renames = await readColumns(
    connection,
    'SELECT count(*) FILTER (endpoint <> name) AS renamed, count(*) - count(DISTINCT endpoint) AS merged FROM known_names',
    { renamed: 'float64', merged: 'float64' },
  );
  const troubles = await readColumns(connection, sqlFile('settle/count-troubles'), {
    id: 'int32',
    nonexistent: 'float64',
    ambiguous: 'float64',
  });
  await run(connection, sqlFile('settle/sweep'));
  const repeated = await markKeepAlives(connection, options.clockStep);
  const counted = await countSources(database, repeated);
  const sources = counted.map((source, id) => {
    const i = troubles.columns.id.indexOf(id);
    return { ...source, nonexistentTimes: troubles.columns.nonexistent[i] ?? 0, ambiguousTimes: troubles.columns.ambiguous[i] ?? 0 };
  });
  await run(connection, 'DROP TABLE duplicates; DROP TABLE refused; DROP TABLE long_records');
  return {
    sources,
    ...(await countFields(database)),
    renamed: renames.columns.renamed[0] as number,
    merged: renames.columns.merged[0] as number,
  };
}

async function countSources(
  { connection }: Database,
  repeated: ReadonlyMap<number, number>,
): Promise<Omit<SettledSource, 'nonexistentTimes' | 'ambiguousTimes'>[]> {
  const bySource = { id: 'int32', kept: 'float64', first: 'float64', last: 'float64' } as const;
  const kept = await readColumns(
    connection,
    `SELECT id, coalesce(kept, 0) AS kept, "first", "last" FROM sources LEFT JOIN (
       SELECT sources.id, count(*) AS kept, min("at") AS "first", max("at") AS "last" FROM events ${IN_SOURCE} GROUP BY sources.id
     ) USING (id) ORDER BY id`,
    bySource,
  );
  const removed = await readColumns(connection, sqlFile('settle/count-duplicates'), { id: 'int32', n: 'float64', lines: 'float64' });
  const refused = await readColumns(connection, sqlFile('settle/count-rejects'), {
    id: 'int32',
    reason: 'text',
    n: 'float64',
    lines: 'float64',
  });
  const rejected = Array.from(kept.columns.id, () => ({ lines: 0, reasons: {} as Record<string, number> }));
  for (let i = 0; i < refused.rows; i++) {
    const source = rejected[refused.columns.id[i] as number] as (typeof rejected)[number];
    source.reasons[refused.columns.reason[i] as string] = refused.columns.n[i] as number;
    source.lines += refused.columns.lines[i] as number;
  }
  const instant = (value: number): Instant | undefined => (Number.isNaN(value) ? undefined : value);
  return Array.from(kept.columns.id, (id, i) => {
    const removedAt = removed.columns.id.indexOf(id);
    return {
      kept: kept.columns.kept[i] as number,
      rejected: rejected[id]?.reasons ?? {},
      rejectedLines: rejected[id]?.lines ?? 0,
      duplicate: removed.columns.n[removedAt] ?? 0,
      duplicateLines: removed.columns.lines[removedAt] ?? 0,
      repeated: repeated.get(id) ?? 0,
      first: instant(kept.columns.first[i] as number),
      last: instant(kept.columns.last[i] as number),
    };
  });
}

async function countFields({ connection }: Database): Promise<Pick<Settled, 'present' | 'kinds' | 'parties'>> {
  const counts = EVENT_FIELDS.map((field) => `count(${COLUMN_OF[field]}) AS "${field}"`);
  const fields = await readColumns(
    connection,
    `SELECT ${counts.join(', ')} FROM events`,
    Object.fromEntries(EVENT_FIELDS.map((field) => [field, 'float64'])) as Record<EventField, 'float64'>,
  );
  const kinds = await readColumns(connection, 'SELECT kind, count(*) AS n FROM events GROUP BY kind ORDER BY kind', {
    kind: 'int32',
    n: 'float64',
  });
  const parties = await readColumns(connection, 'SELECT count(*) AS n, coalesce(max(events), 0) AS most FROM endpoints', {
    n: 'float64',
    most: 'float64',
  });
  return {
    parties: { endpoints: parties.columns.n[0] as number, most: parties.columns.most[0] as number },
    present: Object.fromEntries(EVENT_FIELDS.map((field) => [field, fields.columns[field][0] as number])) as Record<EventField, number>,
    kinds: Object.fromEntries(
      Array.from(kinds.columns.kind, (code, i) => [
        EVENT_KIND_NAMES.find((name) => EVENT_KINDS[name].code === code) as EventKind,
        kinds.columns.n[i] as number,
      ]),
    ),
  };
}
