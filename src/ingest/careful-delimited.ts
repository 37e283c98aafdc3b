import type { ReadPlan } from '../formats/read-plan.ts';
import { usedColumns } from '../formats/record-columns.ts';
import { recordReader } from '../formats/record-reader.ts';
import type { RejectReason } from '../model/source.ts';
import type { Bookkeeper, CarefulRow } from './careful-account.ts';
import { splitLines } from './careful-lines.ts';
import { createRecordAssembler, type Piece } from './careful-records.ts';

interface Columns {
  readonly width: number;
  /** Where each used column stands. */
  readonly positions: readonly number[];
  /** Rows here belong to another kind of log. */
  readonly foreign: boolean;
}

/**
 * Follows the header blocks of a concatenated Zeek log: columns may come in another order further down,
 * and a block of another log holds no rows of this one.
 */
function followDirectives(plan: ReadPlan, delimiter: string): { now(): Columns; read(comment: string): void } {
  const used = usedColumns(plan.record);
  const place = (columns: readonly string[]): readonly number[] => used.map((column) => columns.indexOf(column));
  let columns: Columns = { width: plan.layout.columns.length, positions: place(plan.layout.columns), foreign: false };
  let path: string | undefined;
  return {
    now: () => columns,
    read(comment) {
      const [directive, ...values] = comment.split(delimiter);
      if (directive === '#path') {
        path ??= values[0];
        columns = { ...columns, foreign: values[0] !== path };
      }
      if (directive === '#fields') columns = { ...columns, width: values.length, positions: place(values) };
    },
  };
}

/**
 * Reads a delimited file with care rather than speed: exact lines under any line ends, multi-line records, stray quotes, NUL, broken UTF-8.
 * Yields batches of rows in the order of the file; the accounts are complete at the end.
 * @param chunks the text of the file, decompressed @param plan with a delimited layout
 */
export async function* readDelimited(chunks: AsyncIterable<Uint8Array>, plan: ReadPlan, books: Bookkeeper): AsyncGenerator<CarefulRow[]> {
  const { layout } = plan;
  if (layout.kind !== 'delimited') throw new TypeError('The plan is not of a delimited file');
  const convert = recordReader(plan);
  const assembler = createRecordAssembler(layout, layout.columns.length);
  const isZeek = layout.comment === '#' && layout.delimiter === '\t';
  const directives = followDirectives(plan, layout.delimiter);
  let headersLeft: number = layout.headerLines;

  function take(piece: Piece): CarefulRow | undefined {
    const { line, lines } = piece;
    const refuse = (reason: RejectReason): CarefulRow => books.addRow(line, lines, { fault: { reason, column: undefined } });
    if (piece.kind === 'blank' || piece.kind === 'comment') {
      if (piece.kind === 'comment' && isZeek) directives.read(piece.text);
      books.addLine(piece.kind);
      return undefined;
    }
    if (headersLeft > 0) {
      headersLeft -= 1;
      books.addLine('header', lines);
      return undefined;
    }
    if (piece.kind === 'refused') return refuse(piece.reason);
    const { width, positions, foreign } = directives.now();
    if (foreign) return refuse('malformed-row');
    if (piece.texts.length !== width) return refuse('field-count');
    return books.addRow(line, lines, convert(positions.map((position) => piece.texts[position])));
  }

  const takeAll = (pieces: readonly Piece[]): CarefulRow[] => pieces.map(take).filter((row) => row !== undefined);
  for await (const lines of splitLines(chunks)) {
    const rows = takeAll(assembler.next(lines, false));
    if (rows.length > 0) yield rows;
  }
  const rest = takeAll(assembler.next([], true));
  if (rest.length > 0) yield rest;
}
