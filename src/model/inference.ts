import type { ArtifactName, Artifacts } from './artifacts.ts';
import type { Calendar } from './calendar.ts';
import type { Duration, EndpointId, EventKind, Instant } from './event.ts';
import type { Random } from './random.ts';
import type { Text } from './text.ts';
import type { Observation, VantageRequirement } from './vantage.ts';

/** Decides how a question's answers are selected, and which kind of strength they carry. */
export type Asks = 'test' | 'estimate' | 'description';

/** What a ranking's rows are about. All columns have one entry a row. */
export type Subjects =
  | { readonly of: 'endpoints'; readonly id: Int32Array }
  /** An endpoint on one local day. */
  | { readonly of: 'endpoint-days'; readonly id: Int32Array; readonly day: Int32Array }
  | { readonly of: 'pairs'; readonly a: Int32Array; readonly b: Int32Array }
  /** CSR of members. */
  | { readonly of: 'groups'; readonly offsets: Int32Array; readonly member: Int32Array }
  /** One row for the whole, or one a step of a curve. */
  | { readonly of: 'population'; readonly steps: number };

/** Raw scores only: strength, q and selection are the engine's. */
export interface Columns {
  /** Orders the candidates, larger first. */
  readonly score: Float64Array;
  /** Required of a test. */
  readonly p?: Float64Array;
  /**
   * Of a test whose p holds exactly, and is more than a bound: chance of an outcome that is rarer still, P(X > x) beside the P(X ≥ x) of
   * `p`; the same column where outcomes form a continuum. A draw between the two is uniform where nothing is there, by which evaluations
   * measure calibration. Printed nowhere.
   */
  readonly pBeyond?: Float64Array;
  /** What the textbook formula would have given as p, so that evaluations can say by how much it is off. Printed nowhere else. */
  readonly textbook?: Float64Array;
  /** Required of an estimate, with `low` and `high`. */
  readonly value?: Float64Array;
  readonly low?: Float64Array;
  readonly high?: Float64Array;
  /** Pieces of support (days, events): what an estimate or description must have enough of. */
  readonly support?: Float64Array;
  /**
   * log10 likelihood ratio as the question's own model gives it, or a score that grows with it: raw, and printed nowhere. The engine makes a
   * ratio of it by a calibration set, or says why it cannot. Needs `propositions` in each finding.
   */
  readonly ratio?: Float64Array;
  /** Of a question that sorts its subjects into categories: the place of each in `categories` of the question. */
  readonly category?: Uint8Array;
}

/** One figure that holds for the whole, as people read it. */
export interface Figure {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly low?: number;
  readonly high?: number;
  /** How many cases it rests on. */
  readonly n?: number;
}

export interface Ranking<W = unknown> {
  readonly subjects: Subjects;
  readonly columns: Columns;
  /** What was drawn and is not stood by, so that it is never reported, nor for a focus: evaluations alone score it. */
  readonly withheld?: Subjects;
  /** All hypotheses, those an index never opened included: they count, with p = 1. */
  readonly tested: number;
  readonly skipped: readonly { readonly count: number; readonly why: string }[];
  readonly summary: readonly Figure[];
  /** With a column of ratios: what a calibration set may have to limit beside the log itself, by name; a figure of the whole, or one a row. */
  readonly scope?: Readonly<Record<string, number | Float64Array>>;
  /**
   * Of a question that brings people in by some rule: whom each setting of the rule brings in, over all rows, the loosest first.
   * Ids ascending.
   */
  readonly thresholds?: readonly { readonly label: string; readonly members: Int32Array }[];
  /** For a test or an estimate that found nothing: the smallest effect that would have been found. */
  readonly smallest: Text;
  /** What the log would have to show, one text a thing, where only a look at its rows could tell that it does not: not observable then. */
  readonly unseen?: readonly Text[];
  /** Opaque; handed to `explain`. */
  readonly working: W;
}

/** Which rows of the log bear a claim out. The engine resolves it to rows with file and line. */
export type EvidenceSelector =
  | {
      readonly kind: 'rows';
      readonly endpoints: readonly EndpointId[];
      /** Rows between any two of the endpoints, rather than of any of them. */
      readonly between?: boolean;
      /** Only rows that show one of the endpoints being itself active. */
      readonly active?: boolean;
      readonly kinds?: readonly EventKind[];
      readonly from?: Instant;
      readonly to?: Instant;
      readonly limit: number;
      readonly caption: Text;
    }
  | {
      readonly kind: 'instants';
      readonly endpoint: readonly EndpointId[];
      /** One instant an endpoint, matched exactly. */
      readonly at: readonly Instant[];
      /** One other an endpoint: the row between the two, rather than one that shows the endpoint active. */
      readonly with?: readonly EndpointId[];
      /** Rows that say where the endpoint was, rather than rows that show it being itself active. */
      readonly placed?: boolean;
      /** Where no row shows it active then: a row of something that reached it. */
      readonly arrivals?: boolean;
      readonly caption: Text;
    }
  | { readonly kind: 'absence'; readonly endpoint: EndpointId; readonly from: Instant; readonly to: Instant; readonly caption: Text };

/** Innocent explanations, by type; the engine has a sentence for each. */
export const ALTERNATIVES = {
  chance: 'Coincidence: with this many endpoints some will look like this.',
  'common-cause': 'A common cause: news, a shift change or the hour itself moved many people at once.',
  'reverse-causation': 'The other way round: the event caused the activity, such as a notification about it.',
  'shared-device': 'Someone else used the device, or several people share it.',
  'automatic-sync': 'The app or device did it by itself: a sync, an update, a reconnect.',
  'log-truncation': 'The log is incomplete: rows before, after or between are missing.',
  'clock-error': 'A clock or time zone is wrong, so that times do not line up as they seem to.',
  'event-selection': 'The event or window was chosen after looking at the log.',
  hub: 'A service or hub that everyone contacts, rather than a person.',
  role: 'Work, a rota or a service role calls for these contacts, whoever the people are.',
  'other-channel': 'The people talk elsewhere, so that this log shows a part of it.',
  'second-device': 'A second device or account carries the rest of the activity.',
  'unusual-day': 'A holiday, travel or illness: an ordinary reason for an unusual day.',
  'drawn-lines': 'Groups are drawn by a method that finds some division in any network.',
} as const;

export type Alternative = keyof typeof ALTERNATIVES;

export interface Finding {
  /** What the record shows and what may follow, in a sentence or two. Never "proves". */
  readonly claim: Text;
  readonly measures: readonly Figure[];
  readonly evidence: readonly [EvidenceSelector, ...EvidenceSelector[]];
  readonly alternatives: readonly [Alternative, ...Alternative[]];
  /** What weakens this very finding. */
  readonly caveats: readonly Text[];
  /** Required with a column of ratios: the two propositions between which the ratio weighs, model assumptions included; the first is Hp. */
  readonly propositions?: readonly [Text, Text];
  /** Required of a description, which has no p and no interval: how well supported it is, and why. */
  readonly grade?: { readonly word: 'weak' | 'fair' | 'good'; readonly reason: string };
}

/** A side table, as the reader gave it: rows for known endpoints, by column name. */
export interface SideTable {
  /** Ids of the endpoints that the table names and the log has. */
  readonly id: Int32Array;
  /** Names in the table that the log does not have. */
  readonly unknown: number;
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

/** The value of an option; durations are µs, and a choice is the place of what was chosen in `choices`. */
export type OptionSpec =
  /** `least`: of a window in which nothing could lie if it were shorter. */
  | { readonly type: 'duration'; readonly default: Duration; readonly least?: Duration; readonly help: string }
  | { readonly type: 'number'; readonly default: number; readonly min: number; readonly max: number; readonly help: string }
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly default: number; readonly help: string };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export interface Context<S extends string = string, O extends OptionSpecs = OptionSpecs> {
  readonly calendar: Calendar;
  readonly observation: Observation;
  /** Instants that the reader asks about, ascending. */
  readonly events: readonly Instant[];
  /** Endpoints that the reader named before looking; empty for none. */
  readonly focus: readonly EndpointId[];
  /** The question's own. */
  readonly random: Random;
  /** All questions of a run get the same one, for what several draw and must agree on. */
  readonly shared: Random;
  readonly side: Readonly<Partial<Record<S extends `${infer Name}?` ? Name : S, SideTable>>>;
  readonly options: Readonly<Record<keyof O & string, number>>;
}

export interface Reference {
  readonly authors: string;
  readonly title: string;
  readonly venue: string;
  readonly year: number;
  /** Where the method here departs from the source; 'none' if nowhere. */
  readonly deviations: string;
}

/** A stated interval, and how often it held the truth when that was counted. */
export interface IntervalClaim {
  /** Stated level, such as 0.9. */
  readonly level: number;
  /** Unit of the value, as printed. */
  readonly unit: string;
}

export interface Inference<
  N extends ArtifactName = ArtifactName,
  S extends string = string,
  O extends OptionSpecs = OptionSpecs,
  W = unknown,
> {
  /** Kebab-case; the name of its file. */
  readonly id: string;
  readonly question: string;
  /** One or two sentences for a reader who never saw the field: what is computed, and why it tells something. */
  readonly method: string;
  readonly asks: Asks;
  readonly subjects: Subjects['of'];
  readonly needs: readonly N[];
  /** Of what it needs: what it leaves unread with such options, so that it is not built and not handed to it. */
  readonly spares?: (options: Context<S, O>['options']) => readonly N[];
  readonly side: readonly S[];
  /** Whether the reader must name at least one event. */
  readonly needsEvents: boolean;
  /** Whether the reader must name at least one endpoint. */
  readonly needsFocus?: true;
  /** Of a question that sorts its subjects: the categories, in the words of results. */
  readonly categories?: readonly string[];
  readonly vantage: VantageRequirement;
  readonly references: readonly Reference[];
  readonly options: O;
  /** Of estimates and descriptions: the least support with which a subject is reported. */
  readonly minSupport?: number;
  /** Required of an estimate. */
  readonly interval?: IntervalClaim;
  /** Of a question about pairs: what it reports becomes the `links` artifact of the questions after it. */
  readonly infersLinks?: true;
  rank(input: Pick<Artifacts, N>, context: Context<S, O>): Ranking<W>;
  explain(row: number, ranking: Ranking<W>, input: Pick<Artifacts, N>, context: Context<S, O>): Finding;
}

/** States an inference, and has the compiler check that it reads only what it declares. */
export function defineInference<const N extends ArtifactName, const S extends string, const O extends OptionSpecs, W>(
  inference: Inference<N, S, O, W>,
): Inference<N, S, O, W> {
  return inference;
}

/** An inference whose working is not the caller's business: what a registry holds. */
// biome-ignore lint/suspicious/noExplicitAny: the registry erases the parameters, which are contravariant in `rank` and `explain`.
export type AnyInference = Inference<any, any, any, any>;
