import type { ReadPlan } from '../formats/read-plan.ts';
import { recordSql } from '../formats/record-sql.ts';
import { exactPath, literal } from './run-sql.ts';

/** How the bulk reader takes a file apart. */
export type BulkMode =
  /** One row a physical line, taken apart in SQL: for files without quoted fields. Places in the input are lines. */
  | 'lines'
  /** One row a record, taken apart by the CSV reader: for files with quoted fields, all of them well formed. */
  | 'quoted';

export interface BulkFile {
  /** Absolute, and known to exist. */
  readonly path: string;
  readonly gzip: boolean;
  readonly plan: ReadPlan;
  /** Physical lines before the first record: header, and what stands before it. */
  readonly skip: number;
}

/** A delimiter that no log holds: one that does fails the read, and the file goes to the careful reader. */
const NO_DELIMITER = literal('\u0001');

function readCsv(file: BulkFile, columns: readonly string[], dialect: string): string {
  const types = columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ');
  return (
    `read_csv(${exactPath(file.path)}, auto_detect = false, header = false, skip = ${file.skip}, ${dialect}, strict_mode = true, ` +
    `compression = '${file.gzip ? 'gzip' : 'none'}', hive_partitioning = false, columns = {${types}})`
  );
}

/** Splits at runs of blanks and tabs, as the careful reader does; the regular expression only where it is needed. */
const atBlanks = (line: string): string =>
  `string_split(CASE WHEN contains(${line}, '  ') OR contains(${line}, chr(9)) THEN regexp_replace(trim(${line}, ' ' || chr(9)), '[ \\t]+', ' ', 'g') ELSE trim(${line}) END, ' ')`;

const BLANK = `trim(line, ' ' || chr(9)) = ''`;

/** A relation with the columns that the conversion reads, and `defect`: why a line is no record, or NULL. */
function fromLines(file: BulkFile): string {
  const { layout } = file.plan;
  const raw = `SELECT coalesce(line, '') AS line FROM ${readCsv(file, ['line'], `delim = ${NO_DELIMITER}, quote = '', escape = ''`)}`;
  if (layout.kind === 'json-lines') return `(SELECT line AS raw, CASE WHEN ${BLANK} THEN 'blank' END AS defect FROM (${raw}))`;
  const comment = layout.comment === '' ? '' : ` WHEN starts_with(line, ${literal(layout.comment)}) THEN 'comment'`;
  const fields = layout.delimiter === ' ' ? atBlanks('line') : `string_split(line, ${literal(layout.delimiter)})`;
  const defect = `CASE WHEN ${BLANK} THEN 'blank'${comment} WHEN len(fields) <> ${layout.columns.length} THEN 'field-count' END`;
  const columns = layout.columns.map((_, i) => `fields[${i + 1}] AS c${i}`).join(', ');
  return `(SELECT ${columns}, ${defect} AS defect FROM (SELECT line, ${fields} AS fields FROM (${raw})))`;
}

function fromRecords(file: BulkFile): string {
  const { layout } = file.plan;
  if (layout.kind !== 'delimited') throw new TypeError('only delimited text has quoted fields');
  const names = layout.columns.map((_, i) => `c${i}`);
  return `(SELECT *, NULL AS defect FROM ${readCsv(file, names, `delim = ${literal(layout.delimiter)}, quote = '"', escape = '"'`)})`;
}

/** The statement that adds a file to `staging`, one row a line or a record, in the file's order. */
export function stageStatement(file: BulkFile, mode: BulkMode): string {
  const { select, faults } = recordSql(file.plan);
  const reasons = faults.map(({ reason }, i) => `WHEN ${i} THEN ${literal(reason)}`);
  const columns = faults.map(({ column }, i) => `WHEN ${i} THEN ${column === undefined ? 'NULL' : literal(column)}`);
  return `INSERT INTO staging
SELECT
  "at", kind, actor, peer, via, duration, bytes_out, bytes_in, place, message,
  coalesce(defect, CASE fault ${reasons.join(' ')} END),
  CASE WHEN defect IS NULL THEN CASE fault ${columns.join(' ')} END END,
  trouble
FROM (${select(mode === 'lines' ? fromLines(file) : fromRecords(file), ['defect'])})`;
}
