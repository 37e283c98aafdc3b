import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadPlan } from '../../src/formats/read-plan.ts';
import { accountFor } from '../../src/ingest/account.ts';
import { type FileRead, ingestFile, type PlannedFile } from '../../src/ingest/ingest-file.ts';
import { isGzip } from '../../src/ingest/read-bytes.ts';
import { readCarefully } from '../../src/ingest/read-carefully.ts';
import type { EvidenceRow } from '../../src/model/analysis.ts';
import { UTC } from '../../src/model/calendar.ts';
import type { Reject, Source, Unread } from '../../src/model/source.ts';
import { createStore } from '../../src/store/duckdb-store.ts';
import { openDuckDB } from '../../src/store/open-duckdb.ts';
import { setCalendar } from '../../src/store/set-calendar.ts';
import { settle } from '../../src/store/settle.ts';
import { openStaging } from '../../src/store/staging.ts';

export interface OneFile {
  readonly sources: Source[];
  readonly unread: Unread[];
  /** Every event, with the endpoints' names, ordered as evidence is. */
  readonly events: (Omit<EvidenceRow, 'actor' | 'peer'> & { actor: string; peer: string | null })[];
  readonly rejects: Reject[];
  readonly endpoints: string[];
}

/** CSV of the plain kind: time in whole seconds, two names, and a server. */
export const csvPlan = (over: Partial<Extract<ReadPlan['layout'], { kind: 'delimited' }>> = {}): ReadPlan => ({
  format: 'delimited',
  layout: {
    kind: 'delimited',
    delimiter: ',',
    quote: '"',
    headerLines: 1,
    comment: '',
    columns: ['time', 'from', 'to', 'app'],
    unset: [],
    ...over,
  },
  record: {
    at: { column: 'time', notation: 'epoch-s', clock: 'utc', zone: 'UTC', step: 1_000_000 },
    kind: { constant: 'send' },
    actor: 'from',
    peer: 'to',
    via: ['app'],
  },
  mapping: [],
  unread: [],
  observes: ['time', 'actor', 'peer', 'via'],
});

/** Reads texts as files of one log, through the whole of staging and settling. `careful` forces the careful reader. */
export async function readTexts(
  texts: readonly (string | Uint8Array)[],
  plan: ReadPlan,
  { careful = false, overlap = false, headBytes = 65_536 } = {},
): Promise<OneFile> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-test-'));
  const database = await openDuckDB({ threads: 2 });
  try {
    const staging = await openStaging(database);
    const reads: FileRead[] = [];
    const unread: Unread[] = [];
    const taken = new Map<string, string>();
    for (const [i, text] of texts.entries()) {
      const path = join(folder, `${i}.log`);
      const bytes = Buffer.from(text as string);
      writeFileSync(path, bytes);
      const file: PlannedFile = {
        path,
        shown: `${i}.log`,
        gzip: await isGzip(path),
        bytes: bytes.length,
        plan,
        head: bytes.subarray(0, headBytes),
      };
      if (careful) {
        await staging.begin();
        const { rows, records, places, lines } = await readCarefully(file, staging, undefined);
        if (records === 0) {
          await staging.drop();
          unread.push({ path: file.shown, reason: 'empty', detail: 'it has no rows' });
          continue;
        }
        await staging.accept({ path: file.shown, sha256: `${i}`, bytes: file.bytes, format: 'x' }, rows, places);
        reads.push({ file, sha256: `${i}`, records, lines, reader: 'careful', readerReason: 'asked for' });
        continue;
      }
      const outcome = await ingestFile(file, { staging, taken, onBytes: () => undefined, signal: undefined });
      if ('reason' in outcome) unread.push(outcome);
      else reads.push(outcome);
    }
    await database.lock();
    const settled = await settle(database, {
      identities: plan.record.message !== undefined,
      overlap,
      clockStep: plan.record.at?.step ?? 0,
    });
    await setCalendar(database.connection, UTC);
    const sources = reads.map((read, i) => accountFor(read, settled.sources[i] as (typeof settled.sources)[number]));
    const store = createStore(database, sources);
    const rejects: Reject[] = [];
    for await (const reject of store.rejects()) rejects.push(reject);
    const { rows: count } = await store.reduce('endpoints', { events: 'float64' });
    const ids = Int32Array.from({ length: count }, (_, i) => i);
    const names = await store.names(ids);
    const rows = await store.rows({ endpoints: [...ids], setAside: 'with', take: 'first', limit: 1_000_000 });
    const events = rows.map((row) => ({
      ...row,
      actor: names[row.actor] as string,
      peer: row.peer === null ? null : (names[row.peer] as string),
    }));
    return { sources, unread, events, rejects, endpoints: names };
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
