import Papa from 'papaparse';
import { HEADER_FIELDS, namesContent, rankName } from './header-names.ts';
import type { Sample } from './sample.ts';

/** A delimited file as papaparse sees its beginning. */
export interface TableSample {
  readonly delimiter: string;
  readonly quote: '"' | '';
  readonly comment: '#' | '';
  readonly rows: readonly (readonly string[])[];
}

const DELIMITERS = [',', '\t', ';', '|'];

/** Comments are lines with `#` before the table; a header may begin with `#` itself, and has the delimiter of the rows below. */
function findComment(lines: readonly string[]): '#' | '' {
  const filled = lines.filter((line) => line.trim() !== '');
  const after = filled.find((line) => !line.startsWith('#'));
  const isComment = (line: string): boolean =>
    !DELIMITERS.some((char) => line.includes(char) && line.split(char).length === (after ?? '').split(char).length);
  return after !== undefined && filled[0]?.startsWith('#') && isComment(filled[0]) ? '#' : '';
}

/** Finds delimiter and quotes of the sample; undefined where it has no two columns throughout. A stated delimiter, quote or comment is taken as it is. */
export function sampleTable(
  { lines }: Sample,
  stated: { readonly delimiter?: string | undefined; readonly quote?: '"' | '' | undefined; readonly comment?: '#' | '' | undefined } = {},
): TableSample | undefined {
  const comment = stated.comment ?? findComment(lines);
  const kept = lines.filter((line) => line.trim() !== '' && !(comment !== '' && line.startsWith(comment)));
  if (kept.length === 0) return undefined;
  const blank = stated.delimiter === ' ';
  const text = (blank ? kept.map((line) => line.trim().replace(/[ \t]+/g, ' ')) : kept).join('\n');
  const parse = (quote: '"' | '') =>
    Papa.parse<string[]>(text, {
      newline: '\n',
      skipEmptyLines: true,
      ...(stated.delimiter === undefined ? { delimitersToGuess: DELIMITERS } : { delimiter: stated.delimiter }),
      ...(quote === '' && { fastMode: true }),
    });
  let quote = stated.quote ?? (blank ? '' : '"');
  const first = parse(quote);
  let { data, meta } = first;
  // Quotes that do not quote, such as inches, and a table that is even without them.
  if (stated.quote === undefined && quote === '"' && first.errors.filter(({ type }) => type === 'Quotes').length > 1) {
    const plain = parse('');
    if (plain.data.every((row) => row.length === plain.data[0]?.length)) {
      ({ data, meta } = plain);
      quote = '';
    }
  }
  const width = data[0]?.length ?? 0;
  const even = data.filter((row) => row.length === width);
  if (stated.delimiter === undefined && (width < 2 || even.length < 0.8 * data.length)) return undefined;
  return { delimiter: meta.delimiter, quote, comment, rows: even };
}

/** Columns by unique names: empty ones by their place, repeated ones with a number. */
export function nameColumns(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((text, i) => {
    const name = text.trim() === '' ? `column ${i + 1}` : text.trim();
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}

const isData = (cell: string): boolean =>
  /^[-+]?[0-9.,:/]+$/.test(cell) || /^\d{4}-\d\d-\d\d/.test(cell) || /@|^[0-9a-f]*:[0-9a-f:]+$/i.test(cell);

/** Short, of few words, and no sentence. */
const looksLikeName = (cell: string): boolean => cell.length <= 40 && cell.split(/\s+/).length <= 3 && !/[!?,;"]|\.$/.test(cell);

/**
 * Whether a first row names columns: no cell of it is a number, a time or an address, every cell looks like a name or two of them are
 * well-known ones, and either a name of it is known, or cells below are such.
 * Where nothing speaks for a header, the row is one of the log, and must not be shown.
 */
export function isHeader(row: readonly string[], below: readonly (readonly string[])[]): boolean {
  const cells = row.map((cell) => cell.trim());
  if (cells.some(isData) || cells.filter((cell) => cell !== '').length < cells.length / 2) return false;
  const isField = (cell: string): boolean => HEADER_FIELDS.some((field) => rankName(cell, field) !== undefined);
  if (!cells.every(looksLikeName) && cells.filter(isField).length < 2) return false;
  const differs = cells.some(
    (_, i) => below.length > 0 && below.filter((other) => isData((other[i] ?? '').trim())).length > below.length / 2,
  );
  return cells.some((cell) => cell.length <= 40 && (namesContent(cell) || isField(cell))) || differs;
}
