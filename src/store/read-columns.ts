import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { hideRows } from './hide-rows.ts';
import type { Parameters } from './run-sql.ts';
import type { ColumnArrays, ColumnsOf, ColumnType } from './store.ts';

type TypedColumn = Float64Array | Int32Array | Uint8Array;
const TYPED = { float64: Float64Array, int32: Int32Array, uint8: Uint8Array } as const;
const SQL_TYPES = { float64: 'DOUBLE', int32: 'INTEGER', uint8: 'UTINYINT', text: 'VARCHAR' } as const;
const MISSING = { float64: Number.NaN, int32: -1, uint8: 0 } as const;

/** Takes the columns of one chunk: views that are valid until the next one, NULL already replaced. */
export type ChunkColumns<T extends Readonly<Record<string, ColumnType>>> = (chunk: ColumnsOf<T>, rows: number) => void;

/** Bytes of a vector as they lie in the database, which the typed reader exposes only by value. */
interface RawVector {
  readonly items: TypedColumn;
  /** `data` is null where no value is NULL. */
  readonly validity: { itemValid(index: number): boolean; readonly data: BigUint64Array | null };
}

function typedColumn(chunk: DuckDBDataChunk, column: number, type: Exclude<ColumnType, 'text'>): TypedColumn {
  const { items, validity } = chunk.getColumnVector(column) as unknown as RawVector;
  if (!(items instanceof TYPED[type])) throw new TypeError(`column ${column} is not ${SQL_TYPES[type]}`);
  if (validity.data === null) return items;
  const values = items.slice();
  for (let i = 0; i < values.length; i++) if (!validity.itemValid(i)) values[i] = MISSING[type];
  return values;
}

const FIRST_ROWS = 4096;

const lastOf = new WeakMap<DuckDBConnection, Promise<unknown>>();

/** One result at a time: a second query on a connection ends the first one's stream without a word. */
function inTurn<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  const turn = (lastOf.get(connection) ?? Promise.resolve()).then(work, work);
  lastOf.set(
    connection,
    turn.catch(() => undefined),
  );
  return turn;
}

/**
 * Streams a result, chunk by chunk.
 * @param columns types by name, of the result's columns; each is cast to the stated type by the database, which range-checks it
 */
export function streamColumns<T extends Readonly<Record<string, ColumnType>>>(
  connection: DuckDBConnection,
  sql: string,
  columns: T,
  parameters: Parameters | undefined,
  visit: ChunkColumns<T>,
): Promise<void> {
  return inTurn(connection, () => stream(connection, sql, columns, parameters, visit));
}

async function stream<T extends Readonly<Record<string, ColumnType>>>(
  connection: DuckDBConnection,
  sql: string,
  columns: T,
  parameters: Parameters | undefined,
  visit: ChunkColumns<T>,
): Promise<void> {
  const names = Object.keys(columns);
  const list = names.map((name) => `"${name}"::${SQL_TYPES[columns[name] as ColumnType]}`).join(', ');
  try {
    const result = await connection.stream(`SELECT ${list} FROM (${sql}\n)`, parameters === undefined ? undefined : { ...parameters });
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      const read: Record<string, TypedColumn | string[]> = {};
      names.forEach((name, i) => {
        const type = columns[name] as ColumnType;
        read[name] =
          type === 'text' ? chunk.getColumnValues(i).map((value) => (value === null ? '' : String(value))) : typedColumn(chunk, i, type);
      });
      visit(read as ColumnsOf<T>, chunk.rowCount);
    }
  } catch (error) {
    throw hideRows(error, 'read a result');
  }
}

/** Reads a result whole. Each column grows by doubling, and is cut to its length at the end. */
export async function readColumns<T extends Readonly<Record<string, ColumnType>>>(
  connection: DuckDBConnection,
  sql: string,
  columns: T,
  parameters?: Parameters,
): Promise<{ readonly rows: number; readonly columns: ColumnsOf<T> }> {
  const names = Object.keys(columns);
  const grown: Record<string, TypedColumn | string[]> = {};
  for (const name of names) {
    const type = columns[name] as ColumnType;
    grown[name] = type === 'text' ? [] : new TYPED[type](FIRST_ROWS);
  }
  let rows = 0;
  await streamColumns(connection, sql, columns, parameters, (chunk, count) => {
    for (const name of names) {
      const values = (chunk as Record<string, ColumnArrays[ColumnType]>)[name] as ColumnArrays[ColumnType];
      let column = grown[name] as TypedColumn | string[];
      if (Array.isArray(column)) {
        for (const value of values as string[]) column.push(value);
        continue;
      }
      if (rows + count > column.length) {
        const larger = new TYPED[columns[name] as Exclude<ColumnType, 'text'>](Math.max(column.length * 2, rows + count));
        larger.set(column);
        column = larger;
        grown[name] = column;
      }
      column.set(values as TypedColumn, rows);
    }
    rows += count;
  });
  for (const name of names) {
    const column = grown[name] as TypedColumn | string[];
    if (!Array.isArray(column)) grown[name] = column.length === rows ? column : column.slice(0, rows);
  }
  return { rows, columns: grown as ColumnsOf<T> };
}
