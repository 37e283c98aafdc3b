import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { analysisSchema } from '../../src/analyze/analysis-schema.ts';
import { evaluationSchema } from '../../src/analyze/evaluation-schema.ts';
import { parseExpectations } from '../../src/evaluate/expectations.ts';
import type { Analysis } from '../../src/model/analysis.ts';
import type { Evaluation } from '../../src/model/evaluation.ts';
import type { Truth } from '../../src/simulate/truth.ts';
import { excerpt, mainTable, reviewable } from './reviewable.ts';

const UPDATE = 'npm run update:goldens, and review the difference like code';
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'penregister-golden-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]): string => execFileSync(process.execPath, ['dist/cli.js', '-q', ...args], { cwd: root, encoding: 'utf8' });
const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

test(`reports/demo is what the demo gives (${UPDATE})`, async () => {
  const out = join(folder, 'demo');
  const summary = run('demo', '-o', out, '--force');
  const analysis = JSON.parse(read(out, 'analysis.json')) as Analysis;
  await expect(reviewable(analysis)).toMatchFileSnapshot('../../reports/demo/analysis.json');
  await expect(summary.replace(/^Open: .*$/m, 'Open:   …')).toMatchFileSnapshot('../../reports/demo/summary.txt');
});

test(`reports/two-minutes-before is what the sample of one who was handled gives (${UPDATE})`, { timeout: 300_000 }, async () => {
  const sample = join('fixtures', 'two-minutes-before', 'handled');
  const truth = JSON.parse(read(root, sample, 'truth.json')) as Truth;
  const expected = parseExpectations(read(root, sample, 'expect.json'), sample).runs?.find(({ log }) => log === 'server.csv');
  const events = (truth.planted.events ?? []).flatMap(({ at }) => ['--event', new Date(at).toISOString()]);
  const focus = (expected?.focus ?? []).flatMap((part) => ['--focus', truth.roles[part.slice(1) as keyof Truth['roles']] ?? part]);
  expect(events.length).toBeGreaterThan(0);
  expect(focus.length).toBeGreaterThan(0);
  const out = join(folder, 'handled');
  const summary = run(
    'analyze',
    join(sample, 'server.csv'),
    '--tz',
    expected?.tz ?? 'UTC',
    ...events,
    ...focus,
    '--no-pseudonymise',
    '-o',
    out,
  );
  const analysis = JSON.parse(read(out, 'analysis.json')) as Analysis;
  expect(analysisSchema.safeParse(analysis).error?.issues).toBeUndefined();
  await expect(excerpt(analysis)).toMatchFileSnapshot('../../reports/two-minutes-before/analysis.json');
  await expect(summary).toMatchFileSnapshot('../../reports/two-minutes-before/summary.txt');
});

test(`reports/evaluation is what evaluate says of some samples (${UPDATE})`, { timeout: 600_000 }, async () => {
  const out = join(folder, 'evaluation');
  const worlds = ['two-minutes-before/handled', 'household', 'nothing-there/household'].map((name) => join('fixtures', name));
  const table = run('evaluate', ...worlds, '-o', out);
  const evaluation = JSON.parse(read(out, 'evaluation.json')) as Evaluation;
  // Of every question that there is, not only of those that tests of the command ask.
  expect(evaluationSchema.safeParse(evaluation).error?.issues).toBeUndefined();
  await expect(mainTable(evaluation)).toMatchFileSnapshot('../../reports/evaluation/evaluation.json');
  await expect(table).toMatchFileSnapshot('../../reports/evaluation/table.txt');
});
