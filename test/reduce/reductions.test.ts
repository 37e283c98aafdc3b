import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Artifacts } from '../../src/model/artifacts.ts';
import { dayOf } from '../../src/model/calendar.ts';
import { EVENT_KIND_NAMES, type Event, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { buildArtifacts } from '../inferences/build-artifacts.ts';
import { simulateWorld } from '../simulated-world.ts';
import { type Reduced, reduceText, toJsonl } from './reduce-events.ts';

/** Columns that are sums of floating-point hours or shares; all else must be equal to the bit. */
const SUMMED = ['rhythms.observed', 'coverage.dayShare'];
const MICROSECOND = 1e-9;

/** The reduction cuts observed hours at full hours of UTC: in a zone that is no whole hours from it, an hour may be out at either end of a stretch. */
const cutsAside = ({ calendar, artifacts }: Reduced): number =>
  calendar.spans.some(({ offset }) => offset % MICROS_PER_HOUR !== 0) ? 2 * (artifacts.coverage.gapFrom.length + 1) : 0;

/** A day on which clocks go forward is cut an hour late, so that it takes its last hour from the day after it: tolerance by day. */
const besideChange = ({ calendar, artifacts }: Reduced): ((i: number) => number) => {
  const days = new Set(calendar.spans.slice(1).flatMap(({ from, offset }) => [0, 1].map((next) => dayOf(from + offset) + next)));
  return (i) => (days.has(artifacts.coverage.days[i] as number) ? 1 / 24 + MICROSECOND : MICROSECOND);
};

function expectSameSums(found: Float64Array, truth: Float64Array, most: (i: number) => number, label: string): void {
  expect(found.length, label).toBe(truth.length);
  expect(Math.abs(total(found) - total(truth)), `${label} in all`).toBeLessThan(1e-6);
  truth.forEach((value, i) => {
    expect(Math.abs((found[i] as number) - value), `${label}[${i}]`).toBeLessThan(most(i));
  });
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** Holds what SQL made to what plain loops make. */
function expectSame(reduced: Reduced, events: readonly Event[]): void {
  const { artifacts, names } = buildArtifacts(events, {
    calendar: reduced.calendar,
    keepAlive: (i) => reduced.setAside.has(i + 1),
  });
  expect(reduced.names).toEqual(names);
  for (const [name, truth] of Object.entries(artifacts) as [keyof Artifacts, object][]) {
    for (const [column, values] of Object.entries(truth)) {
      const found = (reduced.artifacts[name] as unknown as Record<string, unknown>)[column];
      const label = `${name}.${column}`;
      if (!SUMMED.includes(label)) expect(found, label).toEqual(values);
      else {
        const hours = cutsAside(reduced) || MICROSECOND;
        expectSameSums(found as Float64Array, values, column === 'observed' ? () => hours : besideChange(reduced), label);
      }
    }
  }
}

async function check(events: readonly Event[], zone = 'UTC'): Promise<Reduced> {
  const reduced = await reduceText(toJsonl(events), 'log.jsonl', { zone });
  expect(reduced.rows.length, 'no event is lost on the way').toBe(events.length);
  expectSame(reduced, events);
  return reduced;
}

const START = Date.parse('2017-03-20T00:00:00Z') * 1000;
const at = (day: number, hour: number, micros = 0) => START + day * MICROS_PER_DAY + Math.round(hour * MICROS_PER_HOUR) + micros;

describe('reductions of simulated worlds', () => {
  it.each([
    ['as it is', { seed: 31, people: 12, days: 21 }, 'UTC'],
    ['west of UTC, over the spring change', { seed: 32, people: 8, days: 60 }, 'America/New_York'],
    ['a zone of three quarters of an hour', { seed: 33, people: 6, days: 20 }, 'Asia/Kathmandu'],
    ['without relations', { seed: 34, people: 10, days: 14, related: false }, 'Europe/Berlin'],
  ] as const)('%s', async (_, options, zone) => {
    await check(simulateWorld({ keepAliveShare: 0, ...options }).events, zone);
  });

  it('with keep-alives, and with the very ones that the store set aside', async () => {
    const { events } = simulateWorld({ seed: 35, people: 8, days: 20, keepAliveShare: 0.4 });
    const { setAside } = await check(events);
    expect(setAside.size).toBeGreaterThan(1000);
  });
});

describe('reductions of small and odd logs', () => {
  it('a message that is logged when sent, delivered and read is one contact, from its sender', async () => {
    const { artifacts } = await check([
      { at: at(0, 9), kind: 'send', actor: 'a', peer: 'b' },
      { at: at(0, 9.1), kind: 'deliver', actor: 'b', peer: 'a' },
      { at: at(1, 7), kind: 'read', actor: 'b', peer: 'a' },
      // Posted to a group: whom it went to shows only where it was delivered.
      { at: at(2, 9), kind: 'send', actor: 'a' },
      { at: at(2, 9.1), kind: 'deliver', actor: 'b', peer: 'a' },
      { at: at(2, 20), kind: 'call', actor: 'b', peer: 'a' },
    ]);
    const { forth, back, days } = artifacts.contacts;
    expect([forth[0], back[0]].sort()).toEqual([1, 2]);
    expect(days[0]).toBe(2);
  });

  it('a call that both sides logged is one contact, from the one who called', async () => {
    const { artifacts } = await check([
      { at: at(0, 9), kind: 'call', actor: 'a', peer: 'b', duration: 60, place: 'here' },
      { at: at(0, 9), kind: 'ring', actor: 'b', peer: 'a', duration: 60, place: 'there' },
      { at: at(1, 9), kind: 'ring', actor: 'b', peer: 'a', duration: 30 },
      { at: at(1, 10), kind: 'receive', actor: 'b', peer: 'a' },
    ]);
    // Two calls as the one who was called has them, and a message.
    const { forth, back, duration } = artifacts.contacts;
    expect([forth[0], back[0]].sort()).toEqual([0, 3]);
    expect(duration[0]).toBe(90);
    expect(artifacts.exchanges.count).toBe(3);
  });

  it('who shares an organisation is a pair, weighing as many as they share', async () => {
    const text = ['member,club', 'ann,lodge', 'bob,lodge', 'ann,caucus', 'bob,caucus', 'cy,caucus', 'ann,lodge', 'dot,tea'].join('\n');
    const { artifacts, names } = await reduceText(text, 'clubs.csv');
    expect([...names].sort()).toEqual(['ann', 'bob', 'cy', 'dot']);
    const { a, b, forth, days, count } = artifacts.contacts;
    const pairs = Array.from({ length: count }, (_, i) => [...[names[a[i] as number], names[b[i] as number]].sort(), forth[i], days[i]]);
    expect(pairs.sort()).toEqual([
      ['ann', 'bob', 2, 0],
      ['ann', 'cy', 1, 0],
      ['bob', 'cy', 1, 0],
    ]);
    expect(artifacts.exchanges.count).toBe(0);
  });

  it('a place is that of the actor, of whatever the row tells', async () => {
    const { artifacts, names } = await check([
      { at: at(0, 9), kind: 'call', actor: 'a', peer: 'b', place: 'north' },
      { at: at(0, 8), kind: 'ring', actor: 'a', peer: 'b', place: 'south' },
      { at: at(0, 8), kind: 'receive', actor: 'a', peer: 'c', place: 'east' },
      { at: at(0, 8), kind: 'presence', actor: 'b' },
      { at: at(0, 7), kind: 'connect', actor: 'c', place: 'north' },
    ]);
    const { offsets, at: instants, place, places } = artifacts.visits;
    const visitsOf = (name: string) => {
      const i = names.indexOf(name);
      const slice = [offsets[i], offsets[i + 1]] as [number, number];
      return [[...instants.slice(...slice)], [...place.slice(...slice)]];
    };
    // east, north, south.
    expect(places).toBe(3);
    expect(visitsOf('a')).toEqual([
      [at(0, 8), at(0, 8), at(0, 9)],
      [0, 2, 1],
    ]);
    expect(visitsOf('b')).toEqual([[], []]);
    expect(visitsOf('c')).toEqual([[at(0, 7)], [1]]);
  });

  it('one event', async () => {
    await check([{ at: at(0, 9), kind: 'connect', actor: 'a' }]);
  });

  it('one instant', async () => {
    await check(
      ['b', 'a', 'c', 'a'].map((actor, i): Event => ({ at: at(0, 9), kind: 'send', actor, peer: ['a', 'b', 'a', 'b'][i] as string })),
    );
  });

  it('contact with oneself counts as activity, and not as contact', async () => {
    const { artifacts } = await check([
      { at: at(0, 9), kind: 'send', actor: 'a', peer: 'a' },
      { at: at(0, 10), kind: 'proximity', actor: 'a', peer: 'a' },
      { at: at(0, 11), kind: 'send', actor: 'a', peer: 'b' },
    ]);
    expect(artifacts.contacts.count).toBe(1);
    expect(artifacts.contacts.forth[0]).toBe(1);
    expect([...artifacts.endpoints.partners]).toEqual([1, 1]);
  });

  it.each(EVENT_KIND_NAMES)('every way round of %s', async (kind) => {
    const pairs = [
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'a'],
      ['c', 'a'],
      ['c', 'c'],
    ] as const;
    await check([
      { at: at(0, 1), kind: 'connect', actor: 'a' },
      ...pairs.map(([actor, peer], i): Event => ({ at: at(0, 2 + i), kind, actor, peer })),
      { at: at(0, 8), kind, actor: 'd' },
    ]);
  });

  it('rows that are the same, and pairs that are the same but for the name', async () => {
    const twins = ['x', 'y', 'w', 'z'].flatMap((actor): Event[] => [
      { at: at(0, 1), kind: 'send', actor, peer: `${actor}-friend` },
      { at: at(0, 1), kind: 'send', actor, peer: `${actor}-friend` },
      { at: at(2, 1), kind: 'receive', actor, peer: `${actor}-friend` },
    ]);
    const { artifacts } = await check(twins);
    expect([...artifacts.contacts.forth].reduce((sum, n) => sum + n)).toBe(8);
  });

  it('durations that are stated for some rows of a pair, for none, and for none of a log', async () => {
    await check([
      { at: at(0, 1), kind: 'call', actor: 'a', peer: 'b', duration: 0 },
      { at: at(0, 2), kind: 'call', actor: 'b', peer: 'a' },
      { at: at(0, 3), kind: 'call', actor: 'a', peer: 'b', duration: 90_000_000 },
      { at: at(0, 4), kind: 'call', actor: 'a', peer: 'c' },
      { at: at(0, 5), kind: 'flow', actor: 'c', peer: 'b', duration: 7 },
    ]);
    await check([{ at: at(0, 1), kind: 'call', actor: 'a', peer: 'b' }]);
  });

  it.each([
    ['Europe/Berlin', '2017-03-26T00:00:00Z'],
    ['Europe/Berlin', '2017-10-29T00:00:00Z'],
    ['Australia/Lord_Howe', '2017-04-01T14:00:00Z'],
    ['Pacific/Apia', '2011-12-30T09:00:00Z'],
  ])('every quarter of an hour around a change of the clock in %s, %s', async (zone, change) => {
    const middle = Date.parse(change) * 1000;
    const quarters = Array.from({ length: 400 }, (_, i): Event => {
      const instant = middle + (i - 200) * 15 * MICROS_PER_MINUTE + 37 * (i % 7);
      return { at: instant, kind: i % 3 ? 'send' : 'proximity', actor: `p${i % 5}`, peer: `p${(i * 3) % 4}` };
    });
    await check(quarters, zone);
  });

  it('instants to the microsecond at the edges of local days and hours', async () => {
    const edges = [0, 6, 18, 24].flatMap((hour) => [-1, 0, 1].map((micros) => at(3, hour, micros)));
    await check(edges.map((instant, i): Event => ({ at: instant, kind: 'send', actor: `p${i % 2}`, peer: 'q' })));
  });

  it('gaps of the log, and days that they touch', async () => {
    const watched = [0, 1, 9, 10, 20].flatMap((day) =>
      Array.from({ length: 120 }, (_, i): Event => ({ at: at(day, i / 5, i), kind: 'connect', actor: `p${i % 4}` })),
    );
    const { artifacts } = await check(watched, 'America/St_Johns');
    expect(artifacts.coverage.gapFrom.length).toBe(2);
  });

  it('names that no table must stumble over', async () => {
    const names = [
      '__proto__',
      'constructor',
      "O'Brien; DROP TABLE events",
      '"quoted"',
      'Ä',
      'ä',
      'A',
      'a',
      '🏴',
      '\u{10ffff}',
      '1',
      '01',
      '1.0',
    ];
    await check(names.map((actor, i): Event => ({ at: at(0, 5), kind: 'send', actor, peer: names[(i + 1) % names.length] as string })));
  });

  it('any small log (seeded)', async () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const event = fc.record(
      {
        at: fc.integer({ min: 0, max: 40 }).map((step) => at(0, 0) + step * step * 17 * MICROS_PER_MINUTE),
        kind: fc.constantFrom(...EVENT_KIND_NAMES),
        actor: name,
        peer: name,
        duration: fc.nat(1_000),
        place: fc.constantFrom('north', 'south', 'élan'),
      },
      { requiredKeys: ['at', 'kind', 'actor'] },
    ) as fc.Arbitrary<Event>;
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 60 }),
        fc.constantFrom('UTC', 'Asia/Tehran', 'America/Sao_Paulo'),
        async (events, zone) => {
          await check(events, zone);
        },
      ),
      { seed: 20_170_322, numRuns: 8 },
    );
  });
});

describe('clocks without a calendar', () => {
  it('a relative clock has contacts and series, and no hours', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({ from: 1 + (i % 7), to: 1 + ((i * 5) % 6), seconds: 31_220 + 20 * i + (i % 3) }));
    const text = rows.map(({ from, to, seconds }) => `${from} ${to} ${seconds}\n`).join('');
    const reduced = await reduceText(text, 'log.txt');
    expect(reduced.calendar.clock).toBe('relative');
    expectSame(
      reduced,
      rows.map(({ from, to, seconds }): Event => ({ at: seconds * 1e6, kind: 'send', actor: String(from), peer: String(to) })),
    );
  });

  it('ties without a time: pairs and partners, and nothing that would need an instant', async () => {
    const ties = [
      ['1', '2'],
      ['2', '3'],
      ['3', '1'],
      ['1', '2'],
      ['4', '4'],
      ['5', '1'],
    ] as const;
    const { artifacts, names, calendar } = await reduceText(ties.map((tie) => `${tie.join(' ')}\n`).join(''), 'ties.txt');
    expect(calendar.clock).toBe('none');
    const id = (name: string) => names.indexOf(name);
    const pairs = new Map<string, number>();
    for (const [a, b] of ties)
      if (a !== b) {
        const pair = [id(a), id(b)].sort((x, y) => x - y).join(' ');
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
    const { contacts, endpoints, series, sessions, coverage, rhythms } = artifacts;
    expect(new Map(Array.from(contacts.a, (a, i) => [`${a} ${contacts.b[i]}`, contacts.forth[i]]))).toEqual(pairs);
    expect(contacts.back.every((n) => n === 0)).toBe(true);
    expect(contacts.days.every((n) => n === 0)).toBe(true);
    for (const column of [contacts.first, contacts.last, contacts.duration, endpoints.first, endpoints.last])
      expect(column.every(Number.isNaN)).toBe(true);
    const partners: Record<string, number> = { 1: 3, 2: 2, 3: 2, 4: 0, 5: 1 };
    const events: Record<string, number> = { 1: 4, 2: 3, 3: 2, 4: 1, 5: 1 };
    names.forEach((name, i) => {
      expect([endpoints.partners[i], endpoints.events[i]], name).toEqual([partners[name], events[name]]);
    });
    expect([series.at.length, sessions.start.length, rhythms.counts.length, coverage.days.length, coverage.observed]).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('a floating clock has the hours that were written', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => at(Math.floor(i / 5), 20 + (i % 5), i * 1_000_000));
    const text = `time,from,to\n${rows.map((instant, i) => `${new Date(instant / 1000).toISOString().slice(0, 19).replace('T', ' ')},p${i % 3},q${i % 4}\n`).join('')}`;
    const reduced = await reduceText(text, 'log.csv', { zone: 'floating' });
    expect(reduced.calendar.clock).toBe('floating');
    expectSame(
      reduced,
      rows.map((instant, i): Event => ({ at: instant, kind: 'send', actor: `p${i % 3}`, peer: `q${i % 4}` })),
    );
  });
});
