import { expect, test } from 'vitest';
import type { AnyInference, Ranking } from '../../src/model/inference.ts';
import { defineInference } from '../../src/model/inference.ts';
import { endpoint, say } from '../../src/model/text.ts';
import { analyzeText } from './analyze-text.ts';

const head = {
  method: 'A stand-in for the tests.',
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time'] },
  references: [],
  options: {},
} as const;

/** Claims a tie between endpoints 0 and 1 at p = 0.001, and none between 1 and 2. */
const inferTies = defineInference({
  ...head,
  id: 'infer-ties',
  question: 'Which endpoints does the test tie together?',
  asks: 'test',
  subjects: 'pairs',
  needs: ['series'],
  infersLinks: true,
  rank: (): Ranking<null> => ({
    subjects: { of: 'pairs', a: Int32Array.of(1, 1), b: Int32Array.of(0, 2) },
    columns: { score: Float64Array.of(3, 1), p: Float64Array.of(0.001, 0.8), support: Float64Array.of(7, 1) },
    tested: 3,
    skipped: [],
    summary: [],
    smallest: say`nothing`,
    working: null,
  }),
  explain: (row) => ({
    claim: say`pair ${row}`,
    measures: [],
    evidence: [{ kind: 'rows', endpoints: [0, 1], limit: 3, caption: say`rows` }],
    alternatives: ['chance'],
    caveats: [],
  }),
});

/** Reads the links, and reports what it was handed. */
const readTies = defineInference({
  ...head,
  id: 'read-ties',
  question: 'Which ties were handed on?',
  asks: 'description',
  subjects: 'pairs',
  needs: ['links'],
  rank: ({ links }): Ranking<null> => ({
    subjects: { of: 'pairs', a: links.a, b: links.b },
    columns: { score: links.score, support: Float64Array.from(links.support) },
    tested: links.count,
    skipped: [],
    summary: [{ label: 'q of the first', value: links.q[0] ?? Number.NaN, unit: '' }],
    smallest: say`a tie`,
    working: null,
  }),
  explain: (row, { subjects, columns }, { links }) => ({
    claim:
      subjects.of === 'pairs'
        ? say`${endpoint(subjects.a[row] as number)} and ${endpoint(subjects.b[row] as number)}, inferred by ${links.by ?? 'nobody'}`
        : say`?`,
    measures: [{ label: 'support', value: columns.support?.[row] ?? 0, unit: 'coincidences' }],
    evidence: [{ kind: 'rows', endpoints: [0, 1], limit: 3, caption: say`rows` }],
    alternatives: ['chance'],
    caveats: [],
    grade: { word: 'weak', reason: 'a test' },
  }),
});

const log = [
  'time,user',
  ...Array.from({ length: 30 }, (_, i) => `2020-01-01T00:${String(i).padStart(2, '0')}:00Z,${'abc'[i % 3]}`),
  '',
].join('\n');

test('what a linking question reports reaches the questions after it, wherever it stands in the order', async () => {
  const { findings, outcomes, views } = await analyzeText(log, { inferences: [readTies as AnyInference, inferTies as AnyInference] });
  expect(outcomes.map(({ id, kind }) => [id, kind])).toEqual([
    ['read-ties', 'found'],
    ['infer-ties', 'found'],
  ]);
  const [read] = findings;
  expect(read?.claim).toEqual([{ endpoint: 0 }, ' and ', { endpoint: 1 }, ', inferred by ', 'infer-ties']);
  expect(read?.measures[0]?.value).toBe(7);
  // p × tested / rank = 0.001 × 3
  expect(outcomes[0]).toMatchObject({ summary: [{ value: 0.003 }] });
  expect(views.graph?.inferred).toEqual([1]);
});

test('without a linking question there are no links, which is not the same as none found', async () => {
  const { outcomes } = await analyzeText(log, { inferences: [readTies as AnyInference] });
  expect(outcomes[0]).toMatchObject({ id: 'read-ties', kind: 'not-observable', missing: [['something to look at: ', 'a tie']] });
});
