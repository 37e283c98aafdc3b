import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Analysis } from '../../src/model/analysis.ts';

const folder = mkdtempSync(join(tmpdir(), 'penregister-golden-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What people review: everything but the columns that only a picture needs, and the first row of each piece of evidence. */
function reviewable({ views, ...analysis }: Analysis): string {
  const { week, timeline, graph } = views;
  const drawn = {
    week: week && { endpoints: week.endpoints.length, events: week.events.reduce((sum, n) => sum + n, 0) },
    timeline: timeline && { lanes: timeline.lanes.length, shown: timeline.shownEvents, of: timeline.totalEvents },
    graph: graph && { nodes: graph.node.length, ties: graph.source.length },
  };
  const findings = analysis.findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map(({ rows, ...evidence }) => ({ ...evidence, rows: rows.length, first: rows[0] })),
  }));
  return `${JSON.stringify({ ...analysis, findings, views: drawn }, null, 1)}\n`;
}

test('reports/demo is what the demo gives (npm run update:goldens, and review the difference like code)', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const summary = execFileSync(process.execPath, ['dist/cli.js', '-q', 'demo', '-o', folder, '--force'], { cwd: root, encoding: 'utf8' });
  const analysis = JSON.parse(readFileSync(join(folder, 'analysis.json'), 'utf8')) as Analysis;
  await expect(reviewable(analysis)).toMatchFileSnapshot('../../reports/demo/analysis.json');
  await expect(summary.replace(/^Open: .*$/m, 'Open:   …')).toMatchFileSnapshot('../../reports/demo/summary.txt');
});
