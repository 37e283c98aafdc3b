import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, runCli } from './run-cli.ts';

const ROWS = 1_500_000;
const work = createWorkspace();
const log = work.path('large.csv');
beforeAll(() => {
  const rows: string[] = ['time,from,to'];
  for (let i = 0; i < ROWS; i++) rows.push(`${1_486_339_200 + 3 * i},p${i % 997},p${(i * 7) % 991}`);
  writeFileSync(log, rows.join('\n'));
});
afterAll(() => work.remove());

const hasStore = (temporary: string) => readdirSync(temporary).some((name) => existsSync(join(temporary, name, 'store.duckdb')));

/** Sends the signal once the store stands in the temporary folder, and some rows are likely in it. */
const whileReading = (signal: NodeJS.Signals) => (child: ChildProcess, temporary: string) => {
  const watch = setInterval(() => {
    if (!hasStore(temporary)) return;
    clearInterval(watch);
    setTimeout(() => child.kill(signal), 250);
  }, 20);
  child.once('close', () => clearInterval(watch));
};

/** Sends the signal once the reading is over. */
const whileAsking = (child: ChildProcess) => {
  child.stderr?.on('data', (chunk: Buffer) => {
    if (/^reading:/m.test(String(chunk))) child.kill('SIGINT');
  });
};

describe('an interrupted run', () => {
  it.each([
    ['while it reads', 'SIGINT', whileReading('SIGINT')],
    ['while it reads, by the system', 'SIGTERM', whileReading('SIGTERM')],
    ['while it asks', 'SIGINT', whileAsking],
  ] as const)('%s (%s) leaves nothing behind', async (name, signal, during) => {
    const out = work.path(`${name} ${signal}`);
    const began = performance.now();
    const run = await runCli(['-v', 'analyze', log, '-o', out], { during });
    expect(run.code).toBe(130);
    expect(run.stderr).toMatch(/error: Interrupted.*\n {2}where: .*\n {2}try: /);
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(run.stdout).toBe('');
    expect(run.left).toEqual([]);
    expect(readdirSync(out)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(30_000);
  });

  it('takes the store with it that was to be kept', async () => {
    const out = work.path('kept');
    const during = (child: ChildProcess) => {
      const watch = setInterval(() => {
        if (!existsSync(out) || !hasStore(out)) return;
        clearInterval(watch);
        setTimeout(() => child.kill('SIGINT'), 250);
      }, 20);
      child.once('close', () => clearInterval(watch));
    };
    const run = await runCli(['analyze', log, '-o', out, '--keep-store'], { during });
    expect([run.code, run.left, readdirSync(out)]).toEqual([130, [], []]);
  });
});
