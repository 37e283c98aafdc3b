import Papa from 'papaparse';
import { OBSERVERS } from '../simulate/observers/registry.ts';
import { csvColumns } from '../simulate/observers/row.ts';
import type { Truth } from '../simulate/truth.ts';
import { writeParquet } from '../store/write-parquet.ts';
import type { UnfinishedFolder } from './unfinished-folder.ts';

const TABLE_TYPES: Readonly<Record<string, string>> = { number: 'DOUBLE', boolean: 'BOOLEAN', string: 'VARCHAR' };

/** Columns in step, as a CSV and the SQL types of its columns. */
function tabulate(columns: Readonly<Record<string, readonly unknown[]>>): { csv: string; types: Record<string, string> } {
  const names = Object.keys(columns);
  const rows = (columns[names[0] as string] ?? []).map((_, i) => names.map((name) => columns[name]?.[i]));
  return {
    csv: `${Papa.unparse({ fields: names, data: rows }, { newline: '\n' })}\n`,
    types: Object.fromEntries(names.map((name) => [name, TABLE_TYPES[typeof columns[name]?.[0]] ?? 'VARCHAR'])),
  };
}

/** Turns the CSV logs of a folder into Parquet, and adds the tables of the truth, of people and of ties, as `truth-….parquet`. */
export async function toParquet(files: UnfinishedFolder, truth: Truth, signal: AbortSignal): Promise<void> {
  for (const { id, file } of truth.observers) {
    signal.throwIfAborted();
    const target = files.newPath();
    await writeParquet(files.pathOf(file), target, csvColumns(OBSERVERS[id].fields));
    files.adopt(`${id}.parquet`, target, file);
  }
  for (const [name, columns] of Object.entries({ people: truth.people, ties: truth.ties })) {
    const { csv, types } = tabulate(columns as Readonly<Record<string, readonly unknown[]>>);
    files.append(`truth-${name}.csv`, csv);
    const target = files.newPath();
    await writeParquet(files.pathOf(`truth-${name}.csv`), target, types);
    files.adopt(`truth-${name}.parquet`, target, `truth-${name}.csv`);
  }
}
