import { describe, expect, it } from 'vitest';
import { brokenRoutine } from '../../../src/inferences/rhythm/broken-routine.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { benjaminiHochberg } from '../../../src/stats/false-discovery.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { START } from '../../simulated-world.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor, simulateInput } from '../simulated-input.ts';

const context = contextFor({});
const daysOf = (ranking: ReturnType<typeof brokenRoutine.rank>) => {
  if (ranking.subjects.of !== 'endpoint-days') throw new Error('not of endpoint-days');
  const { id, day } = ranking.subjects;
  return [...id].map((one, i) => ({ id: one, day: day[i] as number, p: ranking.columns.p?.[i] as number }));
};
const found = (ranking: ReturnType<typeof brokenRoutine.rank>) => {
  const rows = daysOf(ranking);
  const q = benjaminiHochberg(
    Float64Array.from(rows, ({ p }) => p),
    ranking.tested,
  );
  return rows.filter((_, i) => (q[i] as number) <= 0.05);
};

describe('broken-routine', () => {
  it('ranks the nights that a simulated person was up before all other days, and finds little else', () => {
    const days = [15, 24];
    let first = 0;
    let others = 0;
    for (let seed = 301; seed <= 304; seed++) {
      const input = simulateInput({ seed, people: 80, brokenDays: days });
      const id = input.idOf(input.world.broken);
      const start = Math.floor(START / MICROS_PER_DAY);
      const isBroken = (one: { id: number; day: number }) => one.id === id && days.includes(one.day - start);
      const ranking = brokenRoutine.rank(input.artifacts, context);
      // Of some three thousand days of eighty people. People differ so much from day to day that few of them pass the control of false discoveries.
      first += daysOf(ranking)
        .sort((a, b) => a.p - b.p)
        .slice(0, 2)
        .filter(isBroken).length;
      others += found(ranking).filter((one) => !isBroken(one)).length;
    }
    expect(first).toBeGreaterThanOrEqual(7);
    expect(others).toBeLessThanOrEqual(1);
  });

  it('finds a silent day and a busy one in a steady life, and says which is which', () => {
    const random = createRandom(4);
    const events: Event[] = [];
    const add = (actor: string, day: number, count: number) => {
      for (let i = 0; i < count; i++)
        events.push({ at: Math.floor((day * 24 + 8 + 12 * random.next()) * MICROS_PER_HOUR), kind: 'connect', actor });
    };
    // Monday, 1970-01-05, and eight weeks on.
    for (let day = 4; day < 60; day++)
      for (let n = 0; n < 20; n++) add(`p${n}`, day, n === 3 && day === 30 ? 0 : n === 5 && day === 37 ? 150 : 36 + random.below(9));
    events.sort((x, y) => (x.at as number) - (y.at as number));
    const { artifacts, names } = buildArtifacts(events);
    const ranking = brokenRoutine.rank(artifacts, context);
    expect(
      found(ranking)
        .map(({ id, day }) => [names[id], day])
        .sort(),
    ).toEqual([
      ['p3', 30],
      ['p5', 37],
    ]);
    // 39 whole working days and 15 weekend days each, the first and the last left out; all but those opened count too.
    expect(ranking.tested).toBe(20 * 54);

    const explained = daysOf(ranking)
      .map((one, row) => ({ ...one, row }))
      .filter(({ p }) => p < 1e-4)
      .map(({ row }) => brokenRoutine.explain(row, ranking, artifacts, context));
    const silent = explained.find(({ evidence }) => evidence[0].kind === 'absence');
    const busy = explained.find(({ evidence }) => evidence[0].kind === 'rows');
    expect(silent?.evidence[0]).toMatchObject({ from: 30 * MICROS_PER_DAY, to: 31 * MICROS_PER_DAY });
    expect(silent?.measures[0]?.value).toBe(0);
    expect(busy?.measures[0]?.value).toBe(150);
    // Uniform from 36 to 44 on 14 other weekend days: four standard errors.
    expect(Math.abs((busy?.measures[1]?.value ?? 0) - 40)).toBeLessThan(4 * Math.sqrt(80 / 12 / 14));
  });

  it('opens every day of an endpoint that was named before', () => {
    const input = simulateInput({ seed: 12, people: 20 });
    const ranking = brokenRoutine.rank(input.artifacts, contextFor({}, { focus: [4] }));
    const usual = brokenRoutine.rank(input.artifacts, context);
    expect(daysOf(ranking).filter(({ id }) => id === 4).length).toBe(40);
    expect(daysOf(ranking).filter(({ id }) => id !== 4)).toEqual(daysOf(usual).filter(({ id }) => id !== 4));
  });

  it('has nothing to say of who comes now and then', () => {
    const events: Event[] = [];
    for (let day = 4; day < 60; day++) events.push({ at: (day * 24 + 12) * MICROS_PER_HOUR, kind: 'connect', actor: 'daily' });
    // A first visit, forty in one day, and a last one.
    for (let i = 0; i < 42; i++)
      events.push({ at: ([6, 50][i] ?? 30) * MICROS_PER_DAY + (10 + i / 10) * MICROS_PER_HOUR, kind: 'connect', actor: 'rare' });
    const { artifacts } = buildArtifacts(events.sort((x, y) => (x.at as number) - (y.at as number)));
    const ranking = brokenRoutine.rank(artifacts, context);
    expect(ranking.tested).toBe(54);
    expect(ranking.skipped.map(({ count }) => count)).toEqual([1]);
    expect(found(ranking)).toEqual([]);
  });

  it('says in events what would have stood out, and a day of that kind then does', () => {
    const random = createRandom(9);
    // Fifty days of three steady endpoints, and a last that differs in one day of the middling one.
    const build = (events: number) => {
      const rows: Event[] = [];
      const each = [30, 40, 50];
      each.forEach((usual, n) => {
        for (let day = 4; day < 60; day++) {
          const count = n === 1 && day === 30 ? events : usual - 4 + random.below(9);
          for (let i = 0; i < count; i++)
            rows.push({ at: Math.floor((day * 24 + 8 + 12 * random.next()) * MICROS_PER_HOUR), kind: 'connect', actor: `p${n}` });
        }
      });
      const { artifacts } = buildArtifacts(rows.sort((x, y) => (x.at as number) - (y.at as number)));
      return brokenRoutine.rank(artifacts, context);
    };
    const text = (smallest: readonly unknown[]) =>
      smallest.map((part) => (typeof part === 'object' && part !== null && 'number' in part ? String(part.number) : String(part))).join('');
    const usual = build(40);
    const said = text(usual.smallest);
    const needed = Number(/at least (\d+) events/.exec(said)?.[1]);
    expect(said).toMatch(/no event at all|at most \d+ events/);
    expect(needed).toBeGreaterThan(50);
    expect(needed).toBeLessThan(120);
    expect(found(usual)).toEqual([]);
    // A fifth to either side: its own days are drawn anew.
    expect(found(build(Math.ceil(1.2 * needed))).map(({ day }) => day)).toEqual([30]);
    expect(found(build(Math.floor(0.8 * needed)))).toEqual([]);
  });

  it('warns where a timer went on, and calls such a day no silence', () => {
    const events: Event[] = [];
    const byTimer: boolean[] = [];
    for (let day = 4; day < 60; day++)
      for (let minute = 0; minute < 1440; minute += 15) {
        const timer = minute % 60 !== 15 || minute < 480 || day === 30;
        events.push({ at: day * MICROS_PER_DAY + (minute * MICROS_PER_HOUR) / 60, kind: 'connect', actor: 'a' });
        byTimer.push(timer);
      }
    const { artifacts } = buildArtifacts(events, { keepAlive: (i) => byTimer[i] as boolean });
    const ranking = brokenRoutine.rank(artifacts, context);
    const row = daysOf(ranking).findIndex(({ day }) => day === 30);
    const { claim, caveats, evidence } = brokenRoutine.explain(row, ranking, artifacts, context);
    expect(evidence[0].kind).toBe('absence');
    expect([...claim, ...evidence[0].caption].join('')).not.toMatch(/silent/);
    expect(caveats.flat().join('')).toMatch(/by a timer were set aside/);
  });
});
