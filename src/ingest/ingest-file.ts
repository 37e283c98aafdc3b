import type { ReadPlan } from '../formats/read-plan.ts';
import { usedColumns } from '../formats/record-columns.ts';
import { KnownFailure } from '../model/failure.ts';
import type { Unread } from '../model/source.ts';
import { unpackParquet } from '../store/read-parquet.ts';
import type { BulkMode } from '../store/stage-bulk.ts';
import type { RecordPlaces, Staging } from '../store/staging.ts';
import { brokenBytes } from './broken-bytes.ts';
import { type ByteFacts, passOverBytes } from './byte-pass.ts';
import { createLineCounter, type LineFacts } from './count-lines.ts';
import { createFingerprint, type RawFile, readText } from './read-bytes.ts';
import { readCarefully } from './read-carefully.ts';
import { closes, distrust } from './trust-bulk.ts';

/** A file whose format is known, ready to be read. */
export interface PlannedFile extends RawFile {
  /** As it is shown. */
  readonly shown: string;
  readonly bytes: number;
  readonly plan: ReadPlan;
  /** First bytes of its text. */
  readonly head: Uint8Array;
  /** Of a packed file: where it lies. `path` is where its text is put when it is read, one line a row. */
  readonly packed?: string;
}

/** What reading a file gave, before the store says which of its rows stay. */
export interface FileRead {
  readonly file: PlannedFile;
  readonly sha256: string;
  /** Records that its reader met, whatever the store made of them later. */
  readonly records: number;
  /** Of all lines, refused and removed ones included. */
  readonly lines: Pick<LineFacts, 'lines' | 'header' | 'comment' | 'blank'>;
  readonly reader: 'bulk' | 'careful';
  readonly readerReason: string | undefined;
}

export interface ReadContext {
  readonly staging: Staging;
  /** SHA-256 of the files that were taken → how they are shown. */
  readonly taken: Map<string, string>;
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal | undefined;
}

type BulkTry = { readonly rows: number; readonly records: number } | { readonly refused: Error };

async function tryBulk(file: PlannedFile, mode: BulkMode, skip: number, { staging }: ReadContext): Promise<BulkTry> {
  try {
    return await staging.addBulk({ path: file.path, gzip: file.gzip, plan: file.plan, skip }, mode);
  } catch (error) {
    return { refused: error as Error };
  }
}

/** Why the file must be read carefully; undefined where the bulk rows can stay. */
function judgeBulk({ gzip }: PlannedFile, mode: BulkMode, bulk: BulkTry, bytes: ByteFacts): string | undefined {
  const reason = distrust(bytes);
  if (reason !== undefined) return reason;
  if ('refused' in bulk) {
    // The bytes are sound, so this is memory or disk; unless the database is stricter about what follows a gzip's last member.
    if (bulk.refused instanceof KnownFailure && !gzip) throw bulk.refused;
    return 'the bulk reader refused it';
  }
  return closes(mode, bulk, bytes) ? undefined : 'the accounts of the bulk reader did not close';
}

/** Stages one file: in bulk where its bytes allow it, carefully otherwise; as a whole, or not at all. */
export async function ingestFile(file: PlannedFile, context: ReadContext): Promise<FileRead | Unread> {
  const { staging, taken, signal } = context;
  const { plan, shown, packed } = file;
  const refuse = async (reason: Unread['reason'], detail: string): Promise<Unread> => {
    await staging.drop();
    return { path: shown, reason, detail };
  };
  const counter = createLineCounter(plan.layout);
  counter.next(file.head);
  const { skip, quotes } = counter.finish();
  let mode: BulkMode = quotes ? 'quoted' : 'lines';

  const fingerprint = createFingerprint();
  const watch = (chunk: Uint8Array): void => {
    fingerprint.add(chunk);
    context.onBytes(chunk.length);
  };
  if (packed !== undefined) {
    try {
      for await (const _ of readText({ path: packed, gzip: false }, watch, signal));
      await unpackParquet(packed, usedColumns(plan.record), file.path, signal);
    } catch (error) {
      if (error instanceof KnownFailure) throw error;
      return { path: shown, reason: 'unreadable', detail: brokenBytes(error) };
    }
  }
  await staging.begin();
  // The fingerprint is that of the file, not of what was unpacked from it.
  const passed = passOverBytes(readText(file, packed === undefined ? watch : undefined, signal), plan.layout).catch((error: unknown) => ({
    broken: brokenBytes(error),
  }));
  let [bytes, bulk] = await Promise.all([passed, tryBulk(file, mode, skip, context)]);
  signal?.throwIfAborted();
  if ('broken' in bytes) return refuse('unreadable', bytes.broken);
  const sha256 = fingerprint.sha256();
  const original = taken.get(sha256);
  if (original !== undefined) return refuse('copy', `it is the same, byte by byte, as ${original}`);
  if (bytes.quotes && mode === 'lines' && distrust(bytes) === undefined) {
    // The first quotes came after the head.
    await staging.drop();
    await staging.begin();
    mode = 'quoted';
    bulk = await tryBulk(file, mode, skip, context);
    signal?.throwIfAborted();
  }
  const reason = bytes.skip === skip ? judgeBulk(file, mode, bulk, bytes) : 'its header does not end where it seemed to';
  const identity = { path: shown, sha256, bytes: file.bytes, format: plan.format };
  let lines: FileRead['lines'] = bytes;
  let { records } = bytes;
  if (reason === undefined && 'rows' in bulk) {
    if (bytes.records === 0) return refuse('empty', 'it has no rows');
    await staging.accept(identity, bulk.rows, placesOf(mode, bytes));
  } else {
    await staging.drop();
    await staging.begin();
    const carefully = await readCarefully(file, staging, signal);
    if (carefully.records === 0) return refuse('empty', 'it has no rows');
    await staging.accept(identity, carefully.rows, carefully.places);
    ({ lines, records } = carefully);
  }
  taken.set(sha256, shown);
  return { file, sha256, records, lines, reader: reason === undefined ? 'bulk' : 'careful', readerReason: reason };
}

/** Of a bulk read: a place in the input is a line, or a record. */
function placesOf(mode: BulkMode, { places, skip }: ByteFacts): RecordPlaces {
  const none: RecordPlaces = { breakpoints: [0, skip + 1], longRecords: [] };
  return mode === 'lines' ? none : (places ?? none);
}
