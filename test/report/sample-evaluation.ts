import type {
  CellOutcome,
  EvaluatedCell,
  Evaluation,
  MeasuredQuestions,
  QuestionSummary,
  Score,
  SummaryCell,
} from '../../src/model/evaluation.ts';

const auc: Score = { name: 'auc', value: 0.93, low: 0.9, high: 0.95, n: 1234 };
const held: Score = { name: 'coverage', value: 0.61, low: 0.56, high: 0.66, n: 240 };

const scored = (scores: readonly Score[], rest: object = {}): CellOutcome => ({
  kind: 'scored',
  truth: 'is this the one whose connection was caused by what caused the event',
  candidates: 1234,
  scores,
  ...rest,
});

const cell = (question: string, observer: string, outcome: CellOutcome, related = true): EvaluatedCell => ({
  scenario: related ? 'two-minutes-before/alone' : 'nothing-there/two-minutes-before',
  related,
  question,
  asks: 'test',
  observer,
  worlds: 4,
  outcome,
});

const nothingThere = { worlds: 28, worldsWithFindings: 2, findings: 7 };

const summary: readonly QuestionSummary[] = [
  {
    question: 'connected-before',
    truth: 'is this the one whose connection was caused by what caused the event',
    cells: [
      {
        observer: 'server',
        kind: 'measured',
        score: 'auc',
        value: 0.93,
        low: 0.9,
        high: 0.95,
        n: 1234,
        positives: 16,
        scenarios: 4,
        least: 0.81,
        most: 0.99,
        nothingThere,
      },
      {
        observer: 'carrier',
        kind: 'measured',
        score: 'auc',
        value: 0.58,
        low: 0.47,
        high: 0.69,
        n: 1234,
        positives: 16,
        scenarios: 4,
        least: 0.4,
        most: 0.7,
      },
      { observer: 'push', kind: 'not-asked', why: 'the world has no event' },
      { observer: 'everyone', kind: 'measured', score: 'auc', value: 0.97, n: 90, positives: 1, scenarios: 1, least: 0.97, most: 0.97 },
    ],
  },
  {
    question: 'daily-rhythm',
    truth: 'at which clock hour is the middle of sleep, averaged over nights',
    cells: [
      {
        observer: 'server',
        kind: 'measured',
        score: 'coverage',
        value: 0.61,
        low: 0.56,
        high: 0.66,
        n: 240,
        scenarios: 2,
        least: 0.6,
        most: 0.62,
        level: 0.8,
        error: { value: 0.44, unit: 'hours' },
      },
      { observer: 'carrier', kind: 'not-observable', why: 'a clock that shows the hour of the day' },
      { observer: 'push', kind: 'failed', why: 'the store was out of memory' },
      { observer: 'everyone', kind: 'no-case', why: 'the worlds hold no case of it' },
    ],
  },
  {
    question: 'reach',
    truth: '',
    cells: ['server', 'carrier', 'push', 'everyone'].map(
      (observer) => ({ observer, kind: 'no-truth', why: 'nobody has stated its truth' }) satisfies SummaryCell,
    ),
  },
];

/** Hand-made, with every kind of cell, a table of thresholds, and a scenario with nothing there. */
export const sampleEvaluation = (): Evaluation => ({
  version: 1,
  worlds: [
    ...[6001, 6002, 6003, 6004].map((seed) => ({
      scenario: 'two-minutes-before/alone',
      title: 'Two minutes before',
      related: true,
      seed,
      people: 26,
      days: 32,
    })),
    {
      scenario: 'nothing-there/two-minutes-before',
      title: 'Two minutes before, with nothing there',
      related: false,
      seed: 6051,
      people: 48,
      days: 14,
    },
  ],
  cells: [
    cell(
      'connected-before',
      'server',
      scored([auc, { name: 'tpr@0.1', value: 0.75, low: 0.5, high: 0.9, n: 1234 }, { name: 'top10', value: 1, n: 4 }], {
        positives: 16,
        thresholds: [
          { label: 'q at most 0.05', broughtIn: 9, wrongly: 2, missed: 9 },
          { label: 'p at most 0.05', broughtIn: 71, wrongly: 58, missed: 3 },
        ],
      }),
    ),
    cell('connected-before', 'carrier', scored([{ ...auc, value: 0.58, low: 0.47, high: 0.69 }], { positives: 16 })),
    cell('connected-before', 'push', { kind: 'not-asked', why: 'the world has no event' }),
    cell('connected-before', 'everyone', scored([{ name: 'auc', value: 0.97, n: 90 }], { positives: 1 })),
    cell('daily-rhythm', 'server', scored([held, { name: 'median-error', value: 0.44, n: 240, unit: 'hours' }], { level: 0.8 })),
    cell('daily-rhythm', 'carrier', { kind: 'not-observable', missing: 'a clock that shows the hour of the day' }),
    cell('daily-rhythm', 'push', { kind: 'failed', message: 'the store was out of memory' }),
    cell('daily-rhythm', 'everyone', scored([])),
    ...['server', 'carrier', 'push', 'everyone'].map((observer) =>
      cell('reach', observer, { kind: 'no-truth', why: 'nobody has stated its truth' }),
    ),
    cell(
      'connected-before',
      'server',
      scored([
        { name: 'false-findings', value: 0.25, n: 28 },
        { name: 'worlds-with-false-findings', value: 0.0714, n: 28 },
      ]),
      false,
    ),
  ],
  summary,
});

export const sampleMeasured = (): MeasuredQuestions => ({
  set: {
    scenarios: ['two-minutes-before/alone'],
    seeds: [6001, 6002],
    worlds: 2,
    people: { least: 26, most: 26 },
    days: { least: 14, most: 32 },
  },
  questions: summary,
});
