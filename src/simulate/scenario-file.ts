import { z } from 'zod';
import { calendarOf } from '../formats/zone.ts';
import { KnownFailure } from '../model/failure.ts';
import { OBSERVER_IDS, type Scenario } from './scenario.ts';
import { createScenario, type StatedScenario } from './scenario-family.ts';

/** Identities are numbered in 17 bits, two a person at most; ends of connections in two years of milliseconds. */
export const MOST_PEOPLE = 50_000;
export const MOST_DAYS = 730;

const share = z.number().min(0).max(1);
const rate = z.number().min(0).max(1_000);
/** Zones are known from 1990 to 2100, and two years fit in between. */
const date = z
  .string()
  .refine((text) => /^(199\d|20[0-8]\d|209[0-7])-\d{2}-\d{2}$/.test(text) && isDate(text), 'a date from 1990 to 2097 such as 2018-03-05');
const zone = z.string().refine(isZone, 'a zone of the tz database such as Europe/Berlin');
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, 'a wall time such as 14:40:00');
const role = z.enum(['suspect', 'handler', 'accomplice', 'channel', 'source', 'journalist', 'chief', 'roster', 'target', 'traveller']);

const plant = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('last-connection'),
    dayFromEnd: z.int().min(1).max(MOST_DAYS),
    clock: wallTime,
    lagSeconds: z.number().min(1).max(3_600),
    truth: z.enum(['alone', 'handled', 'reader']),
  }),
  z.strictObject({ kind: z.literal('channel'), subscriberShare: share, postsADay: z.number().positive().max(1_000) }),
  z.strictObject({
    kind: z.literal('leaks'),
    publications: z.int().min(1).max(1_000),
    everyDays: z.number().min(1).max(365),
    contactsBefore: z.int().min(1).max(100),
  }),
  z.strictObject({ kind: z.literal('roster'), members: z.int().min(2).max(1_000), threadsADay: rate }),
  z.strictObject({ kind: z.literal('numbers'), secondShare: share.max(0.5), successorShare: share.max(0.4), keptContacts: share }),
  z.strictObject({
    kind: z.literal('introductions'),
    introducers: z.int().min(1).max(1_000),
    pairs: z.int().min(1).max(1_000),
    lagMinutes: z.number().positive().max(10_000),
  }),
  z.strictObject({
    kind: z.literal('hierarchy'),
    depth: z.int().min(1).max(6),
    branching: z.int().min(1).max(10),
    ordersADay: rate,
    lagMinutes: z.number().positive().max(1_440),
    unseenShare: share,
  }),
  z.strictObject({
    kind: z.literal('triggered'),
    events: z.int().min(1).max(10_000),
    relatedShare: share,
    chance: share,
    meanLagSeconds: z.number().positive().max(86_400),
  }),
  z.strictObject({
    kind: z.literal('group-life'),
    groups: z.int().min(1).max(1_000),
    members: z.int().min(3).max(100),
    threadsADay: rate,
  }),
  z.strictObject({ kind: z.literal('broken-routine'), days: z.array(z.int().min(0)).min(1) }),
  z.strictObject({ kind: z.literal('changed-habits'), after: share, share: share.max(0.5) }),
  z.strictObject({ kind: z.literal('needs'), needShare: share.max(0.4), carerShare: share.max(0.4), chanceCallsAMonth: rate }),
]);

const scenario = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/, 'small letters, digits and hyphens'),
  title: z.string().min(1).max(200),
  note: z.string().min(1).max(2_000),
  zone: zone.optional(),
  start: date.optional(),
  days: z.int().min(1).max(MOST_DAYS).optional(),
  people: z.int().min(2).max(MOST_PEOPLE).optional(),
  seed: z.int().min(0).max(2_147_483_647).optional(),
  related: z.boolean().optional(),
  population: z
    .strictObject({
      shiftShare: share,
      abroadShare: share,
      abroadZone: zone,
      glancerShare: share,
      chronotypeSpread: z.number().min(0).max(6),
      driftSpread: z.number().min(0).max(2),
      driftMemory: share,
      tripsAMonth: z.number().min(0).max(10),
      togetherShare: share,
    })
    .partial()
    .optional(),
  ties: z
    .strictObject({
      looseTies: z.number().min(0).max(200),
      evenness: z.number().positive().max(100),
      turnoverAMonth: share,
      services: z.int().min(0).max(500),
      clubShare: share,
    })
    .partial()
    .optional(),
  talk: z
    .strictObject({ conversations: rate, opens: rate, calls: rate, groupThreads: rate, strangers: rate, serviceContacts: rate })
    .partial()
    .optional(),
  protocol: z
    .strictObject({
      keepAliveShare: share,
      keepAliveMinutes: z.number().min(1).max(1_440),
      secondDeviceShare: share,
      offAtNightShare: share,
      paddingBytes: z.int().min(1).max(65_536),
      readReceiptShare: share,
      sharedHomeShare: share,
      carrierLogsData: z.boolean(),
    })
    .partial()
    .optional(),
  observers: z
    .array(
      z.strictObject({
        id: z.enum(OBSERVER_IDS),
        clockStepMs: z.int().min(1).max(86_400_000),
        clockOffsetMs: z.int().min(-86_400_000).max(86_400_000),
        loss: share,
        of: role.optional(),
      }),
    )
    .min(1)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'each observer once')
    .optional(),
  plants: z.array(plant).optional(),
});

/** Whether a day of this name exists; 2018-02-31 is none. */
function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

function isZone(text: string): boolean {
  try {
    return calendarOf(text).clock === 'utc';
  } catch {
    return false;
  }
}

/**
 * Reads a scenario that somebody wrote.
 * @param where its file
 * @throws KnownFailure 'usage' where it is no JSON, or states what no scenario has
 */
export function parseScenario(text: string, where: string): Scenario {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new KnownFailure('usage', 'The scenario is not JSON', { where, remedy: 'Start from scenario.json of a simulated folder.' });
  }
  const result = scenario.safeParse(json);
  if (result.success) return createScenario(dropUndefined(result.data) as StatedScenario);
  const { path, message } = result.error.issues[0] as { path: PropertyKey[]; message: string };
  const at = path.length === 0 ? 'the whole' : path.map(String).join('.');
  throw new KnownFailure('usage', `The scenario is not one: ${at}: ${message}`, {
    where,
    remedy: 'Start from scenario.json of a simulated folder.',
  });
}

/** Optional keys that the schema left as undefined must not hide what is ordinary. */
function dropUndefined(value: object): object {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key, entry !== null && typeof entry === 'object' && !Array.isArray(entry) ? dropUndefined(entry) : entry]),
  );
}
