import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../src/simulate/protocol/happening.ts';
import { DAY, HOUR, rowsOf, runScenario } from './run-scenario.ts';

const SMALL = { seed: 5, people: 30, days: 10 } as const;
const QUIET = { conversations: 0, opens: 0, calls: 0, groupThreads: 0, strangers: 0, serviceContacts: 0 };

describe('a world', () => {
  it('is the same for the same seed, and another for another', () => {
    const { logs, truth } = runScenario(SMALL);
    const again = runScenario(SMALL);
    expect(again.logs).toEqual(logs);
    expect(again.truth).toEqual(truth);
    const other = runScenario({ ...SMALL, seed: 6 });
    for (const log of Object.keys(logs) as (keyof typeof logs)[]) expect(other.logs[log]).not.toBe(logs[log]);
  });

  it.each([
    ['one zone', {}],
    ['a family 21 hours away', { zone: 'America/Los_Angeles', population: { abroadShare: 1, abroadZone: 'Pacific/Auckland' } }],
    ['a family a day away', { zone: 'Pacific/Kiritimati', population: { abroadShare: 1, abroadZone: 'Etc/GMT+12' } }],
    ['night workers', { population: { shiftShare: 1 } }],
    ['sleep at any hour', { population: { chronotypeSpread: 6 } }],
    ['clocks going forward', { zone: 'Europe/London', start: '2017-03-22' }],
    ['clocks going back', { zone: 'Europe/London', start: '2017-10-25' }],
    ['a day that does not exist', { zone: 'Pacific/Apia', start: '2011-12-27' }],
    ['two people and one day', { people: 2, days: 1 }],
    ['nothing that happens', { talk: QUIET, protocol: { keepAliveShare: 0, secondDeviceShare: 0 } }],
    ['no services and no ties', { ties: { services: 0, looseTies: 0, clubShare: 0 } }],
  ])('tells what happens in the order of time and within its days: %s', (_, over) => {
    for (const related of [true, false]) {
      let last = Number.NEGATIVE_INFINITY;
      let disorder = 0;
      let first = Number.POSITIVE_INFINITY;
      const { truth } = runScenario({ ...SMALL, observers: [], ...over, related }, ({ at }) => {
        if (at < last) disorder++;
        first = Math.min(first, at);
        last = at;
      });
      expect(disorder).toBe(0);
      expect(first).toBeGreaterThanOrEqual(Date.parse(truth.from));
      expect(last).toBeLessThanOrEqual(Date.parse(truth.to));
    }
  });

  it('is as busy on its first day and its last, and in their nights, as on any other', () => {
    const byDay = new Float64Array(14);
    const byNight = new Float64Array(14);
    for (let seed = 1; seed <= 12; seed++)
      runScenario(
        { seed, people: 60, days: 14, zone: 'UTC', observers: [], population: { abroadShare: 0, driftSpread: 0 } },
        ({ what, at }) => {
          if (what !== HAPPENING.front) return;
          const day = Math.floor((at - Date.parse('2018-03-05T00:00:00Z')) / DAY);
          byDay[day] = (byDay[day] as number) + 1;
          if ((at % DAY) / HOUR < 1) byNight[day] = (byNight[day] as number) + 1;
        },
      );
    // The world begins on a Monday and has two weeks: Tuesday to Thursday are the days that Monday and its night are held against.
    const usual = (counts: Float64Array) => [1, 2, 3, 8, 9, 10].reduce((sum, day) => sum + (counts[day] as number), 0) / 6;
    // Days of 720 people whose activity of a day has a variance of about twice its mean squared: 5 % of standard error.
    expect((byDay[0] as number) / usual(byDay)).toBeGreaterThan(0.85);
    expect((byDay[0] as number) / usual(byDay)).toBeLessThan(1.15);
    expect((byNight[0] as number) / usual(byNight)).toBeGreaterThan(0.6);
    expect((byDay[13] as number) / (byDay[6] as number)).toBeGreaterThan(0.85);
  });

  it('sends, delivers and acknowledges each message once and in this order', () => {
    const sent = new Map<number, number>();
    const arrived = new Map<string, number>();
    let orphans = 0;
    let twice = 0;
    let late = 0;
    const { truth } = runScenario({ ...SMALL, days: 14, observers: [] }, ({ what, message, at, actor }) => {
      if (message < 0) return;
      if (what === HAPPENING.send) {
        if (sent.has(message)) twice++;
        sent.set(message, at);
      }
      const key = `${message} ${actor}`;
      if (what === HAPPENING.deliver) {
        if (arrived.has(key)) twice++;
        if (!sent.has(message)) orphans++;
        arrived.set(key, at);
      }
      if (what === HAPPENING.read && (arrived.get(key) ?? at) > at) late++;
    });
    expect(twice).toBe(0);
    expect(late).toBe(0);
    // What was sent before the first midnight may arrive after it: phones that are off at night.
    expect(orphans).toBeLessThan(0.01 * sent.size);
    expect(sent.size).toBeGreaterThan(truth.days * 30);
  });

  it('connects and disconnects in turn', () => {
    const online = new Set<number>();
    let wrong = 0;
    runScenario({ ...SMALL, observers: [] }, ({ what, actor, byTimer, since, at, duration }) => {
      if (what === HAPPENING.connect && !byTimer) {
        if (online.has(actor)) wrong++;
        online.add(actor);
      }
      if (what === HAPPENING.disconnect) {
        if (!online.delete(actor) || since + duration !== at || duration <= 0) wrong++;
      }
      if ((what === HAPPENING.front || what === HAPPENING.read) && !online.has(actor)) wrong++;
    });
    expect(wrong).toBe(0);
  });

  it('says how often each pair is in contact as it turns out to be', () => {
    const expected = new Map<string, number>();
    const realised = new Map<string, number>();
    const pairs = new Map<string, number>();
    const add = (to: Map<string, number>, key: string, by: number) => to.set(key, (to.get(key) ?? 0) + by);
    for (let seed = 1; seed <= 16; seed++) {
      const days = 28;
      const seen = { app: new Map<string, Set<number>>(), phone: new Map<string, Set<number>>() };
      const { truth } = runScenario({ seed, people: 80, days, zone: 'UTC', observers: [] }, ({ what, actor, peer, at }, nameOf) => {
        if (peer < 0 || (what !== HAPPENING.send && what !== HAPPENING.deliver && what !== HAPPENING.call && what !== HAPPENING.appCall))
          return;
        const pair = [nameOf(actor), nameOf(peer)].sort().join(' ');
        const way = seen[what === HAPPENING.call ? 'phone' : 'app'];
        way.set(pair, (way.get(pair) ?? new Set()).add(Math.floor(at / DAY)));
      });
      const { ties, people } = truth;
      ties.a.forEach((a, i) => {
        const pair = [people.name[a], people.name[ties.b[i] as number]].sort().join(' ');
        for (const way of ['app', 'phone'] as const) {
          for (const key of [way, `${way} ${ties.focus[i]}`]) {
            add(expected, key, ties[way][i] as number);
            add(realised, key, (seen[way].get(pair)?.size ?? 0) / days);
            add(pairs, key, 1);
          }
        }
      });
    }
    for (const [key, sum] of expected) {
      // Days of a pair go together, in spells of three days and in weeks: three times the variance of independent days at most.
      const share = sum / (pairs.get(key) as number);
      const error = 3 * Math.sqrt((3 * share * (1 - share)) / (28 * (pairs.get(key) as number)));
      expect(Math.abs((realised.get(key) as number) / (pairs.get(key) as number) - share), key).toBeLessThan(error + 0.03 * share);
    }
  });

  it('has people asleep where the truth says, also across a change of clocks', () => {
    const start = '2018-03-12';
    const acts = new Map<string, number[]>();
    const { truth } = runScenario(
      { seed: 3, people: 80, days: 28, zone: 'Europe/London', start, observers: [], population: { abroadShare: 0 } },
      ({ what, actor, at }, nameOf) => {
        // Clocks go forward on 25 March at 01:00 UTC.
        const local = at + (at >= Date.parse('2018-03-25T01:00:00Z') ? HOUR : 0);
        if (what === HAPPENING.front) acts.set(nameOf(actor), [...(acts.get(nameOf(actor)) ?? []), local]);
      },
    );
    const errors: number[] = [];
    truth.people.name.forEach((name, i) => {
      const times = acts.get(name) ?? [];
      if (truth.people.shift[i] || times.length < 300) return;
      const middle = truth.people.midSleep[i] as number;
      const from = times.map((at) => ((at / HOUR - middle + 12 + 48_000) % 24) - 12);
      expect(from.filter((hours) => Math.abs(hours) < 1.5).length / times.length, name).toBeLessThan(0.02);
      // The middle of each night's gap; who is up late uses the phone later before sleep than early after it, hence the bias.
      const gaps = times.slice(1).flatMap((at, k) => {
        const before = times[k] as number;
        const centre = (((at + before) / 2 / HOUR - middle + 12 + 48_000) % 24) - 12;
        return at - before > 4 * HOUR && at - before < 14 * HOUR && Math.abs(centre) < 6 ? [centre] : [];
      });
      errors.push(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length);
    });
    expect(errors.length).toBeGreaterThan(30);
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(0.75);
    expect(Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / errors.length)).toBeLessThan(0.75);
  });

  it('tells the sleep of people abroad in the world’s own clock hours, whichever zone changes its clocks', () => {
    const stated = {
      ...SMALL,
      people: 60,
      days: 28,
      start: '2018-03-12',
      observers: [],
      population: { abroadShare: 1, abroadZone: 'Asia/Kolkata' },
    };
    const { midSleep, abroad, shift } = runScenario({ ...stated, zone: 'Europe/London' }).truth.people;
    const fixed = runScenario({ ...stated, zone: 'UTC' }).truth.people;
    const there = midSleep.flatMap((middle, i) => (abroad[i] && !shift[i] ? [middle - (fixed.midSleep[i] as number)] : []));
    expect(there.length).toBeGreaterThan(3);
    // London is at UTC until 25 March, the 14th of 28 days, and an hour ahead from then on.
    for (const hours of there) expect(hours).toBeCloseTo(14 / 28, 2);
  });

  it('has as many rows as it counts', () => {
    const { truth, logs } = runScenario(SMALL);
    for (const { id, rows } of truth.observers) expect(rowsOf(logs[id] as string).length, id).toBe(rows);
  });
});
