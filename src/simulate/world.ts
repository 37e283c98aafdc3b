import { type Event, type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { createRandom } from '../stats/random.ts';
import { connect, expectedContactShare, keepAlive, type Logged, talk, useAlone } from './communications.ts';
import { createPerson, expectedMidSleep, type Period, type Person } from './people.ts';
import { createChancePartner, createRelations } from './ties.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly people: number;
  readonly days: number;
  /** UTC midnight of the first day. */
  readonly start: Instant;
  /** Whether people know each other; without, everyone is as busy and at the same hours, and talks to whoever is awake. */
  readonly related: boolean;
  /** Share of devices that reconnect by a timer. */
  readonly keepAliveShare: number;
  /** An instant before which one device connects, by `lag` µs. */
  readonly trigger?: { readonly event: Instant; readonly lag: number };
  /** Days, from 0, on which one person is up all night instead of by day. */
  readonly brokenDays?: readonly number[];
}

/** What a messaging server logged, ascending by time, and what was true. People are numbered as in `names`. */
export interface World {
  readonly events: readonly (Event & { readonly at: Instant })[];
  /** In step with `events`: whether a timer made it. */
  readonly byTimer: readonly boolean[];
  readonly truth: {
    readonly names: readonly string[];
    /** Expected middle of sleep over the nights of the period, clock hours (may lie outside [0, 24)). */
    readonly midSleep: readonly number[];
    readonly ties: readonly { readonly a: number; readonly b: number; readonly rate: number; readonly contactShare: number }[];
    readonly circles: readonly (readonly number[])[];
    readonly couple: readonly [number, number] | undefined;
    readonly triggered: number | undefined;
    readonly broken: number | undefined;
  };
}

/** Monday, 2017-02-06T00:00:00Z. */
const START: Instant = 1_486_339_200_000_000;

export const WORLD_DEFAULTS: WorldOptions = { seed: 1, people: 60, days: 42, start: START, related: true, keepAliveShare: 0.15 };

/** Simulates people and what a messaging server logs of them. Same options, same world. */
export function simulateWorld(options: Partial<WorldOptions> = {}): World {
  const settings = { ...WORLD_DEFAULTS, ...options };
  const { people: count, related, brokenDays, trigger } = settings;
  const period: Period = { start: settings.start, days: settings.days };
  const root = createRandom(settings.seed);
  const names = Array.from({ length: count }, (_, i) => `phone-${String(i).padStart(3, '0')}`);
  const people = names.map((name) => createPerson(name, period, settings.keepAliveShare, root.fork(`person ${name}`)));
  const relations = createRelations(count, root.fork('relations'));
  const meet = related ? undefined : createChancePartner(count, relations.ties, root.fork('chance'));

  const logged: Logged[] = [];
  people.forEach((person) => {
    logged.push(...useAlone(person, period, root.fork(`alone ${person.name}`)));
    if (person.keepsAlive) logged.push(...keepAlive(person, period, root.fork(`timer ${person.name}`)));
  });
  for (const tie of relations.ties) logged.push(...talk(tie, people, period, root.fork(`tie ${tie.a} ${tie.b}`), meet));

  // Plain people without a timer: a quiet one for the trigger, one of the middle for the broken routine.
  const plain = people.filter((person) => !person.keepsAlive).sort((a, b) => a.sessions - b.sessions);
  const triggered = trigger && plain[Math.floor(plain.length * 0.2)];
  const broken = brokenDays && plain[Math.floor(plain.length * 0.5)];
  if (triggered) logged.push(connect(triggered, trigger.event - trigger.lag));
  const shown = broken ? breakRoutine(logged, broken, brokenDays, period, root.fork('broken')) : logged;

  shown.sort((x, y) => x.event.at - y.event.at || compare(x.event, y.event));
  const numberOf = (person: Person | undefined) => (person ? people.indexOf(person) : undefined);
  return {
    events: shown.map(({ event }) => event),
    byTimer: shown.map(({ byTimer }) => byTimer),
    truth: {
      names,
      midSleep: people.map((person) => expectedMidSleep(person, period)),
      ties: related ? relations.ties.map((tie) => ({ ...tie, contactShare: expectedContactShare(tie) })) : [],
      circles: related ? relations.circles : [],
      couple: related ? relations.couple : undefined,
      triggered: numberOf(triggered),
      broken: numberOf(broken),
    },
  };
}

/** Takes what the person did alone on the given days out, and puts eighty connects between midnight and 09:00 in. */
function breakRoutine(logged: readonly Logged[], person: Person, days: readonly number[], period: Period, random: Random): Logged[] {
  const dayAt = ({ event }: Logged) => Math.floor((event.at - period.start) / MICROS_PER_DAY);
  const kept = logged.filter((row) => row.event.actor !== person.name || row.event.kind !== 'connect' || !days.includes(dayAt(row)));
  for (const day of days)
    for (let n = 0; n < 80; n++) kept.push(connect(person, period.start + day * MICROS_PER_DAY + MICROS_PER_HOUR * 9 * random.next()));
  return kept;
}

function compare(x: Event, y: Event): number {
  const [a, b] = [`${x.actor} ${x.kind} ${x.peer ?? ''}`, `${y.actor} ${y.kind} ${y.peer ?? ''}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
