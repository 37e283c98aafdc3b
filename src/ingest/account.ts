import type { Source } from '../model/source.ts';
import type { SettledSource } from '../store/settle.ts';
import type { FileRead } from './ingest-file.ts';

/**
 * Closes the accounts of one file: what its bytes are, and what the store made of its rows.
 * @throws Error where a row was lost, or made, between the two: a bug, of which no account may be printed
 */
export function accountFor(read: FileRead, settled: SettledSource): Source {
  const { plan, shown, bytes, gzip } = read.file;
  const { lines } = read;
  const { kept, rejected, duplicate, repeated } = settled;
  const refused = Object.values(rejected).reduce((sum, n) => sum + n, 0);
  if (kept + refused + duplicate !== read.records)
    throw new Error(`of ${read.records} rows read, ${kept} were kept, ${refused} refused and ${duplicate} left out as copies`);
  return {
    path: shown,
    sha256: read.sha256,
    bytes,
    compression: gzip ? 'gzip' : 'none',
    format: plan.format,
    mapping: plan.mapping,
    unread: plan.unread,
    clock: plan.record.at?.clock ?? 'none',
    zone: plan.record.at?.zone ?? 'UTC',
    clockStep: plan.record.at?.step ?? 0,
    rows: { read: read.records, kept, rejected, duplicate, repeated },
    lines: {
      physical: lines.lines,
      header: lines.header,
      comment: lines.comment,
      blank: lines.blank,
      kept: lines.lines - lines.header - lines.comment - lines.blank - settled.rejectedLines - settled.duplicateLines,
      rejected: settled.rejectedLines,
      duplicate: settled.duplicateLines,
    },
    first: settled.first,
    last: settled.last,
    nonexistentTimes: settled.nonexistentTimes,
    ambiguousTimes: settled.ambiguousTimes,
    reader: read.reader,
    readerReason: read.readerReason,
  };
}
