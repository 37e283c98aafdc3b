/**
 * Parameters of a fictional world. JSON-safe: a scenario file is this, partly stated; the rest takes {@link ORDINARY}.
 * Shares lie in [0, 1]; rates are a day unless they say otherwise; wall times are local to `zone`.
 */
export interface Scenario {
  /** Small letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What the world is about, and that it is fictional. */
  readonly note: string;
  /** IANA zone in which most people live. */
  readonly zone: string;
  /** First local day, `YYYY-MM-DD`. */
  readonly start: string;
  readonly days: number;
  readonly people: number;
  readonly seed: number;
  /** False: the same people, rhythms and volumes, and no relation left in them; whatever is found is a false positive. */
  readonly related: boolean;
  readonly population: Population;
  readonly ties: TieHabits;
  readonly talk: TalkHabits;
  readonly protocol: Protocol;
  readonly observers: readonly ObserverSettings[];
  /** What is planted in the world beside ordinary life. */
  readonly plants: readonly Plant[];
}

export interface Population {
  readonly shiftShare: number;
  /** Share of families with a member in `abroadZone`. */
  readonly abroadShare: number;
  readonly abroadZone: string;
  /** Share of people who on most days hardly look at their phone. */
  readonly glancerShare: number;
  /** Standard deviation of the middle of sleep over people, hours. */
  readonly chronotypeSpread: number;
  /** Standard deviation of the weekly log rate about a person's mean, and its correlation from week to week. */
  readonly driftSpread: number;
  readonly driftMemory: number;
  /** Trips of one to five days, a person and thirty days. */
  readonly tripsAMonth: number;
  /** Share of outings and trips on which those of one home go together; none where it is not stated. */
  readonly togetherShare?: number;
}

export interface TieHabits {
  /** Mean number of looser ties a person has beside those of home, work, club and family. */
  readonly looseTies: number;
  /** How evenly a person's attention is dealt out: large, evenly; small, to those who have it already. */
  readonly evenness: number;
  /** Share of looser ties that begin or end within thirty days. */
  readonly turnoverAMonth: number;
  /** Services that many contact (help desks, voicemail, deliveries). */
  readonly services: number;
  /** Share of people who belong to a club. */
  readonly clubShare: number;
}

export interface TalkHabits {
  /** Conversations a person takes part in on a working day, mean over people. */
  readonly conversations: number;
  /** Openings of the app without any message. */
  readonly opens: number;
  /** Calls that a person takes part in, by telephone or over the app. They go with the conversations: none where there are none of those. */
  readonly calls: number;
  /** Threads that one chat group starts. */
  readonly groupThreads: number;
  /** Messages to people with whom one has nothing else to do, a person. */
  readonly strangers: number;
  /** Contacts with services, a person. */
  readonly serviceContacts: number;
}

export interface Protocol {
  /** Share of devices that reconnect by a timer, and how often. */
  readonly keepAliveShare: number;
  readonly keepAliveMinutes: number;
  /** Share of people with a second device. */
  readonly secondDeviceShare: number;
  /** Share of people whose phone is off at night. */
  readonly offAtNightShare: number;
  /** Message sizes are padded to whole blocks of so many bytes. */
  readonly paddingBytes: number;
  /** Share of people who let others see when they read. */
  readonly readReceiptShare: number;
  /** Share of homes where everybody's traffic leaves by one address. */
  readonly sharedHomeShare: number;
  /** Whether carriers keep a record of each data session of a phone that goes over their network, with its cell. They do not where it is not stated. */
  readonly carrierLogsData?: boolean;
}

export const OBSERVER_IDS = [
  'device',
  'access-network',
  'carrier',
  'server',
  'sealed-server',
  'push',
  'co-participant',
  'everyone',
] as const;
export type ObserverId = (typeof OBSERVER_IDS)[number];

export interface ObserverSettings {
  readonly id: ObserverId;
  /** ms; the clock shows whole steps. */
  readonly clockStepMs: number;
  /** ms by which the clock is ahead. */
  readonly clockOffsetMs: number;
  /** Share of rows that the observer misses. */
  readonly loss: number;
  /** From whom it looks, by their part in a plant, where it looks from one: device and co-participant do. */
  readonly of?: Role;
}

/** Parts that people play in a plant; who has which is in the truth. */
export type Role = 'suspect' | 'handler' | 'accomplice' | 'channel' | 'source' | 'journalist' | 'chief' | 'roster' | 'target' | 'traveller';

export type Plant =
  /** One phone connects `lagSeconds` before an event; `truth` says why. */
  | {
      readonly kind: 'last-connection';
      /** Day of the event, 1 for the last of the world, and its wall time, such as 14:40:00. */
      readonly dayFromEnd: number;
      readonly clock: string;
      readonly lagSeconds: number;
      readonly truth: 'alone' | 'handled' | 'reader';
    }
  /** A channel with many readers, posting by day. */
  | { readonly kind: 'channel'; readonly subscriberShare: number; readonly postsADay: number }
  /** A source contacts a journalist in the days before each publication. */
  | { readonly kind: 'leaks'; readonly publications: number; readonly everyDays: number; readonly contactsBefore: number }
  /** A closed group that talks often. */
  | { readonly kind: 'roster'; readonly members: number; readonly threadsADay: number }
  /** People with a second number beside the first, and people who change their number. */
  | { readonly kind: 'numbers'; readonly secondShare: number; readonly successorShare: number; readonly keptContacts: number }
  /** Orders run down a tree of people, and reports up. */
  | {
      readonly kind: 'hierarchy';
      readonly depth: number;
      readonly branching: number;
      readonly ordersADay: number;
      readonly lagMinutes: number;
      /** Share of orders and reports that go by a way no log shows. */
      readonly unseenShare: number;
    }
  /** Many events, each with people who are related to it, whom it makes connect before it by chance `chance`. */
  | {
      readonly kind: 'triggered';
      readonly events: number;
      readonly relatedShare: number;
      readonly chance: number;
      readonly meanLagSeconds: number;
    }
  /** People with many contacts bring two of them together, `pairs` times each; the one writes to the other after `lagMinutes` on average. */
  | { readonly kind: 'introductions'; readonly introducers: number; readonly pairs: number; readonly lagMinutes: number }
  /** Closed groups that begin, end, split in two or are made of two, by turns, each on a day of the middle third of the world. */
  | { readonly kind: 'group-life'; readonly groups: number; readonly members: number; readonly threadsADay: number }
  /** One person's routine breaks on these days, from 0. */
  | { readonly kind: 'broken-routine'; readonly days: readonly number[] }
  /** After a share of the world's days some people, a share of all, use their phones otherwise: more, at later hours, or less. */
  | { readonly kind: 'changed-habits'; readonly after: number; readonly share: number }
  /** People who have a need, a share of all, call services of several kinds for it; as do others, a share of all, for somebody else. */
  | { readonly kind: 'needs'; readonly needShare: number; readonly carerShare: number; readonly chanceCallsAMonth: number };

export type PlantKind = Plant['kind'];

const watch = (id: ObserverId, clockStepMs: number, loss: number, of?: Role): ObserverSettings => ({
  id,
  clockStepMs,
  clockOffsetMs: 0,
  loss,
  ...(of && { of }),
});

/** What holds where a scenario says nothing. Set by published figures where there are any, and tuned to no data set. */
export const ORDINARY: Omit<Scenario, 'id' | 'title' | 'note'> = {
  zone: 'Europe/Paris',
  start: '2018-03-05',
  days: 42,
  people: 200,
  seed: 1,
  related: true,
  population: {
    shiftShare: 0.08,
    abroadShare: 0.1,
    abroadZone: 'Asia/Kolkata',
    glancerShare: 0.35,
    chronotypeSpread: 1.1,
    driftSpread: 0.25,
    driftMemory: 0.8,
    tripsAMonth: 0.4,
  },
  ties: { looseTies: 8, evenness: 0.6, turnoverAMonth: 0.25, services: 6, clubShare: 0.35 },
  // With the sessions that messages call for, about 23 openings a day: Buchenscheit et al., MUM 2014.
  talk: { conversations: 5, opens: 10, calls: 1.2, groupThreads: 0.3, strangers: 0.25, serviceContacts: 0.2 },
  protocol: {
    keepAliveShare: 0.15,
    keepAliveMinutes: 15,
    secondDeviceShare: 0.25,
    offAtNightShare: 0.1,
    paddingBytes: 160,
    readReceiptShare: 0.8,
    sharedHomeShare: 0.7,
  },
  observers: [
    watch('device', 1, 0, 'target'),
    watch('access-network', 1, 0.01),
    watch('carrier', 1000, 0),
    watch('server', 1, 0),
    watch('sealed-server', 1, 0),
    watch('push', 1000, 0.02),
    watch('co-participant', 1000, 0.02, 'target'),
    watch('everyone', 1, 0),
  ],
  plants: [],
};
