import { describe, expect, it, vi } from 'vitest';
import { KnownFailure } from '../../src/model/failure.ts';
import { csvPlan, readTexts } from './read-one.ts';

const planted = vi.hoisted(() => ({ sql: '' }));

/** The settling, with a statement of ours behind it. */
vi.mock('../../src/store/run-sql.ts', async (load) => {
  const real = await load<typeof import('../../src/store/run-sql.ts')>();
  return { ...real, sqlFile: (name: string) => real.sqlFile(name) + (name === 'settle/events' ? planted.sql : '') };
});

const text = 'time,from,to,app\n1600000000,ann,bob,x\nsoon,ann,bob,x\n1600000060,bob,ann,x\n1600000120,ann,cy,x\n';

describe.each([
  ['bulk', false],
  ['careful', true],
] as const)('rows of the %s reader', (_, careful) => {
  it('are counted as they are read', async () => {
    planted.sql = '';
    const { sources } = await readTexts([text], csvPlan(), { careful });
    expect(sources[0]?.rows).toMatchObject({ read: 4, kept: 3, rejected: { 'time-unreadable': 1 }, duplicate: 0 });
  });

  it.each([
    ['lost', 'DELETE FROM events WHERE "row" = (SELECT max("row") FROM events);'],
    ['made', 'INSERT INTO events SELECT * FROM events LIMIT 1;'],
  ])('are never %s on the way without a word', async (_, sql) => {
    planted.sql = sql;
    const error: unknown = await readTexts([text], csvPlan(), { careful }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    // A bug of the tool, told with exit code 70, rather than a failure of the log.
    expect(error).not.toBeInstanceOf(KnownFailure);
    expect((error as Error).message).toMatch(/^of 4 rows read, [24] were kept/);
  });
});
