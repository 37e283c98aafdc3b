import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createWorkspace, runCli } from './run-cli.ts';

const work = createWorkspace('in');
afterAll(() => work.remove());

/** Keys of their own in all that a sample shows; behind it the same keys come again. */
const recycled = (rows: number, used: number) =>
  [
    'time,from,to,call_id',
    ...Array.from({ length: rows }, (_, i) => `${1_600_000_000 + 60 * i},a${i % 7},b,c${10_000 + (i % used)}`),
    '',
  ].join('\n');
const analyze = (...args: string[]) => runCli(['analyze', ...args, '--only', 'reach', '--json'], { cwd: work.folder });
const map =
  '{"fields":{"at":{"column":"time","notation":"epoch-s"},"kind":{"constant":"call"},"actor":"from","peer":"to","message":"call_id"}}';

describe('rows that are left out as copies', () => {
  it('are told where they are many, and their key was only proposed', async () => {
    // 7 names and 2,100 keys: rows come again as they were.
    writeFileSync(work.path('in/calls.csv'), recycled(3000, 2100));
    const run = await analyze('in/calls.csv');
    expect(JSON.parse(run.stdout).provenance.inputs[0].rows).toMatchObject({ read: 3000, kept: 2100, duplicate: 900 });
    expect(run.stderr).toMatch(/^warning: 900 of 3000 rows were left out as copies: their column call_id/m);
    expect(run.stderr).toMatch(/^ {2}where: in\/calls\.csv$/m);
    expect(run.stderr).toMatch(/^ {2}try: .*--map/m);
    expect(run.code).toBe(0);
    expect((await analyze('in/calls.csv', '--pseudonymise')).stderr).toMatch(/^ {2}where: input-0001$/m);
  });

  it('are no reason for doubt where they are few, or where the key was stated', async () => {
    writeFileSync(work.path('few.csv'), recycled(2600, 2100));
    writeFileSync(work.path('map.json'), map);
    const few = await analyze('few.csv');
    expect(JSON.parse(few.stdout).provenance.inputs[0].rows.duplicate).toBe(500);
    expect([few.stderr, few.code]).toEqual(['', 0]);
    const stated = await analyze('in/calls.csv', '--map', 'map.json');
    expect(JSON.parse(stated.stdout).provenance.inputs[0].rows.duplicate).toBe(900);
    expect([stated.stderr, stated.code]).toEqual(['', 0]);
  });

  it('are none where people have numbers', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `${1_600_000_000 + 60 * i},u${i % 3},${10_040 + (i % 3)},x`);
    writeFileSync(work.path('users.csv'), ['time,user,uid,app', ...rows, ''].join('\n'));
    const run = await analyze('users.csv');
    expect(JSON.parse(run.stdout).provenance.inputs[0].rows).toMatchObject({ read: 300, kept: 300, duplicate: 0 });
  });
});

describe('a file without rows, named beside a good one', () => {
  it('is listed, and nothing is missing', async () => {
    writeFileSync(work.path('in/idle.csv'), 'time,from,to,call_id\n');
    writeFileSync(work.path('in/nothing.csv'), '');
    writeFileSync(work.path('in/day.csv'), recycled(50, 50));
    const run = await analyze('in/day.csv', 'in/idle.csv', 'in/nothing.csv');
    expect([run.stderr, run.code]).toEqual(['', 0]);
    expect(
      JSON.parse(run.stdout).provenance.unreadInputs.map(({ path, reason }: { path: string; reason: string }) => [path, reason]),
    ).toEqual([
      ['in/idle.csv', 'empty'],
      ['in/nothing.csv', 'empty'],
    ]);
    expect((await analyze('in/idle.csv')).code).toBe(3);
  });
});
