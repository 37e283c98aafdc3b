import { type Calendar, localTime } from '../model/calendar.ts';
import { MICROS_PER_HOUR } from '../model/event.ts';
import { createRandom } from '../stats/random.ts';
import type { Everyday } from './communication/everyday.ts';
import { Identities } from './communication/identities.ts';
import { createMessenger } from './communication/messenger.ts';
import { chatToday, talkToday, useToday, writeToStrangers } from './communication/ordinary-day.ts';
import { createContactShares } from './contact-shares.ts';
import { createLocalDays, dayNumber, HOUR } from './local-days.ts';
import { createChanceMeeting } from './meet-by-chance.ts';
import { type Logbook, openLogbook } from './observers/logbook.ts';
import type { Surroundings } from './observers/observer.ts';
import { OBSERVERS } from './observers/registry.ts';
import type { LogFormat } from './observers/row.ts';
import { createDaysOfLife } from './people/days-of-life.ts';
import type { Person } from './people/person.ts';
import { cellAt, whereIs } from './people/places.ts';
import { createSociety } from './people/population.ts';
import type { PlantTruth, Seedbed } from './plants/plant.ts';
import { plantAll } from './plants/registry.ts';
import { ActBuffer } from './protocol/acts.ts';
import type { Happening } from './protocol/happening.ts';
import { Sessions } from './protocol/sessions.ts';
import type { ObserverId, ObserverSettings, Scenario } from './scenario.ts';
import { createAcquaintances } from './ties/foci.ts';
import { createGroups } from './ties/groups.ts';
import { dealStrengths } from './ties/strengths.ts';
import { TRUTH_VERSION, type Truth } from './truth.ts';

const SERVER = 'chat.example.org';
/** Days of one zone reach into the days of another by less than this. */
const ZONES_APART = 15 * HOUR;

/** A world that runs day by day; nothing it keeps grows with the number of days. */
export interface World {
  readonly days: number;
  /** Rows written so far, over all logs. */
  readonly rows: number;
  runDay(): void;
  /** After the last day: what was true. */
  finish(): Truth;
}

/**
 * Makes a world. The same scenario gives the same logs, byte for byte.
 * @param calendars local time of the scenario's zone, and of the zone in which some families have a member
 * @param write takes the text of an observer's log, in pieces of whole lines
 * @param watch sees every happening, before the observers do
 */
export function createWorld(
  scenario: Scenario,
  calendars: { readonly home: Calendar; readonly abroad: Calendar },
  format: LogFormat,
  write: (observer: ObserverId, text: string) => void,
  watch?: (happening: Happening, surroundings: Surroundings) => void,
): World {
  const root = createRandom(scenario.seed);
  const firstDay = dayNumber(scenario.start);
  const zones = { home: createLocalDays(calendars.home, firstDay), abroad: createLocalDays(calendars.abroad, firstDay) };
  const startOf = (day: number) => zones.home.at(day, 0);
  const society = createSociety(scenario, root.fork('society'));
  const { people, households } = society;
  const identities = new Identities(people.length, people.length + scenario.ties.services + 8, root.fork('names'));
  const acquaintances = createAcquaintances(society, scenario.ties, root.fork('acquaintances'));
  const ties = dealStrengths(acquaintances, people, scenario, root.fork('strengths'));
  const groups = createGroups(society, ties, scenario.talk.groupThreads, root.fork('groups'));
  const services = Array.from({ length: scenario.ties.services }, () => identities.add(-1, 'service'));

  const bed: Seedbed = {
    scenario,
    society,
    identities,
    ties,
    groups,
    roles: {},
    taken: new Set(),
    random: root.fork('plants'),
    eventOf: ({ dayFromEnd, clock }) => zones.home.at(scenario.days - dayFromEnd, (Date.parse(`1970-01-01T${clock}Z`) / HOUR) % 24),
    startOf,
  };
  const planted = plantAll(bed);
  bed.roles.target ??= 0;

  const life = createDaysOfLife(scenario, people, zones, root.fork('life'));
  const acts = new ActBuffer();
  const messenger = createMessenger(acts, people, identities, life, scenario.protocol.paddingBytes, root.fork('messenger'));
  const everyday: Everyday = {
    scenario,
    people,
    ties: bed.ties,
    groups: bed.groups,
    services,
    identities,
    life,
    messenger,
    warmth: new Float64Array(bed.ties.length).fill(1),
    startOf,
    identityFor(person, towards) {
      for (const plant of planted) {
        const stated = plant.identityFor?.(person, towards, life.day);
        if (stated !== undefined) return stated;
      }
      return person;
    },
    cellOf: (person, at) => cellAt(person, people[person] as Person, at, life, society.cells),
  };
  const meet = scenario.related ? undefined : createChanceMeeting(people.length, bed.ties, root.fork('chance'));
  const shares = createContactShares(everyday);

  const chats = new Set<number>();
  const pair = (one: number, other: number) => Math.min(one, other) * identities.all.length + Math.max(one, other);
  for (const { a, b } of bed.ties) chats.add(pair(a, b));
  const surroundings: Surroundings = {
    server: SERVER,
    nameOf: (identity) => identities.nameOf(identity),
    cellName: (cell) => (cell < society.cells ? `cell-${cell}` : `far-${cell - society.cells}`),
    shareChat: (one, other) => chats.has(pair(identities.personOf(one), identities.personOf(other))),
    lineOf(identity, at) {
      const person = identities.personOf(identity);
      const who = people[person] as Person;
      const home = households.sharesLine[who.household] === true && whereIs(person, who, at, life) === 'home';
      return home ? `line-${who.household}h` : `line-${identities.nameOf(identity).replace('phone-', '')}`;
    },
  };
  const identityOf = ({ of, id }: ObserverSettings) => (OBSERVERS[id].fromOne ? (bed.roles[of ?? 'target'] ?? bed.roles.target ?? 0) : -1);
  const books = scenario.observers.map((settings) => ({
    settings,
    book: openLogbook(
      OBSERVERS[settings.id],
      settings,
      identityOf(settings),
      surroundings,
      format,
      root.fork(`observer ${settings.id}`),
      (text) => write(settings.id, text),
    ),
  }));
  const logbooks: readonly Logbook[] = books.map(({ book }) => book);
  const sessions = new Sessions(
    identities.all.length,
    { origin: startOf(-2), paddingBytes: scenario.protocol.paddingBytes, isDevice: (identity) => identities.personOf(identity) >= 0 },
    (happening) => {
      watch?.(happening, surroundings);
      for (const book of logbooks) book.note(happening);
    },
  );
  const [from, to] = [startOf(0), startOf(scenario.days)];

  return {
    days: scenario.days,
    get rows() {
      return logbooks.reduce((sum, { rows }) => sum + rows, 0);
    },
    runDay() {
      life.advance();
      shares.addDay();
      const daily = root.fork(`day ${life.day}`);
      talkToday(everyday, daily.fork('talk'), meet);
      writeToStrangers(everyday, daily.fork('strangers'));
      chatToday(everyday, daily.fork('chat'), meet);
      useToday(everyday, daily.fork('use'));
      // The last planted first: what the first one does stands.
      for (let i = planted.length - 1; i >= 0; i--) planted[i]?.today?.(everyday, daily.fork(`plant ${i}`), meet);
      const isLast = life.day === scenario.days - 1;
      const until = isLast ? to : startOf(life.day + 1) - ZONES_APART;
      acts.flush(startOf(life.day) - 2 * ZONES_APART, until, (i) => {
        // People of other zones begin their first day before the log does.
        if ((acts.at[i] as number) >= from) sessions.take(acts, i);
      });
      if (isLast) sessions.endBefore(to);
    },
    finish() {
      for (const book of logbooks) book.close();
      const contact = shares.shares();
      const hoursAhead = (localTime(calendars.abroad, from * 1_000) - localTime(calendars.home, from * 1_000)) / MICROS_PER_HOUR;
      const round = (value: number) => Math.round(value * 1e3) / 1e3;
      return {
        version: TRUTH_VERSION,
        scenario: scenario.id,
        title: scenario.title,
        note: scenario.note,
        related: scenario.related,
        seed: scenario.seed,
        zone: scenario.zone,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        days: scenario.days,
        observers: books.map(({ settings, book }) => ({
          id: settings.id,
          file: `${settings.id}.${format}`,
          rows: book.rows,
          clockStepMs: settings.clockStepMs,
          ...(identityOf(settings) >= 0 && { of: identities.nameOf(identityOf(settings)) }),
        })),
        people: {
          name: people.map((_, i) => identities.nameOf(i)),
          household: people.map(({ household }) => household),
          workplace: people.map(({ workplace }) => workplace),
          club: people.map(({ club }) => club),
          age: people.map(({ age }) => age),
          abroad: people.map(({ abroad }) => abroad),
          shift: people.map(({ shift }) => shift),
          midSleep: people.map(({ abroad }, i) => round(life.meanMiddle(i) - (abroad ? hoursAhead : 0))),
          sleepHours: people.map(({ sleepHours }) => round(sleepHours)),
          keepsAlive: people.map(({ keepsAlive }) => keepsAlive),
        },
        otherIdentities: identities.all.slice(people.length),
        couples: scenario.related ? households.couples : [],
        lines: households.members.flatMap((members, home) =>
          households.sharesLine[home] ? [{ name: `line-${home}h`, people: members }] : [],
        ),
        ties: {
          a: bed.ties.map(({ a }) => a),
          b: bed.ties.map(({ b }) => b),
          focus: bed.ties.map(({ focus }) => focus),
          from: bed.ties.map((tie) => tie.from),
          to: bed.ties.map((tie) => tie.to),
          ...contact,
        },
        groups: bed.groups.map(({ kind, members }) => ({ kind, members })),
        roles: Object.fromEntries(Object.entries(bed.roles).map(([role, identity]) => [role, identities.nameOf(identity)])),
        planted: Object.assign({}, ...planted.map(({ truth }) => truth)) as PlantTruth,
      };
    },
  };
}
