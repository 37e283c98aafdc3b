import { open } from 'node:fs/promises';
import Papa from 'papaparse';
import type { ReadPlan } from '../formats/read-plan.ts';
import { type Sample, takeSample } from '../formats/sample.ts';
import { sampleParquet } from '../store/read-parquet.ts';

const MAGIC = 'PAR1';
/** Rows that are enough to tell what the columns are. */
const ROWS = 1000;

/** Tells Parquet by its first bytes, never by its name. */
export async function isParquet(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === MAGIC;
  } finally {
    await file.close();
  }
}

/** The beginning of a Parquet file as if it were a table with a header, for formats to look at. @throws as `sampleParquet` */
export async function sampleAsTable(path: string): Promise<Sample> {
  const { columns, rows, whole } = await sampleParquet(path, ROWS);
  const oneLine = rows.map((row) => row.map((value) => value.replace(/[\r\n]+/g, ' ')));
  return takeSample(Buffer.from(`${Papa.unparse([[...columns], ...oneLine], { newline: '\n' })}\n`), whole);
}

/** The plan for the same columns as JSON lines, which is how a Parquet file is unpacked. */
export const asUnpacked = (plan: ReadPlan): ReadPlan => ({
  ...plan,
  format: 'parquet',
  layout: { kind: 'json-lines', columns: plan.layout.columns, unset: plan.layout.unset },
});
