import { LOCAL_TROUBLES, type LocalTrouble } from '../formats/zone.ts';
import { EVENT_KIND_NAMES, EVENT_KINDS, type Event } from '../model/event.ts';
import type { RejectReason } from '../model/source.ts';
import { hideRows } from './hide-rows.ts';
import type { Database } from './open-duckdb.ts';
import { readColumns } from './read-columns.ts';
import { run, sqlFile } from './run-sql.ts';
import { type BulkFile, type BulkMode, stageStatement } from './stage-bulk.ts';

const KINDS = EVENT_KIND_NAMES.map((name) => {
  const { code, directed, activity, inward } = EVENT_KINDS[name];
  return `(${code}, '${name}', ${directed}, ${activity}, ${inward})`;
}).join(', ');

/** Identity of a source, as the store keeps it. */
interface StagedSource {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
}

/** Where records lie in their file, flat pairs: [ordinal, line, …] and [ordinal, lines, …]. */
export interface RecordPlaces {
  readonly breakpoints: readonly number[];
  readonly longRecords: readonly number[];
}

/** Adds records one by one, for the careful reader. */
interface CarefulRows {
  keep(event: Event, trouble: LocalTrouble): void;
  reject(line: number, lines: number, fault: string | undefined, reason: RejectReason): void;
}

/** The table that all inputs are read into, one file after the other: each file as a whole, or not at all. */
export interface Staging {
  /** Starts a file. Ends with {@link accept} or {@link drop}. */
  begin(): Promise<void>;
  /** @returns rows added, and how many of them are records rather than blank lines or comments @throws where the file is not what the layout says; the file must then be dropped */
  addBulk(file: BulkFile, mode: BulkMode): Promise<{ readonly rows: number; readonly records: number }>;
  /** @returns rows kept by `write` */
  addCarefully(write: (rows: CarefulRows) => Promise<void>): Promise<number>;
  accept(source: StagedSource, rows: number, places: RecordPlaces): Promise<void>;
  drop(): Promise<void>;
  /** Names of the log → names to use. */
  rename(names: ReadonlyMap<string, string>): Promise<void>;
}

/** Creates the tables of the store, and the staging of its inputs. */
export async function openStaging(database: Database): Promise<Staging> {
  const { connection } = database;
  // In one transaction: each one is a wait for the disk.
  await run(connection, `BEGIN TRANSACTION; ${sqlFile('schema')} ${sqlFile('staging')} INSERT INTO kinds VALUES ${KINDS}; COMMIT`);
  let sources = 0;
  let staged = 0;

  async function append(table: string, rows: Iterable<readonly (string | bigint)[]>): Promise<void> {
    const appender = await connection.createAppender(table);
    for (const row of rows) {
      for (const value of row) {
        if (typeof value === 'bigint') appender.appendBigInt(value);
        else appender.appendVarchar(value);
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  function* triples(pairs: readonly number[]): Generator<bigint[]> {
    for (let i = 0; i < pairs.length; i += 2) yield [BigInt(sources), BigInt(pairs[i] as number), BigInt(pairs[i + 1] as number)];
  }

  return {
    begin: async () => {
      await run(connection, 'BEGIN TRANSACTION');
    },
    async addBulk(file, mode) {
      const rows = await run(connection, stageStatement(file, mode));
      const { columns } = await readColumns(
        connection,
        `SELECT count(*) AS n FROM staging WHERE rowid >= ${staged} AND reason IN ('blank', 'comment')`,
        { n: 'float64' },
      );
      return { rows, records: rows - (columns.n[0] as number) };
    },
    addCarefully: (write) => addCarefully(database, sources, write),
    async accept({ path, sha256, bytes, format }, rows, { breakpoints, longRecords }) {
      await run(connection, 'INSERT INTO sources VALUES ($id, $path, $sha256, $bytes, $format, $first, $rows)', {
        id: sources,
        path,
        sha256,
        bytes: BigInt(bytes),
        format,
        first: BigInt(staged),
        rows: BigInt(rows),
      });
      await append('breakpoints', triples(breakpoints));
      await append('long_records', triples(longRecords));
      await run(connection, 'COMMIT');
      sources += 1;
      staged += rows;
    },
    drop: async () => {
      await run(connection, 'ROLLBACK');
    },
    rename: (names) => append('renames', names),
  };
}

async function addCarefully({ connection }: Database, source: number, write: (rows: CarefulRows) => Promise<void>): Promise<number> {
  const kept = await connection.createAppender('staging');
  const refused = await connection.createAppender('refused_carefully');
  const text = (value: string | undefined): void => (value === undefined ? kept.appendNull() : kept.appendVarchar(value));
  const whole = (value: number | undefined): void => (value === undefined ? kept.appendNull() : kept.appendBigInt(BigInt(value)));
  let rows = 0;
  const failed = (error: unknown): Error => hideRows(error, 'add rows');
  await write({
    keep(event, trouble) {
      whole(event.at);
      kept.appendUTinyInt(EVENT_KINDS[event.kind].code);
      text(event.actor);
      text(event.peer);
      text(event.via);
      whole(event.duration);
      whole(event.bytesOut);
      whole(event.bytesIn);
      text(event.place);
      text(event.message);
      kept.appendNull();
      kept.appendNull();
      kept.appendUTinyInt(LOCAL_TROUBLES.indexOf(trouble));
      kept.endRow();
      rows += 1;
    },
    reject(line, lines, fault, reason) {
      refused.appendInteger(source);
      refused.appendBigInt(BigInt(line));
      if (fault === undefined) refused.appendNull();
      else refused.appendVarchar(fault);
      refused.appendVarchar(reason);
      refused.appendBigInt(BigInt(lines));
      refused.endRow();
    },
  });
  try {
    kept.closeSync();
    refused.closeSync();
  } catch (error) {
    throw failed(error);
  }
  return rows;
}
