import { KnownFailure } from '../model/failure.ts';
import { hideRows } from './hide-rows.ts';
import { openDuckDB } from './open-duckdb.ts';
import { exactPath, literal } from './run-sql.ts';

/** The beginning of a Parquet file, as text. */
export interface ParquetSample {
  readonly columns: readonly string[];
  /** Values of the first rows, in the order of the columns; '' for none. */
  readonly rows: readonly (readonly string[])[];
  /** Whether these are all rows of the file. */
  readonly whole: boolean;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A column as text. Instants of a known zone become RFC 3339 in UTC; a time without a zone stays one. */
const asText = ({ name, type }: { readonly name: string; readonly type: string }): string =>
  type === 'TIMESTAMP WITH TIME ZONE'
    ? `strftime(make_timestamp(epoch_us(${quoted(name)})), '%Y-%m-%dT%H:%M:%S.%f') || 'Z'`
    : `CAST(${quoted(name)} AS VARCHAR)`;

/** What ails a file rather than the machine; its message would quote the log. */
const ofTheFile = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof KnownFailure) &&
  !/^(INTERRUPT|Out of Memory)|[Cc]ould not write|No space/.test(error.message);

async function withParquet<T>(
  path: string,
  use: (columns: { name: string; type: string }[], query: (sql: string) => Promise<unknown[][]>, from: string) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const database = await openDuckDB();
  const { connection } = database;
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener('abort', interrupt);
  try {
    const from = `read_parquet(${exactPath(path)}, hive_partitioning = false)`;
    const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRows() as unknown[][];
    const described = await query(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`);
    return await use(
      described.map(([name, type]) => ({ name: String(name), type: String(type) })),
      query,
      from,
    );
  } catch (error) {
    throw ofTheFile(error) ? Object.assign(new Error('broken Parquet'), { code: 'BROKEN_PARQUET' }) : hideRows(error, 'unpack a file');
  } finally {
    signal?.removeEventListener('abort', interrupt);
    database.close();
  }
}

/** Reads the names of the columns and at most `most` rows. @throws with code BROKEN_PARQUET where it is no whole Parquet file */
export const sampleParquet = (path: string, most: number): Promise<ParquetSample> =>
  withParquet(path, async (columns, query, from) => {
    const rows = await query(`SELECT ${columns.map(asText).join(', ')} FROM ${from} LIMIT ${most + 1}`);
    return {
      columns: columns.map(({ name }) => name),
      rows: rows.slice(0, most).map((row) => row.map((value) => (value === null ? '' : String(value)))),
      whole: rows.length <= most,
    };
  });

/**
 * Writes some columns of a Parquet file as JSON lines, one line a row and in its order, so that the number of a line is that of the row.
 * @throws with code BROKEN_PARQUET where it is no whole Parquet file
 */
export const unpackParquet = (path: string, used: readonly string[], target: string, signal?: AbortSignal): Promise<void> =>
  withParquet(
    path,
    async (columns, query, from) => {
      const taken = columns.filter(({ name }) => used.includes(name));
      const select = taken.map((column) => `${asText(column)} AS ${quoted(column.name)}`).join(', ');
      // A mapping may take everything from the file's name, and no column.
      await query(`COPY (SELECT ${select === '' ? '1 AS "row"' : select} FROM ${from}) TO ${literal(target)} (FORMAT json)`);
    },
    signal,
  );
