import type { BulkMode } from '../store/stage-bulk.ts';
import type { ByteFacts } from './byte-pass.ts';
import { LONGEST_RECORD } from './careful-records.ts';

/** Why the bulk reader must not be trusted with a file, by what its bytes are; undefined where it can be. Goes into the manifest. */
export function distrust(facts: ByteFacts): string | undefined {
  if (facts.nul) return 'it holds NUL bytes';
  if (!facts.utf8) return 'it is not valid UTF-8 throughout';
  if (facts.mixedEnds) return 'its lines do not all end in the same way';
  if (facts.stray) return 'it holds stray quotes';
  if (facts.longest > LONGEST_RECORD) return `it has a record of ${facts.longest} lines`;
  if (facts.mixedHeaders) return 'it has several headers that differ';
  if (facts.quotes && facts.lateComment) return 'it has comments between quoted records';
  if (facts.quotes && facts.places === undefined) return 'its records are spread too unevenly over its lines';
  if (!facts.quotes && facts.holdsDelimiter) return 'it holds control characters';
  return undefined;
}

/** Whether what the bulk reader made closes with the lines and records that the bytes have. */
export const closes = (mode: BulkMode, bulk: { readonly rows: number; readonly records: number }, facts: ByteFacts): boolean =>
  bulk.records === facts.records && bulk.rows === (mode === 'lines' ? facts.lines - facts.skip : facts.records);
