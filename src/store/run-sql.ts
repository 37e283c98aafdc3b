import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { hideRows } from './hide-rows.ts';

export type Parameters = Readonly<Record<string, number | string | bigint>>;

const loaded = new Map<string, string>();

/** Text of an SQL file of this folder, read once. @param name path below `store/`, without the extension */
export function sqlFile(name: string): string {
  let text = loaded.get(name);
  if (text === undefined) {
    text = readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
    loaded.set(name, text);
  }
  return text;
}

/** Runs one or more statements. @returns rows changed by the last one @throws an error that names no row */
export async function run(connection: DuckDBConnection, sql: string, parameters?: Parameters): Promise<number> {
  try {
    return (await connection.run(sql, parameters === undefined ? undefined : { ...parameters })).rowsChanged;
  } catch (error) {
    throw hideRows(error, 'run a statement');
  }
}

/** SQL text literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A path as a literal. The database expands patterns in file names: `a[1].csv` would silently read `a1.csv`. */
export const exactPath = (path: string): string => literal(path.replace(/[*?[]/g, '[$&]'));
