import type { ClockKind } from './calendar.ts';
import type { Duration, EventField, EventKind, Instant } from './event.ts';

/**
 * What a question can require of a log: fields, and two sorts of rows. `activity`: rows that show an endpoint being itself active.
 * `arrivals`: rows that show something reaching an endpoint, whether or not they name the sender.
 */
export type Observable = 'time' | 'hours' | 'actor' | 'peer' | 'via' | 'duration' | 'bytes' | 'place' | 'message' | 'activity' | 'arrivals';

export interface VantageRequirement {
  readonly observes: readonly Observable[];
  /**
   * Whether second parties must be logged: ties that were inferred say neither who turned to whom nor when. `false`: they must not be, since
   * the log itself says then what the question would only guess; a few such rows among many are no matter.
   */
  readonly namedPeer?: boolean;
  /** Days between first and last instant. */
  readonly minWindowDays?: number;
  /** Coarsest clock step at which the question still means something, µs. */
  readonly maxClockStep?: Duration;
}

/** What one log in fact shows, counted over its kept rows. */
export interface Observation {
  readonly clock: ClockKind;
  /** Coarsest clock step of its sources, µs; 0 where there is no time. */
  readonly clockStep: Duration;
  readonly events: number;
  /** Kept rows in which the field is present. */
  readonly present: Readonly<Record<EventField, number>>;
  readonly kinds: Readonly<Partial<Record<EventKind, number>>>;
  /** How many endpoints it names, and in how many kept rows the one in most of them acts or is acted upon; absent where nobody counted. */
  readonly parties?: { readonly endpoints: number; readonly most: number };
  readonly first: Instant | undefined;
  readonly last: Instant | undefined;
}

/** A position from which communication is watched, and the fields that it sees there. */
export interface Vantage {
  readonly id: string;
  readonly name: string;
  readonly sees: readonly Observable[];
  /** In one sentence: what this observer holds, and what it lacks. */
  readonly limit: string;
}

export const VANTAGES: readonly Vantage[] = [
  {
    id: 'device',
    name: 'Seized or backed-up device',
    sees: ['time', 'hours', 'actor', 'peer', 'via', 'duration', 'bytes', 'message', 'activity', 'arrivals'],
    limit: 'Sees one person completely, and others only where they touch that person.',
  },
  {
    id: 'access-network',
    name: 'Access network (ISP, Wi-Fi)',
    sees: ['time', 'hours', 'actor', 'via', 'duration', 'bytes', 'activity'],
    limit: 'Sees when and how much a subscriber talks to a server, and never to whom.',
  },
  {
    id: 'carrier',
    name: 'Phone carrier',
    sees: ['time', 'hours', 'actor', 'peer', 'duration', 'place', 'activity', 'arrivals'],
    limit: 'Sees calls and texts with both parties and cells, and of app messages only that there was data.',
  },
  {
    id: 'server',
    name: 'Messaging server',
    sees: ['time', 'hours', 'actor', 'peer', 'via', 'bytes', 'message', 'activity', 'arrivals'],
    limit: 'Sees sender, receiver and time of every message, unless the protocol hides the sender.',
  },
  {
    id: 'sealed-server',
    name: 'Messaging server, sealed sender',
    sees: ['time', 'hours', 'actor', 'via', 'bytes', 'activity', 'arrivals'],
    limit: 'Sees who receives and when; the sender is hidden, and must be inferred.',
  },
  {
    id: 'push',
    name: 'Push provider',
    sees: ['time', 'hours', 'actor', 'via', 'arrivals'],
    limit: 'Sees when an app woke a device, and nothing of what the person did.',
  },
  {
    id: 'co-participant',
    name: 'Contact or group member',
    sees: ['time', 'hours', 'actor', 'peer', 'message', 'activity', 'arrivals'],
    limit: 'Sees presence and receipts of people it shares a chat with.',
  },
  {
    id: 'release',
    name: 'Released data set',
    sees: ['time', 'actor', 'peer', 'duration', 'place', 'activity', 'arrivals'],
    limit: 'Sees everyone under pseudonyms, often with a shifted or relative clock.',
  },
  {
    id: 'everyone',
    name: 'All of these together',
    sees: ['time', 'hours', 'actor', 'peer', 'via', 'duration', 'bytes', 'place', 'message', 'activity', 'arrivals'],
    limit: 'Sees every field; joining the logs needs their clocks to agree.',
  },
];

/** Share of rows with one endpoint in them from which on a log is about that endpoint: a device’s has it in all, but for an alias or two. */
const ABOUT_ONE = 0.95;

const isAboutOne = ({ events, parties }: { events: number; parties: Observation['parties'] | undefined }): boolean =>
  parties !== undefined && parties.most >= ABOUT_ONE * events;

/** Whether a log shows most endpoints only where they touch the one whose log it is, or of whom it was given out. */
export const isPartial = (observation: Pick<Observation, 'events' | 'kinds' | 'present' | 'parties'>): boolean =>
  isAboutOne({ events: observation.events, parties: observation.parties }) || likelyVantage(observation) === 'co-participant';

/**
 * The position from which a log was most likely written, by the kinds and fields that it shows; undefined where it fits none of those
 * whose logs are simulated. A log with one endpoint in nearly all rows is that endpoint’s own device if it tells what that one received,
 * and otherwise may be what a server or carrier gave out about one subscriber, which is none of them: it lacks all others’ rows.
 */
export function likelyVantage({
  events,
  kinds,
  present,
  parties,
}: Pick<Observation, 'events' | 'kinds' | 'present' | 'parties'>): string | undefined {
  const has = (kind: EventKind) => (kinds[kind] ?? 0) > 0;
  const namesPeers = present.peer > 0;
  if (isAboutOne({ events, parties })) {
    return has('connect') && has('receive') && namesPeers && (parties?.endpoints ?? 0) > 1 ? 'device' : undefined;
  }
  if (has('flow')) return !namesPeers ? 'access-network' : has('call') && present.place > 0 ? 'carrier' : undefined;
  if (has('connect')) return !namesPeers ? 'sealed-server' : present.place > 0 ? 'everyone' : 'server';
  if (has('presence')) return 'co-participant';
  if (has('call')) return 'carrier';
  if (has('push')) return 'push';
  // Who sends and who is handed something, and not which of them belong together.
  if (has('send') && (has('deliver') || has('receive')) && !namesPeers) return 'mix';
  return has('send') && namesPeers ? 'server' : undefined;
}
