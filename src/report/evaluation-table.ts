import type { CellOutcome, EvaluatedCell, Evaluation, QuestionSummary, Score, ScoreName, Threshold } from '../model/evaluation.ts';
import { describeP, describeRatios } from './view/evaluation/describe-honesty.ts';
import { CELL_WORDS, judgeScore, nameScore } from './view/evaluation/score-words.ts';
import { orderObservers } from './view/evaluation/summary-table.tsx';
import { makeVisible } from './view/visible.ts';

/** Scores that a cell of the table shows, the first that is there. */
const HEADLINE: readonly ScoreName[] = [
  'auc',
  'coverage',
  'balanced-accuracy',
  'rank-agreement',
  'accuracy',
  'wrongly',
  'found',
  'false-findings',
];
const SHORT: Readonly<Partial<Record<ScoreName, string>>> = {
  auc: 'AUC',
  coverage: 'held',
  'balanced-accuracy': 'bal.acc',
  accuracy: 'right',
  'rank-agreement': 'order',
  'false-findings': 'false/world',
};

type Scored = Extract<CellOutcome, { kind: 'scored' }>;

const two = (value: number): string => value.toFixed(2);

function headline(outcome: CellOutcome): string {
  switch (outcome.kind) {
    case 'scored': {
      const best = HEADLINE.map((name) => outcome.scores.find((score) => score.name === name)).find((score) => score !== undefined);
      return best ? `${SHORT[best.name] ?? best.name} ${two(best.value)}` : CELL_WORDS['no-case'];
    }
    default:
      return CELL_WORDS[outcome.kind];
  }
}

const describeScore = ({ name, value, low, high, n, unit }: Score): string =>
  `${name} ${value}${unit === undefined ? '' : ` ${unit}`}${low === undefined || high === undefined ? '' : ` [${low}, ${high}]`} (n = ${n})`;

/** What was said of each truth, and whom each setting of a rule brings in: tables in words. */
const describeConfusion = (cells: NonNullable<Scored['confusion']>): string[] =>
  cells.map(({ truth, said, n }) => `true ${truth}, said ${said}: ${n}`);

const describeThresholds = (steps: readonly Threshold[]): string[] =>
  pad([
    ['', 'brought in', 'wrongly', 'missed'],
    ...steps.map(({ label, broughtIn, wrongly, missed }) => [label, ...[broughtIn, wrongly, missed].map(String)]),
  ]);

function pad(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd(),
  );
}

/** The main table: one score a question and observer, over all scenarios, and what it is worth in a word. */
function summaryOf(summary: readonly QuestionSummary[]): string[] {
  const observers = orderObservers(summary.flatMap(({ cells }) => cells.map(({ observer }) => observer)));
  const rows = summary.map(({ question, cells }) => [
    question,
    ...observers.map((observer) => {
      const cell = cells.find((one) => one.observer === observer);
      if (!cell) return '';
      return cell.kind === 'measured' ? `${nameScore(cell)} ${judgeScore(cell).word}`.trimEnd() : CELL_WORDS[cell.kind];
    }),
  ]);
  return ['all scenarios', ...pad([['', ...observers], ...rows]).map((line) => `  ${line}`), ''];
}

function tableOf(scenario: string, cells: readonly EvaluatedCell[]): string[] {
  const observers = [...new Set(cells.map(({ observer }) => observer))];
  const questions = [...new Set(cells.map(({ question }) => question))];
  const rows = questions.map((question) => [
    question,
    ...observers.map((observer) => {
      const cell = cells.find((one) => one.question === question && one.observer === observer);
      return cell ? headline(cell.outcome) : '';
    }),
  ]);
  return [scenario, ...pad([['', ...observers], ...rows]).map((line) => `  ${line}`), ''];
}

/** How well each observer can answer each question, scenario by scenario; with `detail`, every score with its interval and n. */
export function renderEvaluation({ worlds, cells, summary }: Evaluation, { detail }: { readonly detail: boolean }): string {
  const scenarios = [...new Set(cells.map(({ scenario }) => scenario))];
  const lines = [
    `${worlds.length} ${worlds.length === 1 ? 'world' : 'worlds'}, all candidates of every question held against the truth`,
    '',
    ...(scenarios.length > 1 ? summaryOf(summary) : []),
  ];
  for (const scenario of scenarios) {
    const own = cells.filter((cell) => cell.scenario === scenario);
    lines.push(...tableOf(scenario, own));
    if (!detail) continue;
    for (const { question, observer, outcome } of own) {
      if (outcome.kind === 'scored')
        lines.push(
          `  ${question}, ${observer}: ${outcome.candidates} candidates`,
          ...outcome.scores.map((score) => `      ${describeScore(score)}`),
          ...[
            ...(outcome.p ? describeP(outcome.p) : []),
            ...(outcome.ratios ? describeRatios(outcome.ratios) : []),
            ...(outcome.confusion ? describeConfusion(outcome.confusion) : []),
            ...(outcome.thresholds ? describeThresholds(outcome.thresholds) : []),
          ].map((line) => `      ${line}`),
        );
      else if (outcome.kind === 'not-observable') lines.push(`  ${question}, ${observer}: not observable: ${outcome.missing}`);
      else if (outcome.kind === 'failed') lines.push(`  ${question}, ${observer}: failed: ${outcome.message}`);
    }
    lines.push('');
  }
  // Names of scenarios come from files.
  return lines.map(makeVisible).join('\n');
}
