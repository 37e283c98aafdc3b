import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.ts';
import { createWorkspace, readAll, runCli } from './run-cli.ts';

const work = createWorkspace();
afterAll(() => work.remove());

it('the demo runs anywhere, is fit for the published schema, and may be run again', async () => {
  const run = await runCli(['demo'], { cwd: work.folder });
  expect([run.code, run.left]).toEqual([0, []]);
  expect([...readAll(work.path('penregister-demo')).keys()].sort()).toEqual([
    'analysis.json',
    'manifest.json',
    'rejects.jsonl',
    'report.html',
  ]);
  const schema = JSON.parse(readFileSync(new URL('../../src/analyze/analysis.schema.json', import.meta.url), 'utf8')) as object;
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  const analysis = JSON.parse(readFileSync(work.path('penregister-demo/analysis.json'), 'utf8')) as Analysis;
  expect(validate(analysis) ? [] : validate.errors?.slice(0, 3)).toEqual([]);
  expect(analysis.provenance.synthetic).toBe(true);
  // Three findings, numbered, and where the report is.
  expect(run.stdout.match(/^[123]\. /gm)).toHaveLength(3);
  expect(run.stdout).toMatch(/^Open: +file:\/\/\S+report\.html$/m);
  expect((await runCli(['demo'], { cwd: work.folder })).code).toBe(0);
});
