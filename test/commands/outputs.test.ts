import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inferences } from '../../src/inferences/index.ts';
import type { Analysis } from '../../src/model/analysis.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import { createWorkspace, type Run, readAll, runCli } from './run-cli.ts';
import { askAll, smallLog } from './small-log.ts';

const work = createWorkspace('logs');
const out = work.path('out');
const quick = ['--only', 'reach,circles'];
const schema = JSON.parse(readFileSync(new URL('../../src/analyze/analysis.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true }).compile(schema);
const expectValid = (analysis: unknown) => expect(validate(analysis) ? [] : validate.errors?.slice(0, 3)).toEqual([]);

let whole: Run;
beforeAll(async () => {
  writeFileSync(work.path('logs/small.csv'), smallLog.csv);
  whole = await runCli(['analyze', 'logs/small.csv', '-o', 'out', ...askAll, '--json'], { cwd: work.folder });
});
afterAll(() => work.remove());

describe('analyze', () => {
  it('writes four files, tells where, and leaves nothing else', () => {
    expect([whole.code, whole.stderr, whole.left]).toEqual([0, 'Report: out/report.html\n', []]);
    expect([...readAll(out).keys()].sort()).toEqual(['analysis.json', 'manifest.json', 'rejects.jsonl', 'report.html']);
  });

  it('prints nothing but the analysis on --json, which its schema takes', () => {
    const analysis = JSON.parse(whole.stdout) as Analysis;
    expectValid(analysis);
    expect(whole.stdout).toBe(readFileSync(work.path('out/analysis.json'), 'utf8'));
    // The sample names second parties and shows no places, no deliveries and no rows that hide one party, and comes with no side table; all else it has.
    const unseen = analysis.outcomes.flatMap((outcome) =>
      outcome.kind === 'not-observable' && !JSON.stringify(outcome.missing).includes('something to look at') ? [outcome.id] : [],
    );
    const lacks = ({ id, vantage, needs, side }: AnyInference) =>
      id === 'disclosure' ||
      vantage.namedPeer === false ||
      vantage.observes.includes('place') ||
      needs.includes('deliveries') ||
      (side as readonly string[]).some((table) => !table.endsWith('?'));
    expect(unseen).toEqual(inferences.filter(lacks).map(({ id }) => id));
    expect(analysis.outcomes.filter(({ kind }) => kind === 'failed')).toEqual([]);
    expect(analysis.provenance.inputs[0]?.rows).toMatchObject({ read: smallLog.rows, kept: smallLog.rows });
    expect(analysis.findings.some(({ question, onlyByFocus }) => question === 'connected-before' && onlyByFocus)).toBe(true);
  });

  it('has a schema that refuses what is not an analysis', () => {
    const analysis = JSON.parse(whole.stdout) as Record<string, unknown>;
    expect(validate({ ...analysis, extra: 1 })).toBe(false);
    expect(validate({ ...analysis, version: 2 })).toBe(false);
    expect(validate({ ...analysis, findings: [{}] })).toBe(false);
  });

  it.each<[string, string[], () => string | Uint8Array]>([
    ['standard input', ['-'], () => smallLog.csv],
    ['standard input, compressed', ['-'], () => gzipSync(smallLog.csv)],
    ['a folder', ['logs'], () => ''],
    ['a compressed file', ['small.csv.gz'], () => ''],
  ])('reads %s as it reads the file', async (_, logs, input) => {
    writeFileSync(work.path('small.csv.gz'), gzipSync(smallLog.csv));
    const run = await runCli(['analyze', ...logs, '--json', ...quick], { cwd: work.folder, input: input() });
    expect([run.code, run.stderr, run.left]).toEqual([0, '', []]);
    const { endpoints, provenance } = JSON.parse(run.stdout) as Analysis;
    expect(endpoints.total).toBe(smallLog.names.length);
    expect(provenance.inputs.map(({ path }) => path)).toEqual([logs[0] === 'logs' ? 'logs/small.csv' : logs[0]]);
    expect(provenance.inputs[0]?.rows.kept).toBe(smallLog.rows);
  });

  it('prints a summary for people, and is silent otherwise on -q', async () => {
    const { stdout, stderr } = await runCli(['-q', 'analyze', 'logs/small.csv', '-o', 'quiet', ...quick], { cwd: work.folder });
    expect(stdout).toMatch(/^What .* log rows give away about 14 endpoints/);
    expect(stderr).toBe('');
  });

  it('keeps the store, once it is whole, where it is asked to', async () => {
    const run = await runCli(['analyze', 'logs/small.csv', '-o', 'kept', '--keep-store', ...quick], { cwd: work.folder });
    expect([run.code, run.left]).toEqual([0, []]);
    expect([...readAll(work.path('kept')).keys()].sort()).toContain('store.duckdb');
    expect([...readAll(work.path('kept')).keys()]).toHaveLength(5);
    const again = await runCli(['analyze', 'logs/small.csv', '-o', 'kept', '--keep-store', '--force', ...quick], { cwd: work.folder });
    expect(again.code).toBe(0);
  });
});

describe('report', () => {
  it('makes the same bytes from the JSON alone', async () => {
    const html = readFileSync(work.path('out/report.html'), 'utf8');
    const file = await runCli(['report', 'out/analysis.json', '-o', 'again.html'], { cwd: work.folder });
    expect([file.code, file.stdout]).toEqual([0, '']);
    expect(readFileSync(work.path('again.html'), 'utf8')).toBe(html);
    const piped = await runCli(['report', '-', '-o', '-'], { input: whole.stdout });
    expect([piped.code, piped.stderr]).toEqual([0, '']);
    expect(piped.stdout.trimEnd()).toBe(html.trimEnd());
  });

  it('overwrites nothing, unless it is forced', async () => {
    writeFileSync(work.path('mine.html'), 'mine');
    const run = await runCli(['report', 'out/analysis.json', '-o', 'mine.html'], { cwd: work.folder });
    expect(run.code).toBe(5);
    expect(readFileSync(work.path('mine.html'), 'utf8')).toBe('mine');
    expect((await runCli(['report', 'out/analysis.json', '-o', 'mine.html', '--force'], { cwd: work.folder })).code).toBe(0);
  });

  it('refuses an analysis that was changed in shape, and says where', async () => {
    const analysis = JSON.parse(whole.stdout) as { endpoints: { name: unknown[] } };
    analysis.endpoints.name[0] = 5;
    const run = await runCli(['report', '-', '-o', '-'], { input: JSON.stringify(analysis) });
    expect([run.code, run.stdout]).toEqual([3, '']);
    expect(run.stderr).toMatch(/where: -, at endpoints\.name\.0/);
  });
});

describe('verify', () => {
  const verify = (folder: string) => runCli(['verify', `${folder}/manifest.json`, '--json'], { cwd: work.folder });
  const states = ({ stdout }: Run) =>
    (JSON.parse(stdout) as { path: string; state: string }[]).map(({ path, state }) => `${path} ${state}`);

  it('finds everything unchanged', async () => {
    const run = await verify('out');
    expect(run.code).toBe(0);
    expect(states(run)).toEqual(['logs/small.csv', 'report.html', 'analysis.json', 'rejects.jsonl'].map((path) => `${path} unchanged`));
  });

  it('finds a changed input, a changed output, and a missing one', async () => {
    const { mkdirSync, rmSync } = await import('node:fs');
    mkdirSync(work.path('copy'));
    for (const name of readAll(out).keys()) copyFileSync(work.path(`out/${name}`), work.path(`copy/${name}`));
    writeFileSync(work.path('copy/report.html'), `${readFileSync(work.path('out/report.html'), 'utf8')} `);
    rmSync(work.path('copy/rejects.jsonl'));
    writeFileSync(work.path('logs/small.csv'), smallLog.csv.replace(smallLog.names[0] as string, smallLog.names[1] as string));
    try {
      const run = await verify('copy');
      expect(run.code).toBe(1);
      expect(states(run)).toEqual(['logs/small.csv changed', 'report.html changed', 'analysis.json unchanged', 'rejects.jsonl missing']);
      expect(run.stderr).toMatch(/^error: 3 of 4 files changed or are missing.*\n {2}where: logs\/small\.csv\n {2}try: /);
    } finally {
      writeFileSync(work.path('logs/small.csv'), smallLog.csv);
    }
  });
});

it('says how long each question took, in the manifest and on the terminal, where it is asked to', async () => {
  const { code, stderr } = await runCli(['analyze', 'logs/small.csv', '-o', 'timed', '--only', 'reach,strongest-ties', '--timings'], {
    cwd: work.folder,
  });
  expect(code).toBe(0);
  const { timings } = JSON.parse(readFileSync(work.path('timed/manifest.json'), 'utf8')) as {
    timings: { step: string; of: string; seconds: number; raisedPeak: number }[];
  };
  expect(new Set(timings.map(({ step, of }) => `${of} ${step}`))).toEqual(
    new Set([
      'reading reading',
      'artifact coverage',
      'artifact contacts',
      'question reach',
      'question strongest-ties',
      'closing evidence',
      'closing views',
    ]),
  );
  for (const { step, seconds } of timings) {
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(stderr).toContain(step);
  }
  const peak = timings.reduce((sum, { raisedPeak }) => sum + raisedPeak, 0);
  expect(peak).toBeGreaterThan(50);
  expect(stderr).toContain(`peak memory ${peak} MB`);
});
