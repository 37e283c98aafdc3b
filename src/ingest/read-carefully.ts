import type { RecordPlaces, Staging } from '../store/staging.ts';
import { keepAccount } from './careful-account.ts';
import { readDelimited } from './careful-delimited.ts';
import { readJsonLines } from './careful-json-lines.ts';
import type { FileRead, PlannedFile } from './ingest-file.ts';
import { readText } from './read-bytes.ts';
import { createPlaces } from './record-places.ts';

export interface CarefulRead {
  /** Rows kept. */
  readonly rows: number;
  /** Rows kept and refused. */
  readonly records: number;
  readonly places: RecordPlaces;
  readonly lines: FileRead['lines'];
}

/** Stages a file row by row. */
export async function readCarefully(file: PlannedFile, staging: Staging, signal: AbortSignal | undefined): Promise<CarefulRead> {
  const books = keepAccount();
  const places = createPlaces(Number.POSITIVE_INFINITY);
  const chunks = readText(file, undefined, signal);
  const read = file.plan.layout.kind === 'json-lines' ? readJsonLines : readDelimited;
  const rows = await staging.addCarefully(async ({ keep, reject }) => {
    for await (const batch of read(chunks, file.plan, books)) {
      for (const { line, lines, ...row } of batch) {
        if (row.fault) reject(line, lines, row.fault.column, row.fault.reason);
        else {
          keep(row.event, row.trouble);
          places.add(line, lines);
        }
      }
    }
  });
  const { physical, header, comment, blank } = books.account.lines;
  return {
    rows,
    records: books.account.rows.read,
    places: places.finish() ?? { breakpoints: [], longRecords: [] },
    lines: { lines: physical, header, comment, blank },
  };
}
