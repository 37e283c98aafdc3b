import type { EndpointId, Instant } from './event.ts';

/** Compact columns that a report draws. Each states what it was cut to. */
export interface Views {
  /** Null where the clock has no hours. */
  readonly week: WeekView | null;
  /** Null where there is no time. */
  readonly timeline: TimelineView | null;
  /** Null where the log names no second party. */
  readonly graph: GraphView | null;
}

export interface WeekView {
  /** 168 entries, Monday 00:00 first: events of all endpoints, keep-alives set aside. */
  readonly events: readonly number[];
  /** Hours of the week that were observed, in hours. */
  readonly observed: readonly number[];
  /** The endpoints of the lanes, each with 168 entries, in `counts`. */
  readonly endpoints: readonly EndpointId[];
  readonly counts: readonly (readonly number[])[];
}

/** Lanes of the endpoints that findings name, then of the busiest; instants delta-coded per lane. */
export interface TimelineView {
  readonly from: Instant;
  readonly to: Instant;
  readonly lanes: readonly {
    readonly endpoint: EndpointId;
    readonly total: number;
    readonly first: Instant;
    readonly deltas: readonly number[];
  }[];
  /** Whole log: events in equal steps. */
  readonly density: { readonly step: number; readonly counts: readonly number[] };
  readonly shownEvents: number;
  readonly totalEvents: number;
  readonly totalLanes: number;
}

export interface GraphView {
  readonly node: readonly EndpointId[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Circle of the node, or −1. */
  readonly circle: readonly number[];
  /** Contact days where there is time, else events. */
  readonly strength: readonly number[];
  /** Indices into `node`. */
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly weight: readonly number[];
  /** 1 where the tie was inferred rather than logged. */
  readonly inferred: readonly number[];
  readonly totalNodes: number;
  readonly totalEdges: number;
}
