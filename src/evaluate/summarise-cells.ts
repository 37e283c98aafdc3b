import type {
  CellOutcome,
  EvaluatedCell,
  Measured,
  NothingThere,
  QuestionSummary,
  Score,
  ScoreName,
  SummaryCell,
} from '../model/evaluation.ts';
import { clopperPearsonInterval } from '../stats/interval-binomial.ts';

/** Scores that say in one number how well a question answers, the first that is there. All are shares. */
const HEADLINES: readonly ScoreName[] = ['auc', 'coverage', 'balanced-accuracy', 'rank-agreement', 'accuracy', 'wrongly', 'found'];

/** Standard normal quantile of the upper end of a 90 % interval. */
const Z90 = 1.6449;
const INTERVAL = 0.9;

type Scored = Extract<CellOutcome, { kind: 'scored' }>;

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
const scoreOf = ({ scores }: Scored, name: ScoreName): Score | undefined => scores.find((score) => score.name === name);
const sumOf = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((sum, item) => sum + of(item), 0);

const hasNoWidth = ({ low, high }: Score): boolean => low !== undefined && low === high;

/**
 * Resampling cases that are all alike gives an interval without width, which says nothing of how few they are. In its place the exact one
 * for so many: for so many cases, or for so many true ones each of which was ranked above all others.
 */
function withExactInterval(score: Score, cases: number): Score {
  const exact = cases > 0 ? clopperPearsonInterval(Math.round(score.value * cases), cases, INTERVAL) : { low: 0, high: 1 };
  return { ...score, low: Math.min(score.value, round(exact.low)), high: Math.max(score.value, round(exact.high)) };
}

/**
 * Mean by cases, and its interval if the scenarios err independently: half widths combine as standard errors do. A scenario with too few
 * people for an interval counts as one that may lie anywhere; where all are such, there is none.
 */
function combine(scores: readonly Score[]): Pick<Measured, 'value' | 'low' | 'high' | 'n'> {
  const n = sumOf(scores, (score) => score.n);
  const value = sumOf(scores, (score) => (score.value * score.n) / n);
  if (scores.every(({ low, high }) => low === undefined || high === undefined)) return { value: round(value), n };
  const [only] = scores;
  if (only && scores.length === 1) return { value: round(value), low: only.low as number, high: only.high as number, n };
  // The agreement of two orders goes down to their being opposite.
  const floor = only?.name === 'rank-agreement' ? -1 : 0;
  const error = Math.sqrt(sumOf(scores, ({ n: cases, low = floor, high = 1 }) => (((cases / n) * (high - low)) / (2 * Z90)) ** 2));
  return {
    value: round(value),
    low: round(Math.max(floor, value - Z90 * error)),
    high: round(Math.min(1, value + Z90 * error)),
    n,
  };
}

function measure(outcomes: readonly Scored[]): Measured | undefined {
  const name = HEADLINES.find((one) => outcomes.some((outcome) => scoreOf(outcome, one)));
  if (name === undefined) return undefined;
  const counted = outcomes.filter((outcome) => scoreOf(outcome, name));
  const scores = counted.map((outcome) => scoreOf(outcome, name) as Score);
  const positives = sumOf(counted, (outcome) => outcome.positives ?? 0);
  const casesOf = (i: number): number => (name === 'auc' ? (counted[i]?.positives ?? 0) : (scores[i] as Score).n);
  // Where all that is ranked is true there is nothing to rank it above, but it counts how much of what is there was found: a share of so many.
  const { value, low, high, n } = scores.every((score) => name === 'found' || hasNoWidth(score))
    ? withExactInterval({ name, ...combine(scores) }, sumOf([...scores.keys()], casesOf))
    : combine(scores.map((score, i) => (hasNoWidth(score) ? withExactInterval(score, casesOf(i)) : score)));
  const values = scores.map((score) => score.value);
  const errors = counted.flatMap((outcome) => scoreOf(outcome, 'median-error') ?? []);
  const [level] = counted.flatMap((outcome) => outcome.level ?? []);
  const isRanked = counted.some((outcome) => outcome.positives !== undefined);
  return {
    score: name,
    value,
    ...(low !== undefined && high !== undefined && { low, high }),
    n,
    ...(isRanked && { positives }),
    scenarios: counted.length,
    least: Math.min(...values),
    most: Math.max(...values),
    ...(name === 'coverage' && level !== undefined && { level }),
    ...(name === 'coverage' && errors.length > 0 && { error: { value: combine(errors).value, unit: errors[0]?.unit ?? '' } }),
  };
}

/** Findings where nothing is there, over the scenarios without relations; undefined where none was counted. */
function countFalse(outcomes: readonly Scored[]): NothingThere | undefined {
  const findings = outcomes.flatMap((outcome) => scoreOf(outcome, 'false-findings') ?? []);
  if (findings.length === 0) return undefined;
  const shares = outcomes.flatMap((outcome) => scoreOf(outcome, 'worlds-with-false-findings') ?? []);
  // Means over worlds back to counts.
  const total = (scores: readonly Score[]) => Math.round(sumOf(scores, ({ value, n }) => value * n));
  return { worlds: sumOf(findings, ({ n }) => n), worldsWithFindings: total(shares), findings: total(findings) };
}

const isScored = (outcome: CellOutcome): outcome is Scored => outcome.kind === 'scored';

const whyOf = (outcome: Exclude<CellOutcome, Scored>): string =>
  outcome.kind === 'not-observable' ? outcome.missing : outcome.kind === 'failed' ? outcome.message : outcome.why;

function summariseCell(observer: string, cells: readonly EvaluatedCell[]): SummaryCell {
  const outcomes = cells.map(({ outcome }) => outcome);
  const related = cells.filter((cell) => cell.related).map(({ outcome }) => outcome);
  const nothingThere = countFalse(
    cells
      .filter((cell) => !cell.related)
      .map(({ outcome }) => outcome)
      .filter(isScored),
  );
  const head = { observer, ...(nothingThere && { nothingThere }) };
  // A failure in one scenario is not to be hidden by what became of the others.
  const failed = outcomes.find(({ kind }) => kind === 'failed');
  const measured = failed ? undefined : measure(related.filter(isScored));
  if (measured) return { ...head, kind: 'measured', ...measured };
  const considered = related.length > 0 ? related : outcomes;
  const left =
    failed ??
    (['scored', 'no-truth', 'not-observable', 'not-asked'] as const)
      .map((kind) => considered.find((one) => one.kind === kind))
      .find((one) => one !== undefined);
  if (left === undefined || isScored(left)) return { ...head, kind: 'no-case', why: 'the worlds hold no case of it' };
  return { ...head, kind: left.kind, why: whyOf(left) };
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Questions by observers, over all scenarios, in the order of the cells. */
export function summariseCells(cells: readonly EvaluatedCell[]): QuestionSummary[] {
  return distinct(cells.map(({ question }) => question)).map((question) => {
    const own = cells.filter((cell) => cell.question === question);
    const truths = own.flatMap(({ outcome }) => (isScored(outcome) && outcome.truth !== '' ? [outcome.truth] : []));
    return {
      question,
      truth: truths[0] ?? '',
      cells: distinct(cells.map(({ observer }) => observer))
        .map((observer) => ({ observer, own: own.filter((cell) => cell.observer === observer) }))
        .filter((cell) => cell.own.length > 0)
        .map((cell) => summariseCell(cell.observer, cell.own)),
    };
  });
}
