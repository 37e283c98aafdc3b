import type { CalendarView } from './calendar-view.ts';
import type { RatioWord } from './calibration.ts';
import type { Evaluation, MeasuredQuestions } from './evaluation.ts';
import type { EndpointId, EventKind, Instant } from './event.ts';
import type { Alternative, Asks, Figure, Reference, Subjects } from './inference.ts';
import type { Source, Unread } from './source.ts';
import type { Text } from './text.ts';
import type { Observation } from './vantage.ts';
import type { Views } from './views.ts';

export const ANALYSIS_VERSION = 1;

/** The one result: versioned, JSON-safe (no NaN, no Infinity, no undefined), and all that reports, checks and exports read. */
export interface Analysis {
  readonly version: typeof ANALYSIS_VERSION;
  readonly provenance: Provenance;
  readonly endpoints: EndpointTable;
  /** Names of the places that findings mention, in the order in which they first do; absent where none does. */
  readonly places?: readonly string[];
  readonly observation: Observation;
  readonly calendar: CalendarView;
  readonly coverage: CoverageView;
  /** One a question of the registry, in its order. */
  readonly outcomes: readonly Outcome[];
  /** Ordered by outcome, then as ranked. */
  readonly findings: readonly ReportedFinding[];
  /** Which observer could have asked which question. */
  readonly observers: readonly ObserverRow[];
  /** How well each could answer it on simulated worlds, which are not this log. */
  readonly measured?: MeasuredQuestions;
  /** One that the reader gave, carried along whole. */
  readonly evaluation?: Evaluation;
  readonly views: Views;
}

export interface Provenance {
  readonly tool: { readonly name: 'penregister'; readonly version: string };
  readonly seed: number;
  /** Options that differ from their defaults, or that the reader stated: name → value as text. */
  readonly options: Readonly<Record<string, string>>;
  readonly events: readonly Instant[];
  readonly focus: readonly EndpointId[];
  readonly pseudonymised: 'no' | 'numbered' | 'keyed';
  readonly synthetic: boolean;
  /** Only where the reader stated one. */
  readonly prior?: Prior;
  readonly inputs: readonly Source[];
  readonly unreadInputs: readonly Unread[];
  readonly names: { readonly renamed: number; readonly merged: number } | null;
}

/** Every endpoint that the analysis mentions anywhere, columns in step, ascending by id. The store may hold more. */
export interface EndpointTable {
  readonly total: number;
  readonly id: readonly EndpointId[];
  readonly name: readonly string[];
  readonly events: readonly number[];
  readonly partners: readonly number[];
}

export interface CoverageView {
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[];
  /** µs */
  readonly observed: number;
  /** Events set aside as keep-alives. */
  readonly setAside: number;
}

interface OutcomeHead {
  /** Id of the question. */
  readonly id: string;
  readonly question: string;
  readonly method: string;
  readonly asks: Asks;
  readonly subjects: Subjects['of'];
  readonly references: readonly Reference[];
}

interface Ranked {
  readonly tested: number;
  readonly skipped: readonly { readonly count: number; readonly why: string }[];
  readonly summary: readonly Figure[];
}

export type Outcome = OutcomeHead &
  (
    | (Ranked & {
        readonly kind: 'found';
        /** Subjects that passed the selection, those cut by the limit included. */
        readonly passed: number;
        readonly reported: number;
      })
    /** `smallest`: the smallest effect that would have been found. */
    | (Ranked & { readonly kind: 'none-found'; readonly smallest: Text })
    /** What the log, or the reader, would have to give. */
    | { readonly kind: 'not-observable'; readonly missing: readonly Text[] }
    | { readonly kind: 'failed'; readonly message: string }
  );

/**
 * Dots show how many of `of` uninvolved subjects would look like this (`lookalikes`), or of `of` such intervals how many held the truth (`coverage`).
 * Never the probability that the claim is true.
 */
export interface Dots {
  readonly meaning: 'lookalikes' | 'coverage';
  /** What one dot stands for, in the plural. */
  readonly each: string;
  readonly filled: number;
  readonly of: 20 | 1000 | 10000;
}

export type Strength =
  | {
      readonly kind: 'test';
      readonly p: number;
      /** Of the Benjamini–Hochberg procedure over `tested` hypotheses. */
      readonly q: number;
      readonly tested: number;
      /** p × tested: how many of the subjects looked at would show at least as much by chance alone. */
      readonly expectedByChance: number;
      readonly dots: Dots;
    }
  | {
      readonly kind: 'estimate';
      readonly value: number;
      readonly low: number;
      readonly high: number;
      readonly unit: string;
      /** Stated level of the interval, and the share of simulated cases in which it held the truth. */
      readonly level: number;
      readonly measured: { readonly coverage: number; readonly n: number; readonly set: string };
      readonly dots: Dots;
    }
  | { readonly kind: 'graded'; readonly word: 'weak' | 'fair' | 'good'; readonly reason: string };

/** What a likelihood ratio was calibrated on. */
export interface CalibrationNote {
  readonly id: string;
  readonly scenario: string;
  /** Cases on which the set was tested, which are not those that it was fitted to. */
  readonly related: number;
  readonly unrelated: number;
  /** Cost of its ratios on them: 0 is perfect, 1 says nothing; and the least that ratios in the same order could cost. */
  readonly cllr: number;
  readonly cllrMin: number;
}

/**
 * How the record weighs between two propositions, beside what a test says: p asks how rare it is if nothing was the matter, the ratio by
 * how much more probable under one proposition than under the other. Only from a calibration set, within its limits; otherwise in words
 * why there is none.
 */
export type RatioStatement = {
  /** Hp and Hd. */
  readonly propositions: readonly [Text, Text];
} & (
  | {
      readonly kind: 'ratio';
      /** log10 of how many times as probable the record is under the first proposition as under the second, with its interval. */
      readonly log10: number;
      readonly low: number;
      readonly high: number;
      /** Of the verbal scale: support for the proposition that the ratio favours. */
      readonly word: RatioWord;
      readonly calibration: CalibrationNote;
      /** For which logs and rows the set holds; this one is among them. */
      readonly domain: Text;
      /** Where it favours the first proposition: how many of the `others` that were looked at would show at least as much by chance. */
      readonly byChance?: { readonly expected: number; readonly others: number };
    }
  | { readonly kind: 'none'; readonly why: Text }
);

/** A prior that the reader stated: the probability of the first proposition before looking at the record. There is no default. */
export interface Prior {
  /** As the reader wrote it. */
  readonly stated: string;
  readonly probability: number;
}

/** One row of a log, by reference, with the fields of the event that it became. */
export interface EvidenceRow {
  readonly source: number;
  /** Physical line, from 1. */
  readonly line: number;
  readonly at: Instant | null;
  readonly kind: EventKind;
  readonly actor: EndpointId;
  readonly peer: EndpointId | null;
  readonly via: string | null;
  /** µs */
  readonly duration: number | null;
  readonly keepAlive: boolean;
}

export interface Evidence {
  readonly kind: 'rows' | 'instants' | 'absence';
  readonly caption: Text;
  /** Rows that bear on it in all; `rows` is a sample of them, ordered by time and content. */
  readonly total: number;
  readonly rows: readonly EvidenceRow[];
  /** Of an absence: the stretch, and how long the log was watching in it, µs. `rows` are the ones before and after. */
  readonly span: { readonly from: Instant; readonly to: Instant; readonly observed: number } | null;
}

export interface ReportedFinding {
  /** Question and subject: the same finding keeps it over runs of the same input. */
  readonly id: string;
  readonly question: string;
  /** 1 for the first of its question. */
  readonly rank: number;
  /** What it is about, as ids; of a large group the first. */
  readonly subject: readonly EndpointId[];
  /** How many endpoints it is about. */
  readonly subjectTotal: number;
  readonly claim: Text;
  /** Of a question that sorts its subjects into categories. */
  readonly category?: string;
  readonly strength: Strength;
  /** Of a question that weighs by ratio. */
  readonly ratio?: RatioStatement;
  readonly measures: readonly Figure[];
  readonly evidence: readonly Evidence[];
  readonly alternatives: readonly { readonly type: Alternative; readonly text: string }[];
  readonly caveats: readonly Text[];
  /** Shown because the reader named the endpoint, though it did not pass the selection. */
  readonly onlyByFocus: boolean;
}

export interface ObserverRow {
  readonly vantage: string;
  readonly name: string;
  readonly limit: string;
  /** By outcome, in order: whether that position sees the fields which the question needs. */
  readonly canAsk: readonly { readonly id: string; readonly missing: readonly string[] }[];
}
