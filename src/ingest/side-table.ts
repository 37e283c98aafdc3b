import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { KnownFailure } from '../model/failure.ts';

/** A small table that a person made, beside the logs: all texts, the first column naming endpoints unless stated otherwise. */
export interface SideTableFile {
  readonly columns: readonly string[];
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads a delimited table with a header.
 * @throws KnownFailure 'unreadable' where the file cannot be read; 'usage' where it has no rows, or a row of another length
 */
export async function readSideTable(file: string): Promise<SideTableFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new KnownFailure('unreadable', `The side table could not be read (${code})`, {
      where: file,
      remedy: 'Name a CSV file that exists, with a header.',
    });
  }
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const [columns, ...rows] = data;
  const fault = errors.find(({ type }) => type !== 'Delimiter');
  const uneven = rows.findIndex((row) => row.length !== columns?.length);
  if (fault || uneven >= 0) {
    throw new KnownFailure('usage', 'A row of the side table does not have the columns of its header', {
      where: `${file}, row ${(fault?.row ?? uneven + 1) + 1}`,
      remedy: 'Quote fields that hold the delimiter.',
    });
  }
  if (!columns || rows.length === 0)
    throw new KnownFailure('usage', 'The side table has no rows', {
      where: file,
      remedy: 'Give a CSV file with a header and at least one row.',
    });
  return { columns: columns.map((name) => name.trim()), rows };
}

/** One endpoint's new name. */
export interface Rename {
  readonly endpoint: string;
  readonly name: string;
}

interface RenameSpec {
  readonly file: string;
  readonly key: string | undefined;
  readonly name: string | undefined;
}

/** `FILE` or `FILE:KEY:NAME`; a file name may itself hold colons, as long as it does not end in two of them. */
function parseSpec(text: string): RenameSpec {
  const [, file, key, name] = /^(.+):([^:/\\]+):([^:/\\]+)$/.exec(text) ?? [];
  return { file: file ?? text, key, name };
}

function columnIndex(columns: readonly string[], wanted: string | undefined, otherwise: number, where: string): number {
  const index = wanted === undefined ? otherwise : columns.indexOf(wanted);
  if (index >= 0 && index < columns.length) return index;
  throw new KnownFailure(
    'usage',
    wanted === undefined ? 'The side table needs two columns: endpoint and name' : `The side table has no column ${wanted}`,
    {
      where,
      remedy: `Its columns are: ${columns.join(', ')}.`,
    },
  );
}

/**
 * Reads new names for endpoints: the first two columns, or those that `FILE:KEY:NAME` states. Rows without a name are left out.
 * @param merges whether several endpoints may get one name, which makes them one
 * @throws KnownFailure 'usage' where an endpoint gets two names, or, unless `merges`, two endpoints get one
 */
export async function readRenames(spec: string, merges: boolean): Promise<Rename[]> {
  const { file, key, name } = parseSpec(spec);
  const { columns, rows } = await readSideTable(file);
  const from = columnIndex(columns, key, 0, file);
  const to = columnIndex(columns, name, 1, file);
  const byEndpoint = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const [i, row] of rows.entries()) {
    const rename: Rename = { endpoint: (row[from] as string).trim(), name: (row[to] as string).trim() };
    if (rename.endpoint === '' || rename.name === '') continue;
    const other = byEndpoint.get(rename.endpoint);
    const taken = byName.get(rename.name);
    if (other !== undefined && other !== rename.name) {
      throw new KnownFailure('usage', 'The side table gives one endpoint two names', {
        where: `${file}, row ${i + 2}`,
        remedy: 'Leave one name an endpoint.',
      });
    }
    if (!merges && taken !== undefined && taken !== rename.endpoint) {
      throw new KnownFailure('usage', 'The side table gives two endpoints one name', {
        where: `${file}, row ${i + 2}`,
        remedy: 'Use --aliases if they are one person, or another column: FILE:KEY:NAME.',
      });
    }
    byEndpoint.set(rename.endpoint, rename.name);
    byName.set(rename.name, rename.endpoint);
  }
  return [...byEndpoint].map(([endpoint, name]) => ({ endpoint, name }));
}
