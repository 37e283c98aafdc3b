import { describe, expect, it } from 'vitest';
import { pseudonymise } from '../../src/analyze/pseudonymise.ts';
import type { Analysis } from '../../src/model/analysis.ts';
import { sampleAnalysis } from '../report/sample-analysis.ts';

/** The servers of all cited rows, as they stand in the analysis. */
const serversOf = ({ findings }: Analysis) =>
  findings.flatMap(({ evidence }) => evidence.flatMap(({ rows }) => rows.flatMap(({ via }) => (via === null ? [] : [via]))));

/** The sample, with servers in the order in which they are cited: z, y, x, …, each cited again later. */
function withServers(names: readonly string[]): Analysis {
  let cited = 0;
  const analysis = sampleAnalysis();
  return {
    ...analysis,
    findings: analysis.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((piece) => ({
        ...piece,
        rows: piece.rows.map((row) => ({ ...row, via: names[cited++ % names.length] as string })),
      })),
    })),
  };
}

describe('names of places', () => {
  it('are hidden, and their numbers tell nothing of their order', () => {
    const analysis = { ...sampleAnalysis(), places: ['zeta', 'alpha'] };
    expect(pseudonymise(analysis, { by: 'number' }).places).toEqual(['p-0001', 'p-0002']);
    const keyed = pseudonymise(analysis, { by: 'key', key: new Uint8Array(32) }).places as string[];
    expect(keyed.every((name) => /^p-[0-9a-f]{12}$/.test(name))).toBe(true);
    expect(new Set(keyed).size).toBe(2);
  });
});

describe('numbers of servers', () => {
  const names = ['zeta', 'alpha', 'mid'];
  it('follow the first citation, and tell nothing of the order of their names', () => {
    const hidden = serversOf(pseudonymise(withServers(names), { by: 'number' }));
    expect(hidden.length).toBeGreaterThan(2 * names.length);
    expect(hidden).toEqual(hidden.map((_, i) => `v-000${1 + (i % names.length)}`));
    const renamed = withServers(['a', 'b', 'c']);
    expect(serversOf(pseudonymise(renamed, { by: 'number' }))).toEqual(hidden);
  });
});
