import { beforeAll, expect, it } from 'vitest';
import { parseAnalysis } from '../../src/analyze/analysis-schema.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { Analysis } from '../../src/model/analysis.ts';
import { type CalibrationSet, wordOfRatio } from '../../src/model/calibration.ts';
import type { OptionSpec } from '../../src/model/inference.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderSummary } from '../../src/report/terminal.ts';
import { simulateWorld, writeCsv } from '../simulated-world.ts';
import { analyzeText } from './analyze-text.ts';

const EVENT = '2017-03-15T19:30:00Z';
const world = simulateWorld({ seed: 4242, people: 40, days: 38, trigger: { event: Date.parse(EVENT) * 1000, lag: 45_000_000 } });
const csv = writeCsv(world.events);
const question = inferences.find(({ id }) => id === 'connected-before') as (typeof inferences)[number];
const options = {
  zone: 'UTC',
  events: [EVENT],
  focus: [world.truth.people.name[world.triggered] as string],
  inferences: [question],
};
const defaults = Object.fromEntries(
  Object.entries(question.options as Record<string, OptionSpec>).map(([name, spec]) => [name, spec.default]),
);
/** Made up: what a set says is not the matter here, but when it may speak. */
const set: CalibrationSet = {
  id: 'made-up',
  question: question.id,
  scenario: 'nothing',
  seeds: { fit: [1], test: [2] },
  cases: { related: 100, unrelated: 1_000 },
  test: { related: 100, unrelated: 1_000, cllr: 0.8, cllrMin: 0.8 },
  domain: {
    clockStep: 1_000_000,
    observedDays: { least: 20, most: 60 },
    eventsADay: { least: 0, most: 1_000 },
    options: defaults,
    scope: { events: { least: 1, most: 1 }, 'comparable days': { least: 10, most: 60 } },
  },
  map: {
    score: [-1, 0, 1],
    log10: [-0.2, 0.2, 1.3],
    low: [-0.3, 0, 1],
    high: [0, 0.5, 1.6],
    related: [50, 30, 20],
    unrelated: [900, 90, 10],
  },
};
const ratioOf = ({ findings }: Analysis) => findings[0]?.ratio;

let weighed: Analysis;
beforeAll(async () => {
  weighed = await analyzeText(csv, { ...options, calibrations: [set] });
});

it('a finding keeps its test, and has the ratio of a set that holds beside it, in number and word', () => {
  const [finding] = weighed.findings;
  expect(finding?.strength.kind).toBe('test');
  const ratio = ratioOf(weighed);
  if (ratio?.kind !== 'ratio') throw new Error('no ratio');
  expect(ratio).toMatchObject({ log10: 1.3, low: 1, high: 1.6, calibration: { id: 'made-up' } });
  expect(ratio.word).toBe(wordOfRatio(1.3));
});

it('and it is read back as it was written', () => {
  expect(ratioOf(parseAnalysis(renderJson(weighed), 'here'))).toEqual(ratioOf(weighed));
});

it('outside its limits, and without a set, there is none, and the reason is given', async () => {
  const wide = await analyzeText(csv, { ...options, calibrations: [set], questionOptions: { 'connected-before.window': 300_000_000 } });
  expect(ratioOf(wide)).toMatchObject({ kind: 'none' });
  expect(renderSummary(wide, { findings: 3, color: false, width: 300 })).toContain('holds for window at 2 min, and here it is 5 min');
  const none = await analyzeText(csv, { ...options, calibrations: [] });
  expect(ratioOf(none)).toMatchObject({ kind: 'none' });
  expect(renderSummary(none, { findings: 3, color: false, width: 300 })).toContain('no calibration set for this question');
});

it('a posterior is printed with a prior, and never without', async () => {
  const summary = (of: Analysis) => renderSummary(of, { findings: 3, color: false, width: 300 });
  expect(summary(weighed)).not.toMatch(/prior|posterior|odds/i);
  const asked = await analyzeText(csv, { ...options, calibrations: [set], prior: { stated: '1/1000', probability: 1e-3 } });
  // 20 times odds of 1 to 999.
  expect(summary(asked)).toContain('1 to 50 with this record');
});
