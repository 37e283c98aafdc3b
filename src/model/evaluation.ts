import type { Asks } from './inference.ts';

export const EVALUATION_VERSION = 1;

/** How well questions answered, held against simulated worlds whose truth is known. Versioned and JSON-safe. */
export interface Evaluation {
  readonly version: typeof EVALUATION_VERSION;
  readonly worlds: readonly EvaluatedWorld[];
  /** One a scenario, question and observer: worlds of one scenario are taken together. */
  readonly cells: readonly EvaluatedCell[];
  /** The same in one table: questions by observers, over all scenarios. */
  readonly summary: readonly QuestionSummary[];
}

interface EvaluatedWorld {
  readonly scenario: string;
  readonly title: string;
  readonly related: boolean;
  readonly seed: number;
  readonly people: number;
  readonly days: number;
}

/** What a score means. Shares lie in [0, 1]. */
export const SCORES = {
  auc: 'chance that a true one is ranked above one that is not',
  'tpr@0.1': 'share of the true ones found where one in ten others is let through',
  'tpr@0.01': 'share of the true ones found where one in a hundred others is let through',
  'tpr@0.001': 'share of the true ones found where one in a thousand others is let through',
  top1: 'share of worlds in which a true one is ranked first',
  top10: 'share of worlds in which a true one is among the first ten',
  mrr: 'mean of one over the place of the first true one',
  cllr: 'cost of the likelihood ratios: 0 perfect, 1 no better than saying nothing',
  'cllr-min': 'the same after the best monotone correction: what the order of the scores alone is worth',
  'cllr-cal': 'the rest of the cost, owed to the numbers: 0 where they are calibrated',
  'dev-pav': 'how far the likelihood ratios lie from the best monotone correction, on average over their range, in powers of ten',
  'misleading-for': 'share of those that are not true whose likelihood ratio is above 1',
  'misleading-against': 'share of the true ones whose likelihood ratio is below 1',
  coverage: 'share of the intervals that hold the truth',
  'coverage-reported': 'the same among those that a report shows',
  'median-error': 'median distance of the value from the truth',
  'balanced-accuracy': 'mean of the share of pairs that belong together put together, and of pairs that do not put apart',
  'agrees-with-household':
    'agreement of the groups with who lives together (adjusted Rand index): 1 the same division, 0 no better than chance',
  'agrees-with-workplace':
    'agreement of the groups with who works together (adjusted Rand index): 1 the same division, 0 no better than chance',
  'false-findings': 'findings a world where nothing is there',
  'worlds-with-false-findings': 'share of worlds with nothing there in which something was found',
  'p-at-0.05': 'share of p at most 0.05 where nothing is there: to be at most 0.05',
  'p-at-0.01': 'share of p at most 0.01 where nothing is there: to be at most 0.01',
  'p-at-0.001': 'share of p at most 0.001 where nothing is there: to be at most 0.001',
  found: 'share of the true ones that a report shows',
  'rank-agreement':
    'pairs of unlike true rank in the right order less those in the wrong one, as a share of such pairs (Kendall’s tau where the truth has no ties)',
  accuracy: 'share of the cases that were put into the category that is true of them',
  wrongly: 'share of those whom the loosest rule brings in who have nothing to do with it',
} as const;

export type ScoreName = keyof typeof SCORES;

export interface Score {
  readonly name: ScoreName;
  readonly value: number;
  /** 90 % interval, by resampling people; absent where too few of them are behind it. */
  readonly low?: number;
  readonly high?: number;
  /** Cases it rests on. */
  readonly n: number;
  readonly unit?: string;
}

/** A share with its 90 % interval, where enough people are behind it, and its number of cases. */
export interface Share {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly n: number;
}

/** How often likelihood ratios are as large as this. */
export interface RatiosAtLeast {
  readonly ratio: number;
  /** Among the unrelated: no honest ratio exceeds `bound`. */
  readonly unrelated: Share;
  /** 1 / ratio. */
  readonly bound: number;
  /** Among the related: what the bound is bought with. */
  readonly related?: Share;
}

/** The calibrated ratios that a report would print, by the sets and within the limits of the engine. */
export interface EvaluatedRatios {
  /** Cases of which a set speaks. */
  readonly related: number;
  readonly unrelated: number;
  /** Cases of which none does, by reason. */
  readonly none: readonly { readonly count: number; readonly why: string }[];
  /** Ascending by ratio; those for which there are too few unrelated cases to tell are left out. */
  readonly atLeast: readonly RatiosAtLeast[];
}

/** How far p-values lie from uniform ones (Kolmogorov–Smirnov), and the chance of so much if they are uniform. */
interface Distance {
  readonly distance: number;
  readonly p: number;
  readonly n: number;
}

/** The p-values of a test in worlds where nothing is there. */
export interface EvaluatedP {
  /** Over all hypotheses, those left out of a ranking with p = 1 included. */
  readonly levels: readonly {
    readonly level: number;
    /** p at most the level, of n. */
    readonly count: number;
    readonly n: number;
    /** So many of them are worth one independent one, since they bunch on people. */
    readonly bunching: number;
    /** Chance of at least so many if the level is kept, both counts divided by `bunching`: small means that it is not. */
    readonly tail: number;
  }[];
  /** Over hypotheses of which no two share a person; `drawn`: ties were decided by a draw, as p is discrete. Absent where p is a bound. */
  readonly uniform?: Distance & { readonly drawn: boolean };
  /** Why p is a bound, and need not be uniform. */
  readonly bounded?: string;
  /** The textbook formula instead, over the same hypotheses: what it is off by. */
  readonly textbook?: Distance & { readonly shares: readonly { readonly level: number; readonly share: number }[] };
}

export interface EvaluatedCell {
  readonly scenario: string;
  readonly related: boolean;
  readonly question: string;
  readonly asks: Asks;
  readonly observer: string;
  /** Worlds in which the observer's log was there and the question was asked. */
  readonly worlds: number;
  readonly outcome: CellOutcome;
}

export interface Threshold {
  readonly label: string;
  readonly broughtIn: number;
  readonly wrongly: number;
  readonly missed: number;
}

export type CellOutcome =
  | {
      readonly kind: 'scored';
      /** What a true one is, in words. */
      readonly truth: string;
      readonly candidates: number;
      readonly positives?: number;
      /** Stated level of the intervals that were counted. */
      readonly level?: number;
      readonly scores: readonly Score[];
      /** Of a question that gives likelihood ratios. */
      readonly ratios?: EvaluatedRatios;
      /** Of a test, in worlds where nothing is there. */
      readonly p?: EvaluatedP;
      /** Of a question that sorts into categories: cases by what is true and what was said. */
      readonly confusion?: readonly { readonly truth: string; readonly said: string; readonly n: number }[];
      /** How many subjects each threshold brings in, how many of them wrongly, and how many true ones it misses. */
      readonly thresholds?: readonly Threshold[];
    }
  /** The observer's log does not show what the question needs. */
  | { readonly kind: 'not-observable'; readonly missing: string }
  /** The world has nothing to ask about, such as an event. */
  | { readonly kind: 'not-asked'; readonly why: string }
  /** Asked and answered, and the world has no truth to hold the answer against. */
  | { readonly kind: 'no-truth'; readonly why: string }
  | { readonly kind: 'failed'; readonly message: string };

/** One question by every observer: a row of the main table. */
export interface QuestionSummary {
  readonly question: string;
  /** What a true one is, in words; empty where no observer was scored. */
  readonly truth: string;
  readonly cells: readonly SummaryCell[];
}

export type SummaryCell = {
  readonly observer: string;
  /** Where nothing was there: what a report would have shown all the same. */
  readonly nothingThere?: NothingThere;
} & (
  | ({ readonly kind: 'measured' } & Measured)
  /** As in {@link CellOutcome}; `no-case`: scored, and the worlds held nothing to score. */
  | { readonly kind: 'not-observable' | 'not-asked' | 'no-truth' | 'no-case' | 'failed'; readonly why: string }
);

/** A headline score over the scenarios in which there is one, each weighing by its cases. */
export interface Measured {
  readonly score: ScoreName;
  /** In [0, 1]. */
  readonly value: number;
  /** 90 % interval; absent where every scenario has too few people to resample. */
  readonly low?: number;
  readonly high?: number;
  readonly n: number;
  readonly positives?: number;
  readonly scenarios: number;
  /** Of single scenarios. */
  readonly least: number;
  readonly most: number;
  /** Of an estimate: the stated level of its intervals, and how far its values lie from the truth. */
  readonly level?: number;
  readonly error?: { readonly value: number; readonly unit: string };
}

export interface NothingThere {
  readonly worlds: number;
  readonly worldsWithFindings: number;
  readonly findings: number;
}

/** How well questions do on the built-in worlds: measured once, and carried by every report. */
export interface MeasuredQuestions {
  readonly set: MeasuredSet;
  readonly questions: readonly QuestionSummary[];
}

export interface MeasuredSet {
  readonly scenarios: readonly string[];
  readonly seeds: readonly number[];
  readonly worlds: number;
  readonly people: { readonly least: number; readonly most: number };
  readonly days: { readonly least: number; readonly most: number };
}
