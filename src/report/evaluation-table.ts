import type { CellOutcome, EvaluatedCell, EvaluatedP, EvaluatedRatios, Evaluation, Score, ScoreName, Share } from '../model/evaluation.ts';
import { makeVisible } from './view/visible.ts';

/** Scores that a cell of the table shows, the first that is there. */
const HEADLINE: readonly ScoreName[] = ['auc', 'coverage', 'balanced-accuracy', 'false-findings'];
const SHORT: Readonly<Partial<Record<ScoreName, string>>> = {
  auc: 'AUC',
  coverage: 'held',
  'balanced-accuracy': 'bal.acc',
  'false-findings': 'false/world',
};

const two = (value: number): string => value.toFixed(2);

function headline(outcome: CellOutcome): string {
  switch (outcome.kind) {
    case 'not-observable':
      return 'cannot see';
    case 'not-asked':
      return 'not asked';
    case 'no-truth':
      return 'no truth';
    case 'failed':
      return 'FAILED';
    case 'scored': {
      const best = HEADLINE.map((name) => outcome.scores.find((score) => score.name === name)).find((score) => score !== undefined);
      return best ? `${SHORT[best.name] ?? best.name} ${two(best.value)}` : 'no case';
    }
  }
}

const describeScore = ({ name, value, low, high, n, unit }: Score): string =>
  `${name} ${value}${unit === undefined ? '' : ` ${unit}`}${low === undefined || high === undefined ? '' : ` [${low}, ${high}]`} (n = ${n})`;

const describeShare = ({ value, low, high, n }: Share): string =>
  `${value}${low === undefined || high === undefined ? '' : ` [${low}, ${high}]`} (n = ${n})`;

/** For how many rows a ratio would be printed, why not for the others, and how often ratios are large. */
const describeRatios = ({ related, unrelated, none, atLeast }: EvaluatedRatios): string[] => [
  `likelihood ratios of ${related} related and ${unrelated} unrelated rows`,
  ...none.map(({ count, why }) => `no ratio for ${count} ${count === 1 ? 'row' : 'rows'}: ${why}`),
  ...atLeast.map(
    ({ ratio, unrelated: misled, bound, related: power }) =>
      `ratio of ${ratio} or more: unrelated ${describeShare(misled)}, to be at most ${Math.round(bound * 1e4) / 1e4}${power ? `; related ${describeShare(power)}` : ''}`,
  ),
];

/** Whether p keeps its levels where nothing is there, and how far it is from uniform. */
const describeP = ({ levels, uniform, bounded, textbook }: EvaluatedP): string[] => [
  ...levels.map(
    ({ level, count, n, bunching, tail }) =>
      `p at most ${level}: ${count} of ${n}${bunching > 1 ? ` (they bunch: worth ${Math.round(count / bunching)} of ${Math.round(n / bunching)})` : ''}; so many have a chance of ${tail} if the level is kept`,
  ),
  ...(uniform
    ? [
        `distance of p from uniform ${uniform.distance}, p = ${uniform.p} (KS, n = ${uniform.n}, no two of one person${uniform.drawn ? ', ties decided by a draw' : ''})`,
      ]
    : []),
  ...(bounded === undefined ? [] : [`p is a bound and not uniform: ${bounded}`]),
  ...(textbook
    ? [
        `the textbook formula instead: distance ${textbook.distance}, p = ${textbook.p} (n = ${textbook.n}); ${textbook.shares.map(({ level, share }) => `${share} at most ${level}, ${Math.round((10 * share) / level) / 10} times as many as there should be`).join('; ')}`,
      ]
    : []),
];

function pad(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd(),
  );
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
export function renderEvaluation({ worlds, cells }: Evaluation, { detail }: { readonly detail: boolean }): string {
  const scenarios = [...new Set(cells.map(({ scenario }) => scenario))];
  const lines = [
    `${worlds.length} ${worlds.length === 1 ? 'world' : 'worlds'}, all candidates of every question held against the truth`,
    '',
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
          ...(outcome.p ? describeP(outcome.p).map((line) => `      ${line}`) : []),
          ...(outcome.ratios ? describeRatios(outcome.ratios).map((line) => `      ${line}`) : []),
        );
      else if (outcome.kind === 'not-observable') lines.push(`  ${question}, ${observer}: not observable: ${outcome.missing}`);
      else if (outcome.kind === 'failed') lines.push(`  ${question}, ${observer}: failed: ${outcome.message}`);
    }
    lines.push('');
  }
  // Names of scenarios come from files.
  return lines.map(makeVisible).join('\n');
}
