import type { Licence } from '../analyze/weigh-row.ts';
import type { Instant } from '../model/event.ts';
import type { Ranking } from '../model/inference.ts';
import type { ObserverId } from '../simulate/scenario.ts';
import type { Truth } from '../simulate/truth.ts';

export const DIVISIONS = ['household', 'workplace'] as const;
export type Division = (typeof DIVISIONS)[number];

/** One log of a simulated world as a question ranked it, with who is who. */
export interface RankedLog {
  readonly truth: Truth;
  readonly observer: ObserverId;
  readonly ranking: Ranking;
  /** Instants that it was asked about; absent where there are none. */
  readonly events?: readonly Instant[];
  /** People behind an endpoint, by number: none of a service, several of a line that a home shares. */
  peopleOf(endpoint: number): readonly number[];
  /** Name of a place of the artifact `visits`, where a question reads that. */
  placeName?(place: number): string | undefined;
  /** First local day of the world, since 1970-01-01. */
  readonly firstDay: number;
  /** What the calibration sets say of a row; absent where the question gives no ratios. */
  licenceOf?(row: number): Licence;
}

/** What is true of each row of a ranking. `undefined`: the world has no truth for that row, and it is left out. */
export type Labels =
  | {
      readonly kind: 'yes-or-no';
      /** What a yes means, in words. */
      readonly asks: string;
      readonly truth: (row: number) => boolean | undefined;
      /** How many true ones the world has, those that the ranking lacks included. */
      readonly positives: number;
    }
  | { readonly kind: 'value'; readonly asks: string; readonly unit: string; readonly truth: (row: number) => number | undefined }
  /** Of a ranking of groups: whether two people belong together in truth. */
  | {
      readonly kind: 'together';
      readonly asks: string;
      readonly belong: (one: number, other: number) => boolean;
      /** Divisions of the people, by number: a group each, −1 for those without one. */
      readonly divisions?: Readonly<Partial<Record<Division, readonly number[]>>>;
    }
  /** Of a ranking of endpoints: a true rank, larger first; `highest` is that of the first, seen or not. */
  | { readonly kind: 'rank'; readonly asks: string; readonly highest: number; readonly truth: (row: number) => number | undefined }
  /** Of a ranking with categories: the one that is true of a row. `unseen`: true categories of cases that the ranking has no row for. */
  | {
      readonly kind: 'category';
      readonly asks: string;
      readonly truth: (row: number) => string | undefined;
      readonly unseen: readonly string[];
    }
  /** Of a ranking whose rows say several things each, or one in words of its own: what is true and what was said, case by case. */
  | { readonly kind: 'sayings'; readonly asks: string; readonly cases: readonly { readonly truth: string; readonly said: string }[] }
  /** Of a ranking with thresholds: whether somebody who may be brought in has to do with it, and how many have. */
  | {
      readonly kind: 'brought-in';
      readonly asks: string;
      readonly involved: (endpoint: number) => boolean;
      readonly positives: number;
    }
  /** In a world where nothing is there: whatever is found is false. */
  | { readonly kind: 'nothing-there'; readonly asks: string }
  | { readonly kind: 'none'; readonly why: string };

/** States the truth of one question. One file a question, named after it. */
export interface LabelSource {
  /** Instants, RFC 3339, that the question is to be asked about in this world; absent where it needs none. */
  events?(truth: Truth): readonly string[];
  /** Whether each of the events is asked about by itself, as by one who knows of no other; all together otherwise. */
  alone?(truth: Truth): boolean;
  /** Names of endpoints with which the question is asked in this world, as with --focus; those that a log lacks are left out. */
  focus?(truth: Truth): readonly string[];
  /** Options with which the question is asked in this world, as on the command line. */
  options?(truth: Truth): Readonly<Record<string, number>>;
  /** Side tables with which the question is asked in this world, as with --side: rows by the name of an endpoint, and the columns' texts. */
  side?(truth: Truth): Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  label(log: RankedLog): Labels;
}

/** The people behind an endpoint if it is exactly one. */
export function onlyPerson(log: RankedLog, endpoint: number): number | undefined {
  const people = log.peopleOf(endpoint);
  return people.length === 1 ? people[0] : undefined;
}
