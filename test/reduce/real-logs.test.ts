import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Ingested, type IngestOptions, ingest } from '../../src/ingest/ingest.ts';
import { createReducer } from '../../src/reduce/reduce.ts';

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(data);
if (!present) console.info('skipped: the folder of real logs is not beside the checkout');

async function read<T>(path: string, options: IngestOptions, use: (ingested: Ingested) => Promise<T>): Promise<T> {
  const ingested = await ingest([join(data, path)], options);
  try {
    return await use(ingested);
  } finally {
    await ingested.store.close();
  }
}

const rowsOf = (path: string): string[][] =>
  readFileSync(join(data, path), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));

describe.skipIf(!present)('real logs, reduced', () => {
  it('paul-revere: people who share an organisation are the pairs of the published matrix, with its weights', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'penregister-map-'));
    const mapping = join(folder, 'map.json');
    writeFileSync(mapping, JSON.stringify({ fields: { kind: { constant: 'tie' }, actor: 'to', via: 'from' } }));
    try {
      await read('paul-revere/edges-2.csv', { mapping }, async ({ store, calendar, observation }) => {
        const [source] = store.sources;
        const rows = rowsOf('paul-revere/edges-2.csv');
        expect(source?.rows).toMatchObject({ read: rows.length, kept: rows.length, rejected: {}, duplicate: 0 });
        expect(observation.present.peer).toBe(0);
        const contacts = await createReducer(store, calendar).get('contacts');
        const names = await store.names(Int32Array.from({ length: contacts.endpoints }, (_, id) => id));
        // No organisation is an endpoint.
        expect(new Set(names)).toEqual(new Set(rows.map(([, person]) => person)));
        const key = (one: string, other: string): string => [one, other].sort((x, y) => Number(x) - Number(y)).join('–');
        const found = Array.from({ length: contacts.count }, (_, i): [string, number] => [
          key(names[contacts.a[i] as number] as string, names[contacts.b[i] as number] as string),
          contacts.forth[i] as number,
        ]);
        const published = rowsOf('paul-revere/edges-1.csv').map(([one, other, weight]): [string, number] => [
          key(one as string, other as string),
          Number(weight),
        ]);
        expect(new Map(found)).toEqual(new Map(published));
        expect(found.length).toBe(published.length);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ['bandicoot/demo/data/ego.csv', 'ego'],
    ['bandicoot/bandicoot/tests/samples/u_test2.csv', 'u_test2'],
    ['bandicoot/bandicoot/tests/samples/u_test_antennas.csv', 'u_test_antennas'],
    ['bandicoot/bandicoot/tests/samples/u_test.csv', '770000000'],
  ])('%s: every row is the owner’s, and every place is theirs', async (path, owner) => {
    await read(path, { zone: 'floating' }, async ({ store, observation, calendar }) => {
      const text = readFileSync(join(data, path), 'utf8').trim().split(/\r?\n/);
      const rows = path.endsWith('u_test.csv') ? text : text.slice(1);
      expect(store.sources[0]?.rows).toMatchObject({ read: rows.length, kept: rows.length, rejected: {}, duplicate: 0 });
      expect(observation.present.place).toBe(rows.length);
      const exchanges = await createReducer(store, calendar).get('exchanges');
      const [ego] = await store.idsOf([owner]);
      expect(exchanges.count).toBeGreaterThan(0.9 * rows.length);
      for (let i = 0; i < exchanges.count; i++) expect([exchanges.sender[i], exchanges.receiver[i]]).toContain(ego);
    });
  });
});
