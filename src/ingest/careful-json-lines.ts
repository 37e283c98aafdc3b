import { jsonColumn, readJsonLine } from '../formats/json-line.ts';
import type { ReadPlan } from '../formats/read-plan.ts';
import { usedColumns } from '../formats/record-columns.ts';
import { type Converted, recordReader } from '../formats/record-reader.ts';
import type { RejectReason } from '../model/source.ts';
import type { Bookkeeper, CarefulRow } from './careful-account.ts';
import { type Line, splitLines } from './careful-lines.ts';

/**
 * Reads JSON lines with care rather than speed. Yields batches of rows in the order of the file; the accounts are complete at the end.
 * @param chunks the text of the file, decompressed
 */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array>, plan: ReadPlan, books: Bookkeeper): AsyncGenerator<CarefulRow[]> {
  const convert = recordReader(plan);
  const columns = usedColumns(plan.record);
  const refuse = (reason: RejectReason): Converted => ({ fault: { reason, column: undefined } });

  function read({ text, state }: Line): Converted {
    if (state !== 'whole') return refuse(state === 'cut' ? 'malformed-row' : 'bad-encoding');
    const object = readJsonLine(text);
    return typeof object === 'string' ? refuse(object) : convert(columns.map((column) => jsonColumn(object, column)));
  }

  for await (const lines of splitLines(chunks)) {
    const rows: CarefulRow[] = [];
    for (const line of lines) {
      if (/[^ \t]/.test(line.text) || line.state === 'cut') rows.push(books.addRow(line.number, 1, read(line)));
      else books.addLine('blank');
    }
    if (rows.length > 0) yield rows;
  }
}
