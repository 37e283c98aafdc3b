import type { EndpointId, Instant } from './event.ts';

/**
 * What questions read. Every column is a typed array; "CSR" means `offsets` of length n + 1,
 * row i being the half-open slice [offsets[i], offsets[i + 1]) of the value columns.
 * n is the number of endpoints, in the order of their ids.
 */
export interface Artifacts {
  readonly endpoints: Endpoints;
  readonly contacts: Contacts;
  readonly exchanges: Exchanges;
  readonly deliveries: Deliveries;
  readonly rhythms: Rhythms;
  readonly series: Series;
  readonly sessions: Sessions;
  readonly visits: Visits;
  readonly volumes: Volumes;
  readonly coverage: Coverage;
  readonly links: Links;
}

export type ArtifactName = keyof Artifacts;

/** One entry an endpoint. */
export interface Endpoints {
  readonly count: number;
  /** Events in which the endpoint is actor or peer. */
  readonly events: Float64Array;
  /** Distinct other endpoints. */
  readonly partners: Int32Array;
  /** NaN where the log observes no time. */
  readonly first: Float64Array;
  readonly last: Float64Array;
}

/** Undirected pairs (a < b) that the log itself shows in contact, ascending by a, then b. One entry a pair. */
export interface Contacts {
  readonly count: number;
  /** Endpoints of the log, with or without contacts. */
  readonly endpoints: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /**
   * Events from a to b, and from b to a. Undirected kinds count in `forth`. An inward kind (deliver, receive, push)
   * goes from peer to actor. Keep-alives and events with oneself are left out. A message that is logged when sent, delivered,
   * received and read counts once.
   */
  readonly forth: Float64Array;
  readonly back: Float64Array;
  /** Distinct local days with an event; 0 where the log observes no time. */
  readonly days: Int32Array;
  /** Events from 18:00 to 24:00 local, and from 00:00 to 06:00; 0 on a relative clock. */
  readonly evening: Float64Array;
  readonly night: Float64Array;
  /** µs of calls and flows; NaN where no row of the pair stated a duration. */
  readonly duration: Float64Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
}

/**
 * Every contact with its instant, in order of time (then of ids, kind and duration): what `contacts` counts, one entry each, and beside it
 * those in which the log does not name the other party. Undated rows, keep-alives and events with oneself are left out. 25 bytes a contact.
 */
export interface Exchanges {
  readonly count: number;
  readonly at: Float64Array;
  /** Ids; −1 where the log does not name the party: a push names no sender, a sealed sender neither. Undirected kinds go from the lower id to the higher. */
  readonly sender: Int32Array;
  readonly receiver: Int32Array;
  /** Codes of `EVENT_KINDS`; of the copies of a message (send, deliver, receive, read), one kind a pair and direction. */
  readonly kind: Uint8Array;
  /** µs; NaN where the row states none. */
  readonly duration: Float64Array;
}

/**
 * What was handed to endpoints, message or receipt, in order of time, then of receiver, sender and bytes: rows that say `deliver` or
 * `receive`, or, in a log that has none of these, `push`. Undated rows are left out. 20 bytes each.
 */
export interface Deliveries {
  readonly count: number;
  readonly at: Float64Array;
  readonly receiver: Int32Array;
  /** −1 where the log does not name the sender. */
  readonly sender: Int32Array;
  /** Size of what was handed over, at most 2^31 − 1; −1 where the log does not say. */
  readonly bytes: Int32Array;
}

/** Activity by local hour of the week: entry id * 168 + weekday * 24 + hour, Monday first. Empty unless the clock has hours. */
export interface Rhythms {
  readonly counts: Uint32Array;
  /** Hours of the week that the log covered, in hours (168 entries). */
  readonly observed: Float64Array;
}

/** CSR: every instant at which an endpoint was itself active, ascending, keep-alives set aside. Of an undirected kind (proximity) both sides were active. */
export interface Series {
  readonly offsets: Float64Array;
  readonly at: Float64Array;
  /** Keep-alive-like instants set aside, by endpoint. */
  readonly setAside: Uint32Array;
}

/**
 * CSR: what rows say that went from and to each endpoint of which they are, ascending by time, keep-alives left out; rows that state no
 * bytes are not in it. 24 bytes each.
 */
export interface Volumes {
  readonly offsets: Float64Array;
  readonly at: Float64Array;
  /** Bytes; 0 where a row states only those of the other way. */
  readonly out: Float64Array;
  readonly in: Float64Array;
}

/** CSR: stretches of activity, stitched over gaps shorter than `stitch`. */
export interface Sessions {
  readonly offsets: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** µs */
  readonly stitch: number;
}

/**
 * CSR: where each endpoint was, as the rows of which it is the actor say, ascending by time, then by place. A row of which it is the peer
 * says where the other was. Undated rows and keep-alives are left out.
 */
export interface Visits {
  readonly offsets: Float64Array;
  readonly at: Float64Array;
  /** From 0 to `places`, by name. */
  readonly place: Int32Array;
  /** Places that the log names. */
  readonly places: number;
}

/** When the log itself was watching. */
export interface Coverage {
  readonly from: Instant;
  readonly to: Instant;
  /** Stretches inside [from, to] in which the whole log is silent for much longer than it is again and again, ascending. */
  readonly gapFrom: Float64Array;
  readonly gapTo: Float64Array;
  /** µs inside [from, to] outside the gaps. */
  readonly observed: number;
  /** Local days touched by the observed stretches, ascending; empty unless the clock has hours. */
  readonly days: Int32Array;
  /** Share of each of those days that was observed, in [0, 1]. */
  readonly dayShare: Float64Array;
}

/** Undirected ties that a question inferred (a < b), ascending; empty until one has. */
export interface Links {
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly score: Float64Array;
  readonly q: Float64Array;
  /** Independent pieces of support, such as matched coincidences. */
  readonly support: Int32Array;
  /** Question that inferred them. */
  readonly by: string | undefined;
}

/** Values of a CSR row. */
export const row = (offsets: Float64Array, values: Float64Array, id: EndpointId): Float64Array =>
  values.subarray(offsets[id] as number, offsets[id + 1] as number);
