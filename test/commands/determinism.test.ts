import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace, readAll, runCli } from './run-cli.ts';
import { askAll, smallLog } from './small-log.ts';

const work = createWorkspace();
beforeAll(() => {
  // Local times, and names on which locales differ.
  const others = smallLog.names.filter((name) => name !== smallLog.triggered);
  const local = smallLog.csv
    .replace(/T(\d{2}:\d{2}:\d{2}\.\d{3})Z/g, ' $1')
    .replaceAll(others[0] as string, 'I')
    .replaceAll(others[1] as string, 'ı')
    .replaceAll(others[2] as string, 'İ')
    .replaceAll(others[3] as string, 'ä');
  writeFileSync(work.path('log.csv'), local);
});
afterAll(() => work.remove());

const HOSTS: Record<string, Record<string, string>> = {
  'one host': { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  'the same again': { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  'a host in Apia that speaks Turkish': { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
};

it('the same log, options and seed give the same bytes, again and on another host', async () => {
  const outputs: Map<string, string>[] = [];
  for (const [name, env] of Object.entries(HOSTS)) {
    const run = await runCli(['analyze', 'log.csv', '--tz', 'America/New_York', '-o', name, ...askAll], { cwd: work.folder, env });
    expect([run.code, run.left]).toEqual([0, []]);
    outputs.push(readAll(work.path(name)));
  }
  const [first, ...others] = outputs as [Map<string, string>, ...Map<string, string>[]];
  expect(first.get('analysis.json')?.length).toBeGreaterThan(100_000);
  for (const other of others) for (const [name, bytes] of first) expect(other.get(name) === bytes, name).toBe(true);
});

it('another seed gives another analysis', async () => {
  const bytes = async (seed: string) =>
    (await runCli(['analyze', 'log.csv', '--tz', 'UTC', '--json', '--only', 'circles,reach', '--seed', seed], { cwd: work.folder })).stdout;
  expect(await bytes('1')).not.toBe(await bytes('2'));
});
