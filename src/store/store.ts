import type { EvidenceRow } from '../model/analysis.ts';
import type { EndpointId, EventKind, Instant } from '../model/event.ts';
import type { Reject, Source } from '../model/source.ts';

/** Type of a result column: 'text' arrives as strings, the others as numbers, range-checked; NULL becomes NaN, −1 or '' respectively. */
export type ColumnType = 'float64' | 'int32' | 'uint8' | 'text';

export interface ColumnArrays {
  float64: Float64Array;
  int32: Int32Array;
  uint8: Uint8Array;
  text: string[];
}

export type ColumnsOf<T extends Readonly<Record<string, ColumnType>>> = { [K in keyof T]: ColumnArrays[T[K]] };

/** Which events an evidence look-up asks for. Rows are ordered by time, then content, never by their place in a file. */
export interface RowQuery {
  readonly endpoints: readonly EndpointId[];
  /** Rows between any two of `endpoints`. */
  readonly between?: boolean;
  /** Only rows that show one of `endpoints` being itself active, as the `series` artifact counts it; not those in which something was done to it. */
  readonly active?: boolean;
  /** Only rows that say where one of `endpoints` was, as the `visits` artifact has them. */
  readonly placed?: boolean;
  readonly kinds?: readonly EventKind[];
  readonly from?: Instant;
  readonly to?: Instant;
  /** Keep-alive-like rows, which are left out otherwise, as every question leaves them out: beside the others, or nothing but them. */
  readonly setAside?: 'with' | 'only';
  /** 'first' takes the earliest rows, 'last' the latest (still returned in ascending order). */
  readonly take: 'first' | 'last';
  readonly limit: number;
}

/** The ingested log. Everything above `store/` reads it through this, and knows no engine. */
export interface Store {
  readonly sources: readonly Source[];
  /** Runs one named reduction (`reductions/NAME.sql`) with integer parameters and returns its columns whole. */
  reduce<T extends Readonly<Record<string, ColumnType>>>(
    name: string,
    columns: T,
    parameters?: Readonly<Record<string, number>>,
  ): Promise<{ readonly rows: number; readonly columns: ColumnsOf<T> }>;
  /** Runs a reduction that is too large to be held twice, and hands its columns on in pieces, each valid during the call only. */
  scan<T extends Readonly<Record<string, ColumnType>>>(
    name: string,
    columns: T,
    visit: (piece: ColumnsOf<T>, rows: number) => void,
  ): Promise<void>;
  /** Names by id, for the ids asked. */
  names(ids: Int32Array): Promise<string[]>;
  /** Names of places by id, for the ids asked. */
  placeNames(ids: Int32Array): Promise<string[]>;
  /** Ids of exactly these names, −1 where the log has none. */
  idsOf(names: readonly string[]): Promise<Int32Array>;
  /** Prepares look-ups about these endpoints, so that each of many need not pass over the whole log. */
  cite(endpoints: readonly EndpointId[]): Promise<void>;
  countRows(query: Omit<RowQuery, 'take' | 'limit'>): Promise<number>;
  rows(query: RowQuery): Promise<EvidenceRow[]>;
  rejects(limit?: number): AsyncIterable<Reject>;
  close(): Promise<void>;
}
