/** Microseconds since 1970-01-01T00:00:00Z, a safe integer. On a floating clock: the same, with wall time read as if it were UTC. On a relative clock: microseconds since the log's own zero. */
export type Instant = number;

/** Microseconds. */
export type Duration = number;

/** Index into the endpoint dictionary of one store. Ids follow behaviour first and names last. */
export type EndpointId = number;

export const MICROS_PER_SECOND = 1_000_000;
export const MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
export const MICROS_PER_HOUR = 3_600 * MICROS_PER_SECOND;
export const MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

interface KindMeaning {
  /** Position in the store's `kind` column. Never renumbered. */
  readonly code: number;
  readonly meaning: string;
  /** Whether actor and peer play different parts. */
  readonly directed: boolean;
  /** Whether the row shows that the actor (a person or their device) did something, rather than that something was done to it. */
  readonly activity: boolean;
  /** Whether the event goes from the peer to the actor rather than from the actor to the peer. */
  readonly inward: boolean;
}

/** The closed set of event kinds. A format maps each of its rows to exactly one. */
export const EVENT_KINDS = {
  connect: { code: 0, meaning: 'the actor opened a connection to an app or server', directed: true, activity: true, inward: false },
  disconnect: { code: 1, meaning: 'the connection of the actor ended', directed: true, activity: false, inward: false },
  send: { code: 2, meaning: 'the actor sent a message', directed: true, activity: true, inward: false },
  deliver: { code: 3, meaning: 'a message was delivered to the actor', directed: true, activity: false, inward: true },
  read: { code: 4, meaning: 'the actor read a message', directed: true, activity: true, inward: false },
  receive: { code: 5, meaning: 'the actor received a message', directed: true, activity: false, inward: true },
  call: { code: 6, meaning: 'the actor called the peer', directed: true, activity: true, inward: false },
  flow: { code: 7, meaning: 'the actor opened a network flow to the peer', directed: true, activity: true, inward: false },
  push: { code: 8, meaning: 'a push notification was sent to the actor', directed: true, activity: false, inward: true },
  presence: { code: 9, meaning: 'the actor was shown as online', directed: false, activity: true, inward: false },
  proximity: { code: 10, meaning: 'actor and peer were near each other', directed: false, activity: true, inward: false },
  tie: { code: 11, meaning: 'a tie that is stated without a time', directed: false, activity: false, inward: false },
  ring: { code: 12, meaning: 'a call of the peer reached the actor', directed: true, activity: false, inward: true },
} as const satisfies Record<string, KindMeaning>;

export type EventKind = keyof typeof EVENT_KINDS;

export const EVENT_KIND_NAMES = Object.keys(EVENT_KINDS) as readonly EventKind[];

/** The canonical record of one observation. Optional fields are absent where they were not seen. */
export interface Event {
  /** Absent only in formats that observe no time at all. */
  readonly at?: Instant;
  readonly kind: EventKind;
  readonly actor: string;
  /** Absent where the log names no second party: the normal case of an encrypted messenger. */
  readonly peer?: string;
  /** The server or app that carried the event; of a tie, the organisation that it runs through. */
  readonly via?: string;
  readonly duration?: Duration;
  /** Bytes from the actor. */
  readonly bytesOut?: number;
  /** Bytes to the actor. */
  readonly bytesIn?: number;
  /** Where the actor was. */
  readonly place?: string;
  /** Opaque key that ties the copies of one message or connection together. */
  readonly message?: string;
}

/** The fields of an event that a log can show, in the order of the canonical record. */
export const EVENT_FIELDS = [
  'at',
  'kind',
  'actor',
  'peer',
  'via',
  'duration',
  'bytesOut',
  'bytesIn',
  'place',
  'message',
] as const satisfies readonly (keyof Event)[];
export type EventField = (typeof EVENT_FIELDS)[number];
