import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.ts';
import { createWorkspace, type Run, readAll, runCli } from './run-cli.ts';
import { smallLog } from './small-log.ts';

/** Stands in every name, server, place and path of the log, and nowhere else. */
const MARK = /zq/i;

const work = createWorkspace('zqlogs', 'keys');
/** A name of the log as it is planted. */
const asPlanted = (name: string | undefined) => (name as string).replace('phone-', 'zqname-');
const focus = asPlanted(smallLog.triggered);
const [one, two] = smallLog.names.filter((name) => name !== smallLog.triggered).map(asPlanted);
const planted = smallLog.csv
  .trimEnd()
  .split('\n')
  .map((line, i) =>
    i === 0
      ? `${line},cell`
      : `${line.replaceAll('phone-', 'zqname-').replace('chat.example.org', 'zqserver')},zqplace-${/T(?:0[0-6]|19|2)/.test(line) ? 'night' : 'day'}`,
  )
  .concat(`not a time,send,${one},${two},zqserver,zqplace-1`)
  .join('\n');
const whole = gzipSync(planted);

beforeAll(() => {
  writeFileSync(work.path('zqlogs/zqlog.csv'), planted);
  writeFileSync(work.path('zqlogs/zqtwin.csv'), planted);
  writeFileSync(work.path('zqlogs/zqbroken.csv.gz'), whole.subarray(0, whole.length / 2));
  writeFileSync(work.path('zqlogs/zqwords.txt'), 'zq is no log\n');
  writeFileSync(work.path('zqlocal.csv'), 'time,from,to\n2017-02-06 08:00:00,zq1,zq2\n2017-02-06 09:00:00,zq2,zq1\n');
  writeFileSync(work.path('zqaliases.csv'), `account,person\n${one},zqperson\n${two},zqperson\n`);
  writeFileSync(work.path('keys/one'), 'a key of more than sixteen bytes');
  writeFileSync(work.path('keys/two'), 'another key of that sort, longer');
});
afterAll(() => work.remove());

const about = ['--focus', focus, '--event', smallLog.event, '--aliases', 'zqaliases.csv'];
const analyze = (output: string, args: readonly string[], env: Record<string, string> = {}) =>
  runCli(['-v', '--debug', 'analyze', 'zqlogs', '-o', output, '--json', ...about, ...args], { cwd: work.folder, env });

function expectHidden({ stdout, stderr }: Run, output: string): Analysis {
  expect(stderr).not.toMatch(MARK);
  expect(stdout).not.toMatch(MARK);
  const files = readAll(work.path(output));
  expect(files.size).toBe(4);
  for (const [name, bytes] of files) {
    // What the page holds compressed is made from the analysis alone (outputs.test.ts), and its code may hold any two letters.
    if (name === 'report.html') expect(bytes).not.toMatch(/zq(name|server|place|log|twin|person|words|broken|aliases)/i);
    else expect(bytes, name).not.toMatch(MARK);
  }
  return JSON.parse(stdout) as Analysis;
}

describe('pseudonyms', () => {
  it('number endpoints, servers and files in every output, of a run that also meets broken files', async () => {
    const run = await analyze('numbered', ['--pseudonymise']);
    expect(run.code).toBe(3);
    const { endpoints, places, provenance, findings } = expectHidden(run, 'numbered');
    expect(places?.length).toBeGreaterThan(0);
    for (const name of places ?? []) expect(name).toMatch(/^p-\d{4}$/);
    for (const name of endpoints.name) expect(name).toMatch(/^e-\d{4}$/);
    expect(provenance.unreadInputs.map(({ path, reason }) => `${path} ${reason}`).sort()).toEqual([
      'unread-0001 unreadable',
      'unread-0002 copy',
      'unread-0003 unknown-format',
    ]);
    expect(provenance.unreadInputs.find(({ reason }) => reason === 'copy')?.detail).toMatch(/as input-0001$/);
    expect(run.stderr).toMatch(/where: unread-0001/);
    const servers = findings.flatMap(({ evidence }) => evidence.flatMap(({ rows }) => rows.map(({ via }) => via)));
    expect(new Set(servers)).toEqual(new Set(['v-0001']));
    // Inputs cannot be found by a number: they are not called missing for it.
    const verified = await runCli(['verify', 'numbered/manifest.json'], { cwd: work.folder });
    expect(verified.code).toBe(0);
    expect(verified.stdout).toMatch(/input +input-0001 +not checked\n[\s\S]*3 of 3 as they were; 1 cannot be checked/);
  });

  it('are the default where CI is set, and can be refused', async () => {
    expectHidden(await analyze('ci', ['--only', 'reach'], { CI: '1' }), 'ci');
    const named = await analyze('ci-named', ['--only', 'reach', '--no-pseudonymise'], { CI: 'true' });
    expect(named.stdout).toContain(focus);
  });

  it('are stable under a key, and others under another', async () => {
    const names = async (output: string, key: string) =>
      expectHidden(await analyze(output, ['--only', 'reach,circles', '--pseudonym-key', `keys/${key}`]), output).endpoints.name;
    const [first, again, other] = [await names('one', 'one'), await names('again', 'one'), await names('two', 'two')];
    expect(again).toEqual(first);
    expect(first.filter((name) => other.includes(name))).toEqual([]);
    for (const name of first) expect(name).toMatch(/^e-[0-9a-f]{12}$/);
  });

  it.each([
    ['a log that is not there', ['zqmissing.csv'], 3],
    ['a log that lacks its zone', ['zqlocal.csv'], 2],
    ['a log of no known format', ['zqlogs/zqwords.txt'], 3],
    ['an output beside the evidence', ['zqlogs', '-o', 'zqlogs'], 5],
  ] as const)('hide paths in errors, too: %s', async (_, args, code) => {
    const run = await runCli(['--debug', 'analyze', ...args, '--pseudonymise'], { cwd: work.folder });
    expect(run.code).toBe(code);
    expect(run.stderr).toMatch(/\n {2}where: input-000\d/);
    expect(run.stderr + run.stdout).not.toMatch(MARK);
  });
});
