import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measuredSchema } from '../../src/analyze/evaluation-schema.ts';
import { measuredOf } from '../../src/analyze/measured-questions.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { SummaryCell } from '../../src/model/evaluation.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import { OBSERVER_IDS } from '../../src/simulate/scenario.ts';
import { MEASURED_SEEDS, measuredWorlds } from './measured-worlds.ts';
import { printMeasured, tabulateMeasured } from './tabulate-measured.ts';

const UPDATE = 'npm run update:evaluation';
const text = readFileSync(new URL('../../src/analyze/measured-questions.json', import.meta.url), 'utf8');
const measured = measuredSchema.parse(JSON.parse(text));
const cells: (SummaryCell & { question: string })[] = measured.questions.flatMap(({ question, cells }) =>
  (cells as readonly SummaryCell[]).map((cell) => ({ ...cell, question })),
);

it(`names only questions that there are, each once (${UPDATE})`, () => {
  const known = inferences.map(({ id }) => id);
  const named = measured.questions.map(({ question }) => question);
  expect(named.filter((question) => !known.includes(question))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
  expect(named.length).toBeGreaterThan(0);
});

it('names only observers that are simulated, each once a question', () => {
  expect(cells.filter(({ observer }) => !(OBSERVER_IDS as readonly string[]).includes(observer))).toEqual([]);
  const keys = cells.map(({ question, observer }) => `${question} ${observer}`);
  expect(new Set(keys).size).toBe(keys.length);
});

it('holds scores that are shares, inside their intervals and between the scenarios’ own', () => {
  const scored = cells.flatMap((cell) => (cell.kind === 'measured' ? [cell] : []));
  expect(scored.length).toBeGreaterThan(10);
  for (const { question, observer, score, value, low = value, high = value, least, most, n, positives = 0, nothingThere } of scored) {
    const floor = score === 'rank-agreement' ? -1 : 0;
    const ascending = [floor, low, value, high, 1];
    expect(ascending, `${question}, ${observer}`).toEqual([...ascending].sort((a, b) => a - b));
    const within = [floor, least, value, most, 1];
    expect(within, `${question}, ${observer}`).toEqual([...within].sort((a, b) => a - b));
    // Some of the true ones may never show in a log, so that there can be more of them than cases.
    expect(Number.isInteger(positives) && n > 0, `${question}, ${observer}`).toBe(true);
    if (nothingThere) expect(nothingThere.worldsWithFindings).toBeLessThanOrEqual(nothingThere.worlds);
  }
});

it(`says what it was measured on, which are the worlds set apart for it (${UPDATE})`, () => {
  const worlds = measuredWorlds();
  expect(measured.set.scenarios).toEqual([...new Set(worlds.map(({ id }) => id))].sort());
  expect(measured.set.seeds).toEqual([...new Set(worlds.map(({ seed }) => seed))].sort((a, b) => a - b));
  expect(measured.set.worlds).toBe(worlds.length);
  for (const seed of MEASURED_SEEDS) expect(measured.set.seeds).toContain(seed);
  // Every observer of the simulator, or the table would lack a column.
  for (const { observers } of worlds) expect(observers.map(({ id }) => id).sort()).toEqual([...OBSERVER_IDS].sort());
});

it('is small, and printed as the script prints it', () => {
  expect(Buffer.byteLength(text)).toBeLessThan(60_000);
  expect(text).toBe(printMeasured(measured as Parameters<typeof printMeasured>[0]));
});

it('gives an analysis the questions that it asks, and none that has not been measured', () => {
  const [first] = inferences as readonly [AnyInference];
  const novel = { ...first, id: 'never-measured' } as AnyInference;
  expect(measuredOf([first, novel]).questions.map(({ question }) => question)).toEqual([first.id]);
});

it('is one table over evaluations of several scenarios', () => {
  const evaluation = (scenario: string, value: number, seed: number) =>
    ({
      version: 1,
      worlds: [{ scenario, title: scenario, related: true, seed, people: 20 + seed, days: 14 }],
      cells: [
        {
          scenario,
          related: true,
          question: 'circles',
          asks: 'description',
          observer: 'server',
          worlds: 1,
          outcome: { kind: 'scored', truth: 't', candidates: 1, scores: [{ name: 'auc', value, n: 10 }] },
        },
      ],
      summary: [],
    }) as const;
  const { set, questions } = tabulateMeasured([evaluation('b', 0.6, 2), evaluation('a', 0.8, 1)]);
  expect(set).toEqual({ scenarios: ['a', 'b'], seeds: [1, 2], worlds: 2, people: { least: 21, most: 22 }, days: { least: 14, most: 14 } });
  expect(questions[0]?.cells[0]).toMatchObject({ value: 0.7, n: 20, scenarios: 2, least: 0.6, most: 0.8 });
});
