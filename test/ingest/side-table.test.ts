import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readRenames, readSideTable } from '../../src/ingest/side-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'side-'));
afterAll(() => rmSync(folder, { recursive: true }));

const save = (text: string): string => {
  const file = join(folder, 'table.csv');
  writeFileSync(file, text);
  return file;
};

describe('a side table', () => {
  test('is read by header, quotes and byte order mark included', async () => {
    expect(await readSideTable(save('\ufeffid,name\r\n1,"Ann ""the fax"" Lee, jr"\r\n\r\n2,Bob\r\n'))).toEqual({
      columns: ['id', 'name'],
      rows: [
        ['1', 'Ann "the fax" Lee, jr'],
        ['2', 'Bob'],
      ],
    });
  });

  test('with a row of another length is refused by its row, without its text', async () => {
    const error = await readSideTable(save('id,name\n1,Ann\n2,secret,extra\n')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'usage', where: expect.stringContaining('row 3') });
    expect(String(error)).not.toContain('secret');
  });

  test('that is not there, or has no rows, says so', async () => {
    await expect(readSideTable(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'unreadable' });
    await expect(readSideTable(save('id,name\n'))).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('new names', () => {
  const people = 'id,mail,name,grounds\n1,ann@a,Ann,signature\n2,ann@b,Ann,same phone\n3,bob@a,Bob,\n4,x@a,,\n';

  test('are the first two columns, or those that are stated', async () => {
    expect(await readRenames(save(people), false)).toEqual(
      [1, 2, 3, 4].map((id) => ({ endpoint: String(id), name: ['ann@a', 'ann@b', 'bob@a', 'x@a'][id - 1] })),
    );
    expect(await readRenames(`${save(people)}:mail:name`, true)).toEqual([
      { endpoint: 'ann@a', name: 'Ann' },
      { endpoint: 'ann@b', name: 'Ann' },
      { endpoint: 'bob@a', name: 'Bob' },
    ]);
  });

  test('of two endpoints may be one only where that is meant', async () => {
    await expect(readRenames(`${save(people)}:id:name`, false)).rejects.toMatchObject({
      code: 'usage',
      where: expect.stringContaining('row 3'),
      remedy: expect.stringContaining('--aliases'),
    });
  });

  test('of one endpoint may not be two', async () => {
    await expect(readRenames(save('id,name\n1,Ann\n1,Bea\n'), true)).rejects.toMatchObject({ code: 'usage' });
  });

  test('need columns that are there', async () => {
    await expect(readRenames(`${save(people)}:id:nick`, true)).rejects.toMatchObject({
      remedy: expect.stringContaining('id, mail, name, grounds'),
    });
  });
});

const nodes = fileURLToPath(new URL('../../../shared/data/enron-igraph/nodes.csv', import.meta.url));
if (!existsSync(nodes)) console.warn('enron-igraph is not here: names are not read from it');

test.skipIf(!existsSync(nodes))('31 names of the Enron table cover 66 addresses', async () => {
  const renames = await readRenames(`${nodes}:id:Name`, true);
  const byName = new Map<string, number>();
  for (const { name } of renames) byName.set(name, (byName.get(name) ?? 0) + 1);
  const shared = [...byName].filter(([name, count]) => count > 1 && name !== 'NA');
  expect([shared.length, shared.reduce((sum, [, count]) => sum + count, 0)]).toEqual([31, 66]);
});
