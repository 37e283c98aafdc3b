import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inferences } from '../../src/inferences/index.ts';
import { CLI, createWorkspace, runCli } from './run-cli.ts';
import { smallLog } from './small-log.ts';

const work = createWorkspace();
const log = work.path('small.csv');
beforeAll(() => writeFileSync(log, smallLog.csv));
afterAll(() => work.remove());

// biome-ignore lint/suspicious/noControlCharactersInRegex: the one that starts every colour.
const ESCAPE = /\u001b/;

describe('inspect', () => {
  it('prints how the log would be read, and the mapping beside it', async () => {
    const run = await runCli(['inspect', log]);
    expect([run.code, run.left]).toEqual([0, []]);
    expect(run.stdout).toMatch(/^.*small\.csv\n {2}format +Delimited text/);
    expect(run.stdout).toMatch(/at +← time\n/);
    expect(run.stdout).toMatch(/can be asked +circles\n/);
    expect(run.stderr).toMatch(/--map FILE:\n\{"format":"delimited"/);
  });

  it('gives a mapping that analyze takes, and reads the same with', async () => {
    const { stdout } = await runCli(['inspect', log, '--json']);
    const { files } = JSON.parse(stdout) as { files: { mappingFile: object }[] };
    writeFileSync(work.path('map.json'), JSON.stringify(files[0]?.mappingFile));
    const run = await runCli(['analyze', log, '--map', work.path('map.json'), '--json', '--only', 'reach']);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ provenance: { inputs: [{ rows: { kept: smallLog.rows } }] } });
  });

  it('says of local times what analyze will need, and shows the rest', async () => {
    const run = await runCli(['inspect', '-', '--json'], { input: 'time,from,to\n2017-02-06 08:00:00,a,b\n2017-02-06 09:00:00,b,a\n' });
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ zoneNeeded: true, files: [{ path: '-', record: { at: { clock: 'floating' } } }] });
  });
});

describe('questions', () => {
  it('lists them, one a line', async () => {
    const { stdout, stderr, code } = await runCli(['questions']);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(inferences.map(({ id }) => id));
    for (const line of lines) expect(line).toMatch(/^[a-z-]+ {2,}.*\?$/);
  });

  it('tells one in full, for people and for programs', async () => {
    const [people, programs] = await Promise.all([runCli(['questions', 'reach']), runCli(['questions', 'reach', '--json'])]);
    expect(people.stdout).toMatch(/needs +the log shows .*--side hubs=FILE/);
    expect(JSON.parse(programs.stdout)).toMatchObject({ id: 'reach', asks: 'description', subjects: 'population' });
    expect(programs.stderr).toBe('');
  });
});

describe('streams', () => {
  it('has colour only where it is asked for', async () => {
    const args = ['analyze', log, '--only', 'reach'];
    const [plain, forced, none] = await Promise.all([
      runCli(args),
      runCli(args, { env: { FORCE_COLOR: '1' } }),
      runCli(args, { env: { NO_COLOR: '1', TERM: 'xterm-256color' } }),
    ]);
    expect(plain.stdout).not.toMatch(ESCAPE);
    expect(none.stdout).not.toMatch(ESCAPE);
    expect(forced.stdout).toMatch(ESCAPE);
  });

  it('draws no progress where there is no terminal, and tells times on -v', async () => {
    const run = await runCli(['-v', 'analyze', log, '--only', 'reach']);
    expect(run.stderr).toMatch(/^reading: [\d.]+ s\n(?:.*\n)*reach: [\d.]+ s\n(?:.*\n)*in all: [\d.]+ s, peak memory \d+ MB\n$/);
    expect(run.stderr).not.toMatch(/%|\r/);
  });

  it('is content with a reader that stops listening', async () => {
    const child = spawn(process.execPath, [CLI, 'analyze', log, '--json'], {
      env: { PATH: process.env['PATH'] ?? '', TMPDIR: work.folder },
    });
    child.stdout.destroy();
    const err: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, Buffer.concat(err).toString()]).toEqual([0, '']);
  });
});
