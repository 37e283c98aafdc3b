import type { ClockKind } from './calendar.ts';
import type { Duration, EventField, Instant } from './event.ts';

/** Why a row was not kept. A closed set, so that no row's text can hide in a reason. */
export const REJECT_REASONS = {
  'malformed-row': 'the row could not be split into fields, or is not valid JSON',
  'field-count': 'the row has fewer or more fields than the header',
  'time-missing': 'the format has a time, and this row states none',
  'time-unreadable': 'the time is not in the stated notation',
  'time-implausible': 'the time lies before 1990 or after 2100: a clock that was not set',
  'actor-missing': 'the row names nobody',
  'kind-unknown': 'the kind is not one of the mapping',
  'number-unreadable': 'a duration or byte count is not a number of the stated unit, or is negative',
  'field-too-long': 'a name is longer than 4,096 characters',
  'bad-encoding': 'the row is not valid UTF-8',
} as const;

export type RejectReason = keyof typeof REJECT_REASONS;

/** One refused row. Never its text. */
export interface Reject {
  readonly file: string;
  /** Physical line, from 1. */
  readonly line: number;
  /** Source column at fault, where one is. */
  readonly column: string | undefined;
  readonly reason: RejectReason;
}

export interface RowAccount {
  /** = kept + rejected + duplicate */
  readonly read: number;
  readonly kept: number;
  readonly rejected: Readonly<Partial<Record<RejectReason, number>>>;
  /** Rows removed because they are another copy of a kept one, by identity. */
  readonly duplicate: number;
  /** Kept rows equal to an earlier kept row of the same source. */
  readonly repeated: number;
}

export interface LineAccount {
  /** = header + comment + blank + kept + rejected (lines, not rows: a quoted record may span several) + duplicate */
  readonly physical: number;
  readonly header: number;
  readonly comment: number;
  readonly blank: number;
  readonly kept: number;
  readonly rejected: number;
  readonly duplicate: number;
}

/** Which column of a file became which field of the event, and how sure the tool is of it. */
export interface FieldMapping {
  readonly field: EventField;
  readonly column: string;
  /** 'stated' by the reader or the format; otherwise proposed from the header and the values. */
  readonly grounds: 'stated' | 'name-and-values' | 'name';
}

/** What became of one input file. */
export interface Source {
  /** As given, or joined to the folder that was given; `-` for standard input. Forward slashes. */
  readonly path: string;
  readonly sha256: string;
  /** Bytes on disk. */
  readonly bytes: number;
  readonly compression: 'none' | 'gzip';
  readonly format: string;
  readonly mapping: readonly FieldMapping[];
  /** Columns that were left unread, in the file's order. */
  readonly unread: readonly string[];
  readonly clock: ClockKind;
  readonly zone: string;
  /** µs */
  readonly clockStep: Duration;
  readonly rows: RowAccount;
  readonly lines: LineAccount;
  readonly first: Instant | undefined;
  readonly last: Instant | undefined;
  /** Local times that do not exist (moved forward by the gap), and that exist twice (the first was taken). */
  readonly nonexistentTimes: number;
  readonly ambiguousTimes: number;
  /** Which reader kept its rows: the bulk reader, or the careful one that a file was handed to, and why. */
  readonly reader: 'bulk' | 'careful';
  readonly readerReason: string | undefined;
}

/** A file that was found and not read. */
export interface Unread {
  readonly path: string;
  readonly reason: 'unknown-format' | 'other-log' | 'empty' | 'unreadable' | 'none-kept' | 'copy';
  readonly detail: string;
}
