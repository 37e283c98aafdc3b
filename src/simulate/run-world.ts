import { type Calendar, localTime } from '../model/calendar.ts';
import { MICROS_PER_HOUR } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';
import { createRandom } from '../stats/random.ts';
import type { Everyday } from './communication/everyday.ts';
import { chatToday } from './communication/group-chat.ts';
import { Identities } from './communication/identities.ts';
import { createMessenger } from './communication/messenger.ts';
import { useToday } from './communication/phone-use.ts';
import { talkToday, writeToStrangers } from './communication/talk.ts';
import { createContactShares } from './contact-shares.ts';
import { createLocalDays, dayNumber, HOUR, type LocalDays, type Millis } from './local-days.ts';
import { createChanceMeeting } from './meet-by-chance.ts';
import { openLogbook } from './observers/logbook.ts';
import type { Surroundings } from './observers/observer.ts';
import { OBSERVERS } from './observers/registry.ts';
import type { LogFormat } from './observers/row.ts';
import { createSurroundings } from './observers/surroundings.ts';
import { createDaysOfLife } from './people/days-of-life.ts';
import type { Person } from './people/person.ts';
import { cellAt } from './people/places.ts';
import { createSociety } from './people/population.ts';
import { withStandIns } from './people/stand-ins.ts';
import { standInsFor } from './plants/numbers.ts';
import type { Seedbed } from './plants/plant.ts';
import { plantAll } from './plants/registry.ts';
import { ActBuffer } from './protocol/acts.ts';
import type { Happening } from './protocol/happening.ts';
import { Sessions } from './protocol/sessions.ts';
import type { ObserverId, ObserverSettings, Scenario } from './scenario.ts';
import { createSittings } from './sittings.ts';
import { tellTruth } from './tell-truth.ts';
import { createAcquaintances } from './ties/foci.ts';
import { createGroups } from './ties/groups.ts';
import { dealStrengths } from './ties/strengths.ts';
import type { Truth } from './truth.ts';

/** Nobody does anything so long before the midnight with which their day begins. */
const BEFORE_MIDNIGHT = 4 * HOUR;
const DAYS_OF_ACTS = 48 * HOUR;

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
 * @throws KnownFailure 'usage' where what is planted does not fit into the world
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
  const { bed, services } = prepare(scenario, zones.home);
  const planted = plantAll(bed);
  bed.roles.target ??= 0;
  const { society, people, identities } = bed;

  const life = createDaysOfLife(scenario, people, zones, root.fork('life'));
  const acts = new ActBuffer();
  const comeAndGo = planted.filter(({ isHere }) => isHere !== undefined);
  const renumber = planted.filter(({ identityFor }) => identityFor !== undefined);
  const isHere = (person: number) => comeAndGo.every((plant) => plant.isHere?.(person, life.day));
  const everyday: Everyday = {
    scenario,
    people,
    ties: bed.ties,
    groups: bed.groups,
    services,
    identities,
    life,
    messenger: createMessenger(acts, people, identities, life, scenario.protocol.paddingBytes, root.fork('messenger')),
    warmth: new Float64Array(2 * bed.ties.length),
    startOf,
    identityFor(person, towards) {
      for (const plant of renumber) {
        const stated = plant.identityFor?.(person, towards, life.day);
        if (stated !== undefined) return stated;
      }
      return person;
    },
    isHere,
    cellOf: (person, at) => cellAt(person, people[person] as Person, at, life, society.cells),
  };
  const meet = scenario.related ? undefined : createChanceMeeting(people.length, bed.ties, isHere, root.fork('chance'));
  const shares = createContactShares(everyday);

  const surroundings = createSurroundings(scenario, society, identities, bed.ties, life);
  const books = scenario.observers.map((settings) => ({
    settings,
    of: lookingFrom(settings, bed),
    book: openLogbook(
      OBSERVERS[settings.id],
      settings,
      lookingFrom(settings, bed),
      surroundings,
      format,
      root.fork(`observer ${settings.id}`),
      (text) => write(settings.id, text),
    ),
  }));
  const logbooks = books.map(({ book }) => book);
  const sittings = createSittings(people.length, {
    personOf: (identity) => identities.personOf(identity),
    startOf,
    life,
    days: scenario.days,
  });
  const sessions = new Sessions(
    identities.all.length,
    { origin: startOf(-3), paddingBytes: scenario.protocol.paddingBytes, isDevice: (identity) => identities.personOf(identity) >= 0 },
    (happening) => {
      watch?.(happening, surroundings);
      sittings.note(happening);
      for (const book of logbooks) book.note(happening);
    },
  );
  const [from, to] = [startOf(0), startOf(scenario.days)];
  /** Before it nothing can be added any more once a day is over. */
  const settledBy = (day: number) => Math.min(zones.home.at(day + 1, 0), zones.abroad.at(day + 1, 0)) - BEFORE_MIDNIGHT;

  function live(): void {
    life.advance();
    const { day } = life;
    if (scenario.related && day >= 0 && day < scenario.days) shares.addDay();
    const daily = root.fork(`day ${day}`);
    talkToday(everyday, daily.fork('talk'), meet);
    writeToStrangers(everyday, daily.fork('strangers'));
    chatToday(everyday, daily.fork('chat'), meet);
    useToday(everyday, daily.fork('use'));
    // The last planted first: what the first one does stands.
    for (let i = planted.length - 1; i >= 0; i--) planted[i]?.today?.(everyday, daily.fork(`plant ${i}`), meet);
    acts.flush(settledBy(day) - DAYS_OF_ACTS, Math.min(to, settledBy(day)), (i) => {
      if ((acts.at[i] as number) >= from) sessions.take(acts, i);
    });
    sittings.closeDay(isHere);
  }

  return {
    days: scenario.days,
    get rows() {
      return logbooks.reduce((sum, { rows }) => sum + rows, 0);
    },
    runDay() {
      // A day before the first and one after the last, of which only what reaches into the others is kept: the night before the first
      // day, and people whose days begin earlier or later.
      if (life.day < -1) live();
      live();
      if (life.day < scenario.days - 1) return;
      live();
      sessions.endBefore(to);
    },
    finish() {
      for (const book of logbooks) book.close();
      const observers = books.map(({ settings, of, book }) => ({
        id: settings.id,
        file: `${settings.id}.${format}`,
        rows: book.rows,
        clockStepMs: settings.clockStepMs,
        ...(of >= 0 && { of: identities.nameOf(of) }),
      }));
      return tellTruth(
        bed,
        planted,
        life,
        shares,
        sittings,
        observers,
        meanHoursAhead(calendars, startOf, scenario.days),
        surroundings.cellName,
      );
    },
  };
}

/** By how much the clocks of those abroad are ahead, mean over the days: zones change their clocks on days of their own. */
function meanHoursAhead(
  { home, abroad }: { readonly home: Calendar; readonly abroad: Calendar },
  startOf: (day: number) => Millis,
  days: number,
): number {
  let sum = 0;
  for (let day = 0; day < days; day++) sum += localTime(abroad, startOf(day) * 1_000) - localTime(home, startOf(day) * 1_000);
  return sum / days / MICROS_PER_HOUR;
}

/** People, ties and names, before anything is planted. */
function prepare(scenario: Scenario, { at: instantOf }: LocalDays): { bed: Seedbed; services: number[] } {
  const root = createRandom(scenario.seed);
  const born = createSociety(scenario, root.fork('society'));
  const ties = dealStrengths(
    createAcquaintances(born, scenario.ties, root.fork('acquaintances')),
    born.people,
    scenario,
    root.fork('strengths'),
  );
  const groups = createGroups(born, ties, scenario.talk.groupThreads, root.fork('groups'));
  const society = withStandIns(born, scenario, standInsFor(scenario), root.fork('stand-ins'));
  const people = [...society.people];
  const identities = new Identities(people.length, people.length + scenario.ties.services + 8, root.fork('names'));
  const services = Array.from({ length: scenario.ties.services }, () => identities.add(-1, 'service'));
  const bed: Seedbed = {
    scenario,
    society: { ...society, people },
    people,
    identities,
    ties,
    groups,
    roles: {},
    taken: new Set(),
    random: root.fork('plants'),
    startOf: (day) => instantOf(day, 0),
    at: (day, clock) => instantOf(day, Date.parse(`1970-01-01T${clock}Z`) / HOUR),
  };
  return { bed, services };
}

/**
 * The identity from which an observer looks, −1 for none.
 * @throws KnownFailure 'usage' where nobody plays the part
 */
function lookingFrom({ id, of = 'target' }: ObserverSettings, { roles, scenario }: Seedbed): number {
  if (!OBSERVERS[id].fromOne) return -1;
  const identity = roles[of];
  if (identity === undefined)
    throw new KnownFailure('usage', `The observer ${id} looks from the ${of}, and nobody is one`, {
      where: `scenario ${scenario.id}`,
      remedy: 'Look from another part, or plant what it belongs to.',
    });
  return identity;
}
