import { describe, expect, test } from 'vitest';
import { summariseCells } from '../../src/evaluate/summarise-cells.ts';
import type { CellOutcome, EvaluatedCell, Score } from '../../src/model/evaluation.ts';

const cell = (scenario: string, outcome: CellOutcome, related = true, observer = 'server'): EvaluatedCell => ({
  scenario,
  related,
  question: 'connected-before',
  asks: 'test',
  observer,
  worlds: 1,
  outcome,
});
const scored = (scores: readonly Score[], rest: { positives?: number; level?: number } = {}): CellOutcome => ({
  kind: 'scored',
  truth: 'is this the one',
  candidates: 10,
  ...rest,
  scores,
});
const only = (cells: readonly EvaluatedCell[]) => summariseCells(cells)[0]?.cells[0];

describe('a headline score over scenarios', () => {
  const pooled = only([
    cell('a', scored([{ name: 'auc', value: 0.9, low: 0.85, high: 0.95, n: 300 }], { positives: 3 })),
    cell('b', scored([{ name: 'auc', value: 0.7, low: 0.6, high: 0.8, n: 100 }], { positives: 2 })),
  ]);
  test('is their mean by cases', () => {
    expect(pooled).toMatchObject({
      kind: 'measured',
      score: 'auc',
      value: 0.85,
      n: 400,
      positives: 5,
      scenarios: 2,
      least: 0.7,
      most: 0.9,
    });
  });
  test('has half widths that add up as standard errors do', () => {
    const half = Math.hypot(0.75 * 0.05, 0.25 * 0.1);
    const bounds = pooled?.kind === 'measured' ? [pooled.low, pooled.high] : [];
    expect(bounds[0]).toBeCloseTo(0.85 - half, 3);
    expect(bounds[1]).toBeCloseTo(0.85 + half, 3);
  });
  test('takes a scenario without an interval for one that may lie anywhere', () => {
    const some = only([
      cell('a', scored([{ name: 'auc', value: 0.6, low: 0.5, high: 0.7, n: 300 }])),
      cell('b', scored([{ name: 'auc', value: 0.6, n: 100 }])),
    ]);
    expect(some?.kind === 'measured' && some.low).toBeCloseTo(0.6 - Math.hypot(0.75 * 0.1, 0.25 * 0.5), 3);
  });
  test('has no interval where none of them has one', () => {
    const none = only(['a', 'b'].map((scenario) => cell(scenario, scored([{ name: 'auc', value: 0.7, n: 100 }]))));
    expect(none).not.toHaveProperty('low');
    expect(none).not.toHaveProperty('high');
  });
  test('stays itself where there is one', () => {
    const score = { name: 'balanced-accuracy', value: 0.61, low: 0.58, high: 0.66, n: 50 } as const;
    expect(only([cell('a', scored([score]))])).toMatchObject({ score: 'balanced-accuracy', value: 0.61, low: 0.58, high: 0.66, n: 50 });
  });
});

describe('an interval without width', () => {
  test('becomes the exact one: five of five is from the fifth root of 0.05', () => {
    const summary = only([cell('a', scored([{ name: 'coverage', value: 1, low: 1, high: 1, n: 5 }], { level: 0.8 }))]);
    expect(summary).toMatchObject({ high: 1, level: 0.8 });
    expect(summary?.kind === 'measured' && summary.low).toBeCloseTo(0.05 ** (1 / 5), 3);
  });
  test('is taken over all scenarios together: four of four in four of them', () => {
    const summary = only(
      ['a', 'b', 'c', 'd'].map((scenario) => cell(scenario, scored([{ name: 'coverage', value: 1, low: 1, high: 1, n: 1 }]))),
    );
    expect(summary?.kind === 'measured' && summary.low).toBeCloseTo(0.05 ** (1 / 4), 3);
  });
  test('is as wide as its scenario is small, beside others that have some', () => {
    const summary = only([
      cell('a', scored([{ name: 'auc', value: 1, low: 1, high: 1, n: 100 }], { positives: 4 })),
      cell('b', scored([{ name: 'auc', value: 0.8, low: 0.7, high: 0.9, n: 100 }], { positives: 4 })),
    ]);
    const half = Math.hypot(0.5 * ((1 - 0.05 ** (1 / 4)) / 2), 0.5 * 0.1);
    expect(summary?.kind === 'measured' && summary.low).toBeCloseTo(0.9 - half, 3);
    expect(summary).toMatchObject({ high: 1 });
  });
  test('counts the true ones where these are ranked', () => {
    const summary = only([cell('a', scored([{ name: 'auc', value: 1, low: 1, high: 1, n: 500 }], { positives: 2 }))]);
    expect(summary?.kind === 'measured' && summary.low).toBeCloseTo(Math.sqrt(0.05), 3);
  });
});

test('where nothing but true ones is ranked, the share of those that were found counts, with its exact interval', () => {
  const found = (value: number, n: number) =>
    scored(
      [
        { name: 'top1', value: 1, n: 2 },
        { name: 'found', value, n },
      ],
      { positives: n },
    );
  const summary = only([cell('a', found(0.5, 8)), cell('b', found(0.25, 8))]);
  expect(summary).toMatchObject({ kind: 'measured', score: 'found', value: 0.375, n: 16, positives: 16 });
  // Six of sixteen: Clopper and Pearson's 90 % limits are 0.178 and 0.609 (beta quantiles, as tabulated).
  expect(summary?.kind === 'measured' && [summary.low, summary.high]).toEqual([expect.closeTo(0.178, 2), expect.closeTo(0.609, 2)]);
});

test('an estimate says how far off it is, and by which level it is judged', () => {
  const summary = only([
    cell(
      'a',
      scored(
        [
          { name: 'coverage', value: 0.8, low: 0.7, high: 0.9, n: 20 },
          { name: 'median-error', value: 0.5, n: 20, unit: 'hours' },
        ],
        { level: 0.8 },
      ),
    ),
    cell(
      'b',
      scored(
        [
          { name: 'coverage', value: 0.7, low: 0.6, high: 0.8, n: 20 },
          { name: 'median-error', value: 0.7, n: 20, unit: 'hours' },
        ],
        { level: 0.8 },
      ),
    ),
  ]);
  expect(summary).toMatchObject({ level: 0.8, error: { value: 0.6, unit: 'hours' } });
});

describe('where nothing is there', () => {
  const nothing = (findings: number, share: number, worlds: number): CellOutcome =>
    scored([
      { name: 'false-findings', value: findings / worlds, n: worlds },
      { name: 'worlds-with-false-findings', value: share / worlds, n: worlds },
    ]);
  test('means become counts again, and no part of the score', () => {
    const summary = only([
      cell('a', scored([{ name: 'auc', value: 0.9, n: 30 }])),
      cell('nothing/a', nothing(3, 1, 4), false),
      cell('nothing/b', nothing(2, 2, 3), false),
    ]);
    expect(summary).toMatchObject({ value: 0.9, n: 30, nothingThere: { worlds: 7, worldsWithFindings: 3, findings: 5 } });
  });
  test('are told where there is no score', () => {
    expect(only([cell('a', scored([])), cell('nothing', nothing(0, 0, 4), false)])).toMatchObject({
      kind: 'no-case',
      nothingThere: { worlds: 4, findings: 0 },
    });
  });
});

describe('without a score', () => {
  const unseen: CellOutcome = { kind: 'not-observable', missing: 'a time' };
  const unasked: CellOutcome = { kind: 'not-asked', why: 'no event' };
  const untold: CellOutcome = { kind: 'no-truth', why: 'nobody knows' };
  const broken: CellOutcome = { kind: 'failed', message: 'out of memory' };
  test.each([
    ['cannot see before not asked', [unasked, unseen], 'not-observable', 'a time'],
    ['no truth before cannot see', [unseen, untold], 'no-truth', 'nobody knows'],
    ['not asked where that is all', [unasked, unasked], 'not-asked', 'no event'],
    ['no case where something was scored, and gave nothing', [unseen, scored([])], 'no-case', 'the worlds hold no case of it'],
    ['failed above all, a score included', [scored([{ name: 'auc', value: 0.9, n: 4 }]), broken], 'failed', 'out of memory'],
  ] as const)('%s', (_, outcomes, kind, why) => {
    expect(only(outcomes.map((outcome, i) => cell(String(i), outcome)))).toEqual({ observer: 'server', kind, why });
  });
});

test('questions come in their order, each with the observers that were asked', () => {
  const summary = summariseCells([
    cell('a', scored([]), true, 'server'),
    { ...cell('a', scored([]), true, 'push'), question: 'reach' },
    cell('b', scored([]), true, 'carrier'),
  ]);
  expect(summary.map(({ question, cells }) => [question, ...cells.map(({ observer }) => observer)])).toEqual([
    ['connected-before', 'server', 'carrier'],
    ['reach', 'push'],
  ]);
});
