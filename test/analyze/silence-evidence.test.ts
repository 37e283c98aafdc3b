import { expect, test } from 'vitest';
import { inferences } from '../../src/inferences/index.ts';
import { createRandom } from '../../src/stats/random.ts';
import { analyzeText } from '../contract/analyze-text.ts';

/** Monday, 2020-09-07. */
const START = 1_599_436_800;
const SILENT = 16;

test('a day without a person, on which a timer went on, says how many of its rows lie in it', async () => {
  const random = createRandom(3);
  const at: { at: number; name: string }[] = [];
  for (let day = 0; day < 45; day++) {
    // Every ten minutes, to the second.
    for (let beat = 0; beat < 144; beat++) at.push({ at: START + 86_400 * day + 600 * beat, name: 'ann' });
    for (const name of ['ann', 'bob', 'cy']) {
      if (name === 'ann' && day === SILENT) continue;
      for (let i = 0; i < 30; i++) at.push({ at: START + 86_400 * day + 28_801 + random.below(50_000), name });
    }
  }
  const rows = at.sort((x, y) => x.at - y.at).map((one) => `${one.at},${one.name},hub,tcp`);
  const only = inferences.filter(({ id }) => id === 'broken-routine');
  const { findings, coverage } = await analyzeText(`time,src,dst,proto\n${rows.join('\n')}\n`, { zone: 'UTC', inferences: only });
  expect(coverage.setAside).toBeGreaterThan(4_000);
  const silence = findings.flatMap(({ evidence }) => evidence).find(({ kind }) => kind === 'absence');
  expect(silence?.span?.from).toBe((START + 86_400 * SILENT) * 1e6);
  expect(silence?.total).toBe(144);
  expect(silence?.rows.length).toBe(4);
  expect(silence?.rows.some(({ keepAlive }) => keepAlive)).toBe(false);
});
