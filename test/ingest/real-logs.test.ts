import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Ingested, type IngestOptions, ingest } from '../../src/ingest/ingest.ts';

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(data);
if (!present) console.info('skipped: the folder of real logs is not beside the checkout');

async function read<T>(paths: readonly string[], options: IngestOptions, use: (ingested: Ingested) => T | Promise<T>): Promise<T> {
  const ingested = await ingest(
    paths.map((path) => join(data, path)),
    options,
  );
  try {
    return await use(ingested);
  } finally {
    await ingested.store.close();
  }
}
const total = ({ store }: Ingested, of: 'read' | 'kept' | 'duplicate' | 'repeated'): number =>
  store.sources.reduce((sum, { rows }) => sum + rows[of], 0);

describe.skipIf(!present)('real logs', () => {
  it('collegemsg: every row, and its line', async () => {
    await read(['collegemsg/CollegeMsg.txt'], {}, async (ingested) => {
      const { store } = ingested;
      expect([total(ingested, 'read'), total(ingested, 'kept'), total(ingested, 'repeated')]).toEqual([59_835, 59_835, 37]);
      expect((await store.reduce('endpoints', { events: 'float64' })).rows).toBe(1899);
      const lines = readFileSync(join(data, 'collegemsg/CollegeMsg.txt'), 'utf8').split('\n');
      const [id = -1] = await store.idsOf(['9']);
      const rows = await store.rows({ endpoints: [id], take: 'last', limit: 500 });
      const names = await store.names(Int32Array.from(rows.flatMap(({ actor, peer }) => [actor, peer ?? -1])));
      rows.forEach((row, i) => {
        expect(lines[row.line - 1]).toBe(`${names[2 * i]} ${names[2 * i + 1]} ${(row.at ?? 0) / 1e6}`);
      });
      expect(rows.length).toBeGreaterThan(100);
    });
  });

  it('zeek-rita: as many rows as the files have lines that are no comments', async () => {
    const folder = join(data, 'zeek-rita/missing_host');
    const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.gz'))
      .flatMap((name) =>
        gunzipSync(readFileSync(join(folder, name)))
          .toString('latin1')
          .split('\n'),
      )
      .filter((line) => line !== '' && !line.startsWith('#')).length;
    await read(['zeek-rita/missing_host'], {}, (ingested) => {
      expect(lines).toBe(70_440);
      expect(total(ingested, 'read')).toBe(lines);
      expect(ingested.store.sources.every(({ reader }) => reader === 'bulk')).toBe(true);
      expect(ingested.unread).toEqual([]);
    });
  });

  it('zeek-zat: the good connection logs, and a reason for each of the others', async () => {
    await read(['zeek-zat/data'], {}, ({ store, unread }) => {
      const files = readdirSync(join(data, 'zeek-zat/data'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(store.sources.length + unread.length).toBe(files.length);
      const kept = store.sources.find(({ path }) => path.endsWith('/conn.log'));
      expect(kept?.rows.kept).toBe(360);
      expect(unread.filter(({ reason }) => reason === 'unreadable').map(({ path }) => path.split('/').at(-1))).toEqual([
        'http.log.corrupt.gz',
      ]);
    });
  });

  it('enron-igraph: bad clocks counted, columns that derive from content unread', async () => {
    await read(['enron-igraph/edges.csv'], { zone: 'floating' }, (ingested) => {
      const [source] = ingested.store.sources;
      // Of 125,409 rows, 174 are of a clock that was not set. Of the rest, 87,104 name an instant, a sender and a receiver for the second time
      // (the copies to several kinds of receivers, and to several topics).
      expect(source?.rows).toEqual({ read: 125_409, kept: 125_235, rejected: { 'time-implausible': 174 }, duplicate: 0, repeated: 87_104 });
      expect(source?.unread).toEqual(['Topic', 'LDC_topic']);
      expect(ingested.calendar).toMatchObject({ clock: 'floating', stated: true });
    });
  });
});
