import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { inferences } from '../../src/inferences/index.ts';
import type { Analysis } from '../../src/model/analysis.ts';
import type { RowAccount } from '../../src/model/source.ts';
import { createWorkspace, type Run, readAll, runCli } from './run-cli.ts';

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(data);
if (!present) console.info('skipped: the folder of real logs is not beside the checkout');
const work = createWorkspace();
afterAll(() => work.remove());

/** @returns the run, and the analysis that it wrote */
async function analyze(name: string, path: string, ...args: string[]): Promise<{ run: Run; analysis: Analysis }> {
  const run = await runCli(['analyze', path, '-o', work.path(name), ...args], { cwd: data });
  expect([...readAll(work.path(name)).keys()].sort()).toEqual(['analysis.json', 'manifest.json', 'rejects.jsonl', 'report.html']);
  return { run, analysis: JSON.parse(readFileSync(work.path(`${name}/analysis.json`), 'utf8')) as Analysis };
}
const sum = ({ provenance }: Analysis, of: 'read' | 'kept' | 'repeated') =>
  provenance.inputs.map(({ rows }: { rows: RowAccount }) => rows[of]).reduce((total, n) => total + n, 0);

describe.skipIf(!present)('real logs through the command', () => {
  it('collegemsg: every row, every endpoint, every question answered or declared', async () => {
    const { run, analysis } = await analyze('collegemsg', 'collegemsg/CollegeMsg.txt', '--event', '2004-05-12T18:00:00Z');
    expect([run.code, run.stderr, run.left]).toEqual([0, `Report: ${join(work.path('collegemsg'), 'report.html')}\n`, []]);
    expect([sum(analysis, 'kept'), sum(analysis, 'repeated'), analysis.endpoints.total]).toEqual([59_835, 37, 1_899]);
    expect(analysis.outcomes.map(({ id }) => id)).toEqual(inferences.map(({ id }) => id));
    expect(analysis.outcomes.filter(({ kind }) => kind === 'failed')).toEqual([]);
  });

  it('zeek-rita: as many rows as its files have', async () => {
    const { run, analysis } = await analyze('rita', 'zeek-rita/missing_host', '--only', 'reach');
    expect([run.code, sum(analysis, 'read')]).toEqual([0, 70_440]);
  });

  it('zeek-zat: broken files are told, and cost the good ones nothing', async () => {
    const { run, analysis } = await analyze('zat', 'zeek-zat/data');
    expect([run.code, sum(analysis, 'kept'), run.left]).toEqual([3, 413, []]);
    expect(run.stderr).toMatch(/^error: An input could not be read: .*\n {2}where: zeek-zat\/data\/http\.log\.corrupt\.gz\n {2}try: /m);
    expect(run.stderr).not.toMatch(/^\s+at /m);
    const unread = new Map(analysis.provenance.unreadInputs.map(({ path, reason }) => [path.split('/').at(-1), reason]));
    expect(unread.get('http_empty.log')).toBe('other-log');
    for (const { detail } of analysis.provenance.unreadInputs) expect(detail.length).toBeGreaterThan(5);
  });

  it('enron: columns that derive from content are listed, and nothing of them is shown', async () => {
    const { run, analysis } = await analyze('enron', 'enron-igraph/edges.csv', '--tz', 'floating', '--names', 'enron-igraph/nodes.csv');
    expect(run.code).toBe(0);
    const [source] = analysis.provenance.inputs;
    expect(source?.unread).toEqual(['Topic', 'LDC_topic']);
    expect(source?.rows).toMatchObject({ read: 125_409, kept: 125_235, rejected: { 'time-implausible': 174 } });
    const rejects = readFileSync(work.path('enron/rejects.jsonl'), 'utf8').trim().split('\n');
    expect(rejects).toHaveLength(174);
    for (const line of rejects) expect(Object.keys(JSON.parse(line) as object)).toEqual(['file', 'line', 'column', 'reason']);
    expect(analysis.endpoints.name).toContain('mark.taylor');
    // Both columns hold bare numbers: what can be shown of a row is its reference and the fields of its event.
    const shown = new Set(analysis.findings.flatMap(({ evidence }) => evidence.flatMap(({ rows }) => rows.flatMap(Object.keys))));
    expect([...shown].sort()).toEqual(['actor', 'at', 'duration', 'keepAlive', 'kind', 'line', 'peer', 'source', 'via']);
    expect(analysis.findings.flatMap(({ evidence }) => evidence.flatMap(({ rows }) => rows)).every(({ via }) => via === null)).toBe(true);
  });
});
