import { calendarOf } from '../formats/zone.ts';
import type { Calendar } from '../model/calendar.ts';
import { KnownFailure } from '../model/failure.ts';
import type { Unread } from '../model/source.ts';
import type { Observation } from '../model/vantage.ts';
import { createStore } from '../store/duckdb-store.ts';
import { type Database, openDuckDB } from '../store/open-duckdb.ts';
import { setCalendar } from '../store/set-calendar.ts';
import { type Settled, settle } from '../store/settle.ts';
import { openStaging } from '../store/staging.ts';
import type { Store } from '../store/store.ts';
import { accountFor } from './account.ts';
import { findFiles } from './find-files.ts';
import { type FileRead, ingestFile, type PlannedFile } from './ingest-file.ts';
import { mergeRenames } from './merge-renames.ts';
import { type Clock, findOneClock, findOneZone } from './one-clock.ts';
import { planFiles } from './plan-files.ts';
import { readRenames } from './side-table.ts';

export interface IngestOptions {
  /** IANA zone of local times, or 'floating'. */
  readonly zone?: string;
  /** File that states which column is what. */
  readonly mapping?: string;
  /** Side table that names endpoints: FILE or FILE:KEY:NAME. */
  readonly names?: string;
  /** Side table that says which endpoints are one: FILE or FILE:KEY:NAME. */
  readonly aliases?: string;
  /** The inputs are overlapping copies of one log: equal rows count once. */
  readonly overlap?: boolean;
  /** Folder in which the store stays; without it, it goes when it is closed. */
  readonly storeDirectory?: string;
  /** As DuckDB spells it; 512MB by default. */
  readonly memoryLimit?: string;
  /** Of the database; 2 by default. */
  readonly threads?: number;
  readonly onProgress?: (progress: { readonly bytesDone: number; readonly bytesTotal: number; readonly note: string }) => void;
  readonly signal?: AbortSignal;
}

export interface Ingested {
  /** To be closed by the caller: that removes all that is temporary. */
  readonly store: Store;
  readonly calendar: Calendar;
  readonly observation: Observation;
  /** Files that were found and not read, by path. */
  readonly unread: readonly Unread[];
  /** Names that side tables changed, and how many endpoints fewer there are for it; null without side tables. */
  readonly names: { readonly renamed: number; readonly merged: number } | null;
}

/**
 * Reads logs into a store: files, folders with all that lies below them, `-` for standard input.
 * Files that cannot be read are listed and left out; good files beside them are read all the same.
 * @throws KnownFailure 'unreadable' where nothing could be read at all; 'usage' where options are wrong, or clocks do not agree;
 * 'interrupted' on the signal
 */
export async function ingest(inputs: readonly string[], options: IngestOptions = {}): Promise<Ingested> {
  if (inputs.length === 0)
    throw new KnownFailure('usage', 'No log was named', { remedy: 'Name files or folders, or - for standard input.' });
  const renames = mergeRenames(
    options.names === undefined ? undefined : await readRenames(options.names, false),
    options.aliases === undefined ? undefined : await readRenames(options.aliases, true),
  );
  const database = await openDuckDB({
    ...(options.storeDirectory !== undefined && { keepIn: options.storeDirectory }),
    ...(options.memoryLimit !== undefined && { memoryLimit: options.memoryLimit }),
    ...(options.threads !== undefined && { threads: options.threads }),
  });
  const interrupt = (): void => database.connection.interrupt();
  options.signal?.addEventListener('abort', interrupt);
  try {
    return await ingestInto(database, inputs, options, renames);
  } catch (error) {
    database.close();
    if (options.signal?.aborted) throw new KnownFailure('interrupted', 'interrupted');
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
  }
}

async function ingestInto(
  database: Database,
  inputs: readonly string[],
  options: IngestOptions,
  renames: ReadonlyMap<string, string> | undefined,
): Promise<Ingested> {
  const found = await findFiles(inputs);
  const planned = await planFiles(found.files, options, database.scratch);
  const clock = findOneClock(planned.files.map(({ shown, plan }) => ({ shown, plan })));
  const { reads, unread } = await readAll(database, planned.files, renames, options);
  const notRead = [...found.unread, ...planned.unread, ...unread].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  if (reads.length === 0) throw nothingRead(notRead, inputs);
  await database.lock();
  options.onProgress?.({ ...progressOf(planned.files), note: 'sorting' });
  const settled = await settle(database, {
    identities: reads.some(({ file }) => file.plan.record.message !== undefined),
    overlap: options.overlap ?? false,
    clockStep: clock.step,
  });
  const calendar = calendarOf(options.zone ?? findOneZone(planned.files), clock.kind);
  await setCalendar(database.connection, calendar);
  const sources = reads.map((read, i) => accountFor(read, settled.sources[i] as Settled['sources'][number]));
  return {
    store: createStore(database, sources),
    calendar,
    observation: observe(settled, clock),
    unread: notRead,
    names: renames === undefined ? null : { renamed: settled.renamed, merged: settled.merged },
  };
}

const progressOf = (files: readonly PlannedFile[]) => {
  const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return { bytesDone: bytesTotal, bytesTotal };
};

async function readAll(
  database: Database,
  files: readonly PlannedFile[],
  renames: ReadonlyMap<string, string> | undefined,
  { onProgress, signal }: IngestOptions,
): Promise<{ readonly reads: readonly FileRead[]; readonly unread: readonly Unread[] }> {
  const staging = await openStaging(database);
  if (renames !== undefined) await staging.rename(renames);
  const reads: FileRead[] = [];
  const unread: Unread[] = [];
  const { bytesTotal } = progressOf(files);
  const taken = new Map<string, string>();
  let bytesDone = 0;
  for (const file of files) {
    signal?.throwIfAborted();
    const onBytes = (bytes: number): void => {
      bytesDone += bytes;
      onProgress?.({ bytesDone, bytesTotal, note: file.shown });
    };
    const outcome = await ingestFile(file, { staging, taken, onBytes, signal });
    if ('reason' in outcome) unread.push(outcome);
    else reads.push(outcome);
  }
  return { reads, unread };
}

function nothingRead(unread: readonly Unread[], inputs: readonly string[]): KnownFailure {
  const [first] = unread;
  if (first === undefined)
    return new KnownFailure('unreadable', 'The folders hold no file', {
      where: inputs.join(', '),
      remedy: 'Name a folder with logs in it.',
    });
  const more = unread.length === 1 ? '' : ` (and ${unread.length - 1} more)`;
  return new KnownFailure('unreadable', `No input could be read: ${first.detail}`, {
    where: `${first.path}${more}`,
    remedy: 'penregister inspect says what a file is; --map states the columns of one that is not recognised.',
  });
}

function observe({ sources, present, kinds, parties }: Settled, clock: Clock): Observation {
  const instants = sources.flatMap(({ first, last }) => [first, last]).filter((at) => at !== undefined);
  const bound = (choose: (a: number, b: number) => number) =>
    instants.reduce<number | undefined>((found, at) => (found === undefined ? at : choose(found, at)), undefined);
  return {
    clock: clock.kind,
    clockStep: clock.step,
    events: sources.reduce((sum, { kept }) => sum + kept, 0),
    present,
    kinds,
    parties,
    first: bound(Math.min),
    last: bound(Math.max),
  };
}
