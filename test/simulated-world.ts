import Papa from 'papaparse';
import { calendarOf } from '../src/formats/zone.ts';
import { type Event, type EventKind, type Instant, MICROS_PER_DAY } from '../src/model/event.ts';
import { OBSERVERS } from '../src/simulate/observers/registry.ts';
import { emptyRow } from '../src/simulate/observers/row.ts';
import { createWorld } from '../src/simulate/run-world.ts';
import type { Plant } from '../src/simulate/scenario.ts';
import { createScenario } from '../src/simulate/scenario-family.ts';
import type { Truth } from '../src/simulate/truth.ts';

/** Monday, 2017-02-06T00:00:00Z. */
export const START: Instant = 1_486_339_200_000_000;

export interface WorldOptions {
  readonly seed: number;
  readonly people: number;
  readonly days: number;
  readonly related: boolean;
  readonly keepAliveShare: number;
  /** An instant before which one device connects, by `lag` µs; in whole seconds. */
  readonly trigger?: { readonly event: Instant; readonly lag: number };
  /** Days, from 0, on which one person is up all night instead of by day. */
  readonly brokenDays?: readonly number[];
  /** Threads that each chat group starts a day. */
  readonly groupThreads: number;
  /** Whose log it is: of a server that names senders, connections and messages sent; of one that does not, connections and all that is received; of a carrier, sessions of data with their cells. */
  readonly observer: 'server' | 'sealed-server' | 'carrier';
  /** What else is planted. */
  readonly plants?: readonly Plant[];
}

/** Connections and messages that a messaging server logged, ascending by time, and what was true. */
export interface World {
  readonly events: readonly (Event & { readonly at: Instant })[];
  /** In step with `events`: whether a timer made it. */
  readonly byTimer: readonly boolean[];
  readonly truth: Truth;
  /** Number of the person who was made to connect before the event, and of the one whose routine broke. */
  readonly triggered: number;
  readonly broken: number;
}

const DEFAULTS: WorldOptions = { seed: 1, people: 60, days: 42, related: true, keepAliveShare: 0.15, groupThreads: 0, observer: 'server' };

const SHOWN: ReadonlySet<EventKind> = new Set(['connect', 'send', 'receive', 'flow']);

const clockOf = (at: Instant): string => new Date(at / 1_000).toISOString().slice(11, 19);

/** A small world that lives by UTC, as tests want it: quiet, and no bigger than it has to be. Same options, same world. */
export function simulateWorld(options: Partial<WorldOptions> = {}): World {
  const { trigger, brokenDays, keepAliveShare, groupThreads, observer, plants: more = [], ...settings } = { ...DEFAULTS, ...options };
  const plants: Plant[] = [
    ...(trigger
      ? [
          {
            kind: 'last-connection' as const,
            dayFromEnd: settings.days - Math.floor((trigger.event - START) / MICROS_PER_DAY),
            clock: clockOf(trigger.event),
            lagSeconds: trigger.lag / 1e6,
            truth: 'alone' as const,
          },
        ]
      : []),
    ...(brokenDays ? [{ kind: 'broken-routine' as const, days: brokenDays }] : []),
    ...more,
  ];
  const scenario = createScenario({
    id: 'test',
    title: 'A small world',
    note: 'Fictional.',
    zone: 'UTC',
    start: '2017-02-06',
    ...settings,
    population: { shiftShare: 0, abroadShare: 0, abroadZone: 'UTC', glancerShare: 0 },
    talk: { conversations: 3, opens: 7, groupThreads, calls: 0, strangers: 0.1 },
    protocol: { keepAliveShare, secondDeviceShare: 0, ...(observer === 'carrier' && { carrierLogsData: true }) },
    observers: [],
    plants,
  });
  const events: (Event & { at: Instant })[] = [];
  const byTimer: boolean[] = [];
  const utc = calendarOf('UTC');
  const world = createWorld(
    scenario,
    { home: utc, abroad: utc },
    'csv',
    () => undefined,
    (happening, surroundings) => {
      const row = emptyRow();
      const at = OBSERVERS[observer].see(happening, row, surroundings, -1);
      if (at < 0 || !SHOWN.has(row.kind)) return;
      events.push({
        at: at * 1_000,
        kind: row.kind,
        actor: row.actor,
        ...(row.peer !== '' && { peer: row.peer }),
        via: row.via,
        ...(row.bytesIn >= 0 && { bytesIn: row.bytesIn }),
        ...(row.place !== '' && { place: row.place }),
      });
      byTimer.push(happening.byTimer);
    },
  );
  for (let day = 0; day < scenario.days; day++) world.runDay();
  const truth = world.finish();
  // Sessions of data are written when they end; a carrier knows no timers.
  if (observer === 'carrier') events.sort((x, y) => x.at - y.at);
  return {
    events,
    byTimer,
    truth,
    triggered: truth.people.name.indexOf(truth.planted.lastConnection?.name ?? ''),
    broken: truth.planted.broken?.person ?? -1,
  };
}

/**
 * The same log as it would be if the server also logged the cell of every connection: people work away from home on weekdays, are at home
 * in the evening and at night, and elsewhere on weekends by day.
 */
export function withPlaces({ events, truth }: Pick<World, 'events' | 'truth'>): World['events'] {
  const { name, homeCell } = truth.people;
  return events.map((event) => {
    const person = name.indexOf(event.actor);
    if (person < 0 || event.kind !== 'connect') return event;
    const hour = Math.floor((event.at / 3_600_000_000) % 24);
    const day = Math.floor((event.at - START) / MICROS_PER_DAY);
    const out = hour >= 8 && hour < 18;
    const place = !out ? (homeCell[person] as string) : day % 7 < 5 ? `work-${person % 5}` : `town-${(person + day) % 4}`;
    return { ...event, place };
  });
}

/** The log as CSV text: time (RFC 3339, UTC), kind, actor, peer, via, and place where there are any. */
export function writeCsv(events: World['events']): string {
  const placed = events.some(({ place }) => place !== undefined);
  const rows = events.map(({ at, kind, actor, peer = '', via = '', place = '' }) => ({
    time: new Date(at / 1_000).toISOString(),
    kind,
    actor,
    peer,
    via,
    ...(placed && { place }),
  }));
  return `${Papa.unparse(rows, { newline: '\n' })}\n`;
}
