import type { Duration, EventKind } from './event.ts';
import type { Observable } from './vantage.ts';

/** From `least` to `most`, both included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The logs, and the rows of a ranking, of which a calibration set can speak. What is not stated is not limited. */
export interface CalibrationDomain {
  /** Coarsest clock step, µs. */
  readonly clockStep: Duration;
  /** Days for which the log was watching. */
  readonly observedDays: Range;
  /** Activities a day of each endpoint that a row is about, connections by a timer set aside. */
  readonly eventsADay: Range;
  /** Kinds of event that a log may have; any others are outside. */
  readonly kinds?: readonly EventKind[];
  /** Kinds that it must have. */
  readonly requires?: readonly EventKind[];
  /** Fields that it must show, such as the second party. */
  readonly observes?: readonly Observable[];
  /** Options of the question, at exactly these values. */
  readonly options: Readonly<Record<string, number>>;
  /** What the question states of its rows, by name: see `Ranking.scope`. */
  readonly scope: Readonly<Record<string, Range>>;
}

/**
 * A monotone map from a raw score to a log10 likelihood ratio, in steps; JSON-safe. All columns have one entry a step.
 * A score between two steps belongs to the lower one.
 */
export interface CalibrationMap {
  /** Lowest score of each step, ascending. Lower scores than the first belong to the first step too. */
  readonly score: readonly number[];
  /** Ascending. */
  readonly log10: readonly number[];
  /** Interval of `log10`, each ascending. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Cases that each step rests on. */
  readonly related: readonly number[];
  readonly unrelated: readonly number[];
}

/** How raw ratios of a question turned out on worlds whose truth is known, and for which logs that is worth anything. JSON-safe. */
export interface CalibrationSet {
  /** Kebab-case; the name of its file. */
  readonly id: string;
  /** Id of the question. */
  readonly question: string;
  /** What was simulated, in a few words. */
  readonly scenario: string;
  /** Seeds of the worlds to which the map was fitted, and of others, on which it was tested. */
  readonly seeds: { readonly fit: readonly number[]; readonly test: readonly number[] };
  /** Cases to which the map was fitted. */
  readonly cases: { readonly related: number; readonly unrelated: number };
  /** On the test seeds: cases, and the cost of their ratios, with the least that any monotone map would have. */
  readonly test: { readonly related: number; readonly unrelated: number; readonly cllr: number; readonly cllrMin: number };
  readonly domain: CalibrationDomain;
  readonly map: CalibrationMap;
}

/**
 * The verbal scale, by the log10 of the ratio (or of its inverse, for the other proposition) from which a word holds; below the first
 * there is no support either way. A word is never printed without its number.
 * Source: ENFSI Guideline for Evaluative Reporting in Forensic Science, 2015. What begins at 2 there is taken from 2 on, not below.
 */
export const RATIO_WORDS = [
  { from: Math.log10(2), word: 'weak' },
  { from: 1, word: 'moderate' },
  { from: 2, word: 'moderately strong' },
  { from: 3, word: 'strong' },
  { from: 4, word: 'very strong' },
  // Strictly more than a million.
  { from: 6 + Number.EPSILON * 4, word: 'extremely strong' },
] as const;

export const NO_SUPPORT = 'no support either way';

export type RatioWord = (typeof RATIO_WORDS)[number]['word'] | typeof NO_SUPPORT;

/** The word for a log10 likelihood ratio, whichever proposition it supports. */
export const wordOfRatio = (log10: number): RatioWord => RATIO_WORDS.findLast(({ from }) => Math.abs(log10) >= from)?.word ?? NO_SUPPORT;
