import type { ClockKind } from '../model/calendar.ts';
import type { EventKind } from '../model/event.ts';
import type { FieldMapping } from '../model/source.ts';
import type { Observable } from '../model/vantage.ts';

/**
 * How the text of a time is to be read. A closed set, so that the bulk reader (SQL) and the careful reader (TypeScript)
 * can be held to the same instants.
 */
export type TimeNotation =
  /** Decimal seconds, milliseconds or microseconds since the epoch (or since the log's own zero). */
  | 'epoch-s'
  | 'epoch-ms'
  | 'epoch-us'
  /** ISO 8601 / RFC 3339 with Z or an offset (with or without a colon). */
  | 'iso-offset'
  /** YYYY-MM-DD or YYYY/MM/DD, 'T' or blank, HH:MM[:SS[.ffffff]], without a zone. */
  | 'iso-local'
  /** D/M/Y or M/D/Y with / . or -, then H:MM[:SS], without a zone. */
  | 'dmy-local'
  | 'mdy-local';

export interface TimePlan {
  readonly column: string;
  readonly notation: TimeNotation;
  readonly clock: Exclude<ClockKind, 'none'>;
  /** IANA zone in which local notations are read; 'UTC' for the others, 'floating' for a floating clock. */
  readonly zone: string;
  /** Resolution of the notation as seen in the sample, µs. */
  readonly step: number;
}

export type KindPlan = { readonly constant: EventKind } | { readonly column: string; readonly values: Readonly<Record<string, EventKind>> };

export type DurationUnit = 's' | 'ms' | 'us';

/** From source columns to the fields of the event. A field that is absent is not observed. */
export interface RecordPlan {
  readonly at?: TimePlan;
  readonly kind: KindPlan;
  /** A column; or the one name that all rows share, where a file is one person's and names them elsewhere. */
  readonly actor: string | { readonly constant: string };
  readonly peer?: string;
  /** One column, or several joined by '/', empty ones left out. */
  readonly via?: readonly string[];
  readonly duration?: { readonly column: string; readonly unit: DurationUnit };
  readonly bytesOut?: string;
  readonly bytesIn?: string;
  /** One column, or several joined by '/', such as two coordinates. */
  readonly place?: string | readonly string[];
  readonly message?: string;
  /**
   * Where a row says 'in' or 'out', actor and peer change places for 'in'. With `as`, inward rows get another kind instead, and the actor stays
   * the one whose record it is: so that a place stays theirs. Without `outward`, whatever is not inward is outward; with `via`, those columns
   * name the app or server of inward rows.
   */
  readonly direction?: {
    readonly column: string;
    readonly inward: readonly string[];
    readonly outward?: readonly string[];
    readonly via?: readonly string[];
    readonly as?: Readonly<Partial<Record<EventKind, EventKind>>>;
  };
}

export type Layout =
  | {
      readonly kind: 'delimited';
      /** One character; a blank stands for any run of blanks or tabs. */
      readonly delimiter: string;
      /** '"' or '' for none. */
      readonly quote: '"' | '';
      /** Lines before the first record that are neither comment nor blank: 1 for a CSV header, else 0. */
      readonly headerLines: 0 | 1;
      /** Lines that start with it are comments; '' for none. */
      readonly comment: '#' | '';
      /** All columns, in the file's order. */
      readonly columns: readonly string[];
      /** Texts that stand for "not seen", beside the empty text. */
      readonly unset: readonly string[];
    }
  | {
      /** One JSON object a line; columns are top-level keys, or paths joined by '.', read as text. */
      readonly kind: 'json-lines';
      readonly columns: readonly string[];
      readonly unset: readonly string[];
    };

/** All that a reader needs to know of one file, and all that a person needs to check it. */
export interface ReadPlan {
  readonly format: string;
  readonly layout: Layout;
  readonly record: RecordPlan;
  readonly mapping: readonly FieldMapping[];
  /** Columns that no field takes, in the file's order. */
  readonly unread: readonly string[];
  readonly observes: readonly Observable[];
  /** Kinds of the rows of the sample, where a column says them; its words may have others, further down. */
  readonly sampledKinds?: readonly EventKind[];
}
