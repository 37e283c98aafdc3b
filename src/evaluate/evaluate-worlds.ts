import { type CellOutcome, EVALUATION_VERSION, type EvaluatedCell, type Evaluation } from '../model/evaluation.ts';
import type { AnyInference } from '../model/inference.ts';
import type { Random } from '../model/random.ts';
import { createRandom } from '../stats/random.ts';
import { type AnsweredLog, type Asked, type AskOptions, askLog } from './ask-log.ts';
import { BOUNDED_P } from './bounded-p.ts';
import {
  addPairs,
  addValues,
  addYesNo,
  noPairCases,
  noValueCases,
  noYesNoCases,
  type PairCases,
  type ValueCases,
  type YesNoCases,
} from './cases.ts';
import { addCategories, type CategoryCases, noCategoryCases, scoreCategories, tabulateConfusion } from './category-cases.ts';
import type { FoundWorld } from './find-worlds.ts';
import type { Labels } from './labelling.ts';
import { LABELS } from './labels/index.ts';
import { addP, noPCases, type PCases } from './p-cases.ts';
import { plainText } from './plain-text.ts';
import { addRanks, noRankCases, type RankCases, scoreRanks } from './rank-cases.ts';
import { scorePairs, scoreValues, scoreYesNo } from './score-cases.ts';
import { scoreP } from './score-p.ts';
import { scoreRatios } from './score-ratios.ts';
import { summariseCells } from './summarise-cells.ts';
import { addThresholds, noThresholdCases, scoreThresholds, type ThresholdCases, tabulateThresholds } from './threshold-cases.ts';

/** Numbers of people of one world stay below it, so that those of the next have numbers of their own. */
const WORLD = 1_000_000;

/** What has been gathered of one scenario, question and observer. */
interface Gathering {
  readonly scenario: string;
  readonly related: boolean;
  readonly inference: AnyInference;
  readonly observer: string;
  /** Where it was asked and answered, by number. */
  readonly worlds: Set<number>;
  candidates: number;
  asks: string;
  unit: string;
  yesNo?: YesNoCases;
  values?: ValueCases;
  pairs?: PairCases;
  /** Of a test, in worlds where nothing is there. */
  p?: PCases;
  ranks?: RankCases;
  categories?: CategoryCases;
  thresholds?: ThresholdCases;
  /** Of a log that could not be scored. */
  otherwise?: CellOutcome;
}

function gather(into: Gathering, answer: Asked, log: AnsweredLog, base: number, random: Random): void {
  const { outcome, inference, ranking } = answer;
  if (outcome.kind === 'failed') {
    into.otherwise = { kind: 'failed', message: outcome.message };
    return;
  }
  // A failure in one world is not to be hidden by what became of the others.
  if (into.otherwise?.kind === 'failed') return;
  if (outcome.kind === 'not-observable' && ranking === undefined) {
    const asked = (log.hasEvents(inference) || !inference.needsEvents) && (log.hasFocus(inference) || !inference.needsFocus);
    into.otherwise = asked
      ? { kind: 'not-observable', missing: outcome.missing.map(plainText).join('; ') }
      : { kind: 'not-asked', why: inference.needsFocus ? 'the world has nobody to ask about' : 'the world has no event' };
    return;
  }
  if (ranking === undefined) return;
  const ranked = log.rankedLog(answer);
  const labels: Labels = LABELS[inference.id]?.label(ranked) ?? { kind: 'none', why: 'nobody has stated its truth' };
  into.candidates += ranking.tested;
  if (labels.kind === 'none') {
    into.otherwise = { kind: 'no-truth', why: labels.why };
    return;
  }
  if (inference.asks === 'test' && !into.related) {
    into.p ??= noPCases();
    addP(into.p, ranked, base, random);
  }
  into.worlds.add(base);
  into.asks = labels.asks;
  switch (labels.kind) {
    case 'yes-or-no':
      into.yesNo ??= noYesNoCases();
      addYesNo(into.yesNo, labels, ranked, answer, base);
      break;
    case 'nothing-there':
      into.yesNo ??= noYesNoCases();
      into.yesNo.falseFindings.push(answer.passing.length);
      break;
    case 'value':
      into.unit = labels.unit;
      into.values ??= noValueCases();
      addValues(into.values, labels, ranked, answer, base);
      break;
    case 'together':
      into.pairs ??= noPairCases();
      addPairs(into.pairs, labels, ranked, base);
      break;
    case 'rank':
      into.ranks ??= noRankCases();
      addRanks(into.ranks, labels, ranked);
      break;
    case 'category':
      into.categories ??= noCategoryCases();
      addCategories(into.categories, labels, ranked, inference.categories ?? []);
      break;
    case 'sayings':
      into.categories ??= noCategoryCases();
      into.categories.truth.push(...labels.cases.map(({ truth }) => truth));
      into.categories.said.push(...labels.cases.map(({ said }) => said));
      break;
    case 'brought-in':
      into.thresholds ??= noThresholdCases();
      addThresholds(into.thresholds, labels, ranked);
      break;
  }
}

function conclude(
  {
    scenario,
    related,
    inference,
    observer,
    worlds,
    candidates,
    asks,
    unit,
    yesNo,
    values,
    pairs,
    ranks,
    p,
    categories,
    thresholds,
    otherwise,
  }: Gathering,
  random: Random,
): EvaluatedCell {
  const levels = p && scoreP(p, BOUNDED_P[inference.id]);
  const weighed = yesNo && scoreRatios(yesNo, random.fork('ratios'));
  const scores = [
    ...(yesNo ? scoreYesNo(yesNo, random) : []),
    ...(weighed?.scores ?? []),
    ...(levels?.scores ?? []),
    ...(values ? scoreValues(values, unit, random) : []),
    ...(pairs ? scorePairs(pairs, random) : []),
    ...(ranks ? scoreRanks(ranks, random) : []),
    ...(categories ? scoreCategories(categories) : []),
    ...(thresholds ? scoreThresholds(thresholds) : []),
  ];
  const outcome: CellOutcome =
    worlds.size > 0 && otherwise?.kind !== 'failed'
      ? {
          kind: 'scored',
          truth: asks,
          candidates,
          ...(yesNo && { positives: yesNo.positives }),
          ...(values && inference.interval && { level: inference.interval.level }),
          scores,
          ...(weighed && { ratios: weighed.ratios }),
          ...(levels && { p: levels.p }),
          ...(categories && { confusion: tabulateConfusion(categories) }),
          ...(thresholds && { thresholds: tabulateThresholds(thresholds) }),
        }
      : (otherwise ?? { kind: 'no-truth', why: 'the log was empty' });
  return { scenario, related, question: inference.id, asks: inference.asks, observer, worlds: worlds.size, outcome };
}

export interface EvaluateOptions extends AskOptions {
  /** Called before each log. */
  readonly onLog?: (done: number, all: number, what: string) => void;
}

/** Runs the questions on every observer's log of the worlds, and scores all candidates against the truth. */
export async function evaluateWorlds(worlds: readonly FoundWorld[], options: EvaluateOptions): Promise<Evaluation> {
  const gatherings = new Map<string, Gathering>();
  const random = createRandom(options.seed);
  const all = worlds.reduce((sum, { truth }) => sum + truth.observers.length, 0);
  let done = 0;
  for (const [w, world] of worlds.entries()) {
    const { scenario, related } = world.truth;
    for (const observer of world.truth.observers) {
      options.onLog?.(done++, all, `${scenario}, ${observer.id}`);
      const log = await askLog(world, observer, options);
      for (const answer of log.answers) {
        const { inference } = answer;
        const key = `${scenario} ${inference.id} ${observer.id}`;
        let into = gatherings.get(key);
        if (into === undefined) {
          into = { scenario, related, inference, observer: observer.id, worlds: new Set(), candidates: 0, asks: '', unit: '' };
          gatherings.set(key, into);
        }
        gather(into, answer, log, w * WORLD, random.fork(`${key} ${w} p`));
      }
    }
  }
  const cells = Array.from(gatherings, ([key, gathering]) => conclude(gathering, random.fork(key)));
  return {
    version: EVALUATION_VERSION,
    worlds: worlds.map(({ truth }) => ({
      scenario: truth.scenario,
      title: truth.title,
      related: truth.related,
      seed: truth.seed,
      people: truth.people.name.length,
      days: truth.days,
    })),
    cells,
    summary: summariseCells(cells),
  };
}
