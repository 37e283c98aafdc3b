import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IngestOptions, ingest } from '../../src/ingest/ingest.ts';
import type { EvidenceRow } from '../../src/model/analysis.ts';
import type { Reject, Source, Unread } from '../../src/model/source.ts';
import { openDuckDB } from '../../src/store/open-duckdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'penregister-parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const ROWS = `(VALUES
  ('2018-03-05T10:00:00.25Z', 'connect', 'ann', NULL, 1500, 'secret one'),
  ('2018-03-05T10:00:01Z', 'send', 'ann', 'bob, the "first"', NULL, 'secret two'),
  (NULL, 'send', 'bob', 'ann', NULL, 'secret three'),
  ('2018-03-05T10:00:02Z', 'send', 'two' || chr(10) || 'lines', 'ann', NULL, NULL),
  ('2018-03-05T10:00:03Z', 'send', NULL, 'ann', NULL, NULL)
) AS rows("at", kind, actor, peer, duration_ms, subject)`;

async function write(name: string, sql: string): Promise<void> {
  const database = await openDuckDB();
  await database.connection.run(`COPY (${sql}) TO '${at(name)}' (FORMAT parquet)`);
  database.close();
}

beforeAll(async () => {
  const columns = 'kind, actor, peer, duration_ms, subject';
  await write('utc.parquet', `SELECT "at"::TIMESTAMPTZ AS "time", ${columns} FROM ${ROWS}`);
  await write('local.parquet', `SELECT replace("at", 'Z', '')::TIMESTAMP AS "time", ${columns} FROM ${ROWS}`);
  await write('a[1].parquet', `SELECT "at"::TIMESTAMPTZ AS "time", kind, actor FROM ${ROWS} WHERE kind = 'connect'`);
  await write('a1.parquet', `SELECT "at"::TIMESTAMPTZ AS "time", kind, 'wrong' AS actor FROM ${ROWS} WHERE kind = 'connect'`);
  await write('none.parquet', `SELECT "at"::TIMESTAMPTZ AS "time", kind, actor FROM ${ROWS} WHERE false`);
  const whole = readFileSync(at('utc.parquet'));
  writeFileSync(at('cut.parquet'), whole.subarray(0, whole.length - 20));
});

interface Read {
  readonly source: Source;
  readonly unread: readonly Unread[];
  readonly rows: readonly (EvidenceRow & { readonly actorName: string })[];
  readonly rejects: readonly Reject[];
  readonly step: number;
}

async function read(names: readonly string[], options: IngestOptions = {}): Promise<Read> {
  const { store, unread, observation } = await ingest(names.map(at), options);
  try {
    const { rows: count } = await store.reduce('endpoints', { events: 'float64' });
    const ids = Int32Array.from({ length: count }, (_, i) => i);
    const endpoints = await store.names(ids);
    const rows = await store.rows({ endpoints: [...ids], setAside: 'with', take: 'first', limit: 100 });
    const rejects: Reject[] = [];
    for await (const reject of store.rejects()) rejects.push(reject);
    return {
      source: store.sources[0] as Source,
      unread,
      rows: rows.map((row) => ({ ...row, actorName: endpoints[row.actor] as string })),
      rejects,
      step: observation.clockStep,
    };
  } finally {
    await store.close();
  }
}

describe('a Parquet file', () => {
  it('is read with every row accounted for, the number of a row standing as its line', async () => {
    const { source, rows, rejects, step } = await read(['utc.parquet']);
    expect(source.rows).toMatchObject({ read: 5, kept: 3, rejected: { 'time-missing': 1, 'actor-missing': 1 }, duplicate: 0 });
    expect(source.lines).toMatchObject({ physical: 5, header: 0, comment: 0, blank: 0 });
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'time-missing'],
      [5, 'actor-missing'],
    ]);
    expect(rows.map(({ line, actorName, at: when }) => [line, actorName, when])).toEqual([
      [1, 'ann', Date.parse('2018-03-05T10:00:00.250Z') * 1_000],
      [2, 'ann', Date.parse('2018-03-05T10:00:01Z') * 1_000],
      [4, 'two\nlines', Date.parse('2018-03-05T10:00:02Z') * 1_000],
    ]);
    expect(step).toBe(1_000);
  });

  it('has the fingerprint and the size of the file itself, and its content stays unread', async () => {
    const { source } = await read(['utc.parquet']);
    const bytes = readFileSync(at('utc.parquet'));
    expect(source).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, format: 'parquet' });
    expect(JSON.stringify(source)).not.toContain('secret');
  });

  it('with times without a zone asks for one, and takes it', async () => {
    await expect(read(['local.parquet'])).rejects.toMatchObject({ code: 'usage', remedy: expect.stringContaining('--tz') });
    const { rows } = await read(['local.parquet'], { zone: 'Europe/Berlin' });
    expect(rows[1]?.at).toBe(Date.parse('2018-03-05T09:00:01Z') * 1_000);
  });

  it('is the one that was named, whatever patterns its name makes', async () => {
    const { rows } = await read(['a[1].parquet']);
    expect(rows.map(({ actorName }) => actorName)).toEqual(['ann']);
  });

  it('that is cut off or without rows is named as such, and not read', async () => {
    const { unread } = await read(['utc.parquet', 'cut.parquet', 'none.parquet']);
    expect(unread.map(({ path, reason, detail }) => [path.slice(folder.length + 1), reason, detail])).toEqual([
      ['cut.parquet', 'unreadable', 'it is no whole Parquet file'],
      ['none.parquet', 'empty', 'it has no rows'],
    ]);
  });

  it('is not taken twice', async () => {
    writeFileSync(at('copy.parquet'), readFileSync(at('utc.parquet')));
    const { unread } = await read(['utc.parquet', 'copy.parquet']);
    expect(unread.map(({ reason }) => reason)).toEqual(['copy']);
  });
});
