import { describe, expect, it } from 'vitest';
import { brokenRoutine } from '../../../src/inferences/rhythm/broken-routine.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { WORLD_DEFAULTS } from '../../../src/simulate/world.ts';
import { benjaminiHochberg } from '../../../src/stats/false-discovery.ts';
import { createRandom } from '../../../src/stats/random.ts';
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
  it('finds the nights that a simulated person was up, and little else', () => {
    const days = [15, 24];
    let hits = 0;
    let others = 0;
    for (let seed = 301; seed <= 304; seed++) {
      const input = simulateInput({ seed, people: 80, brokenDays: days });
      const id = input.idOf(input.world.truth.broken as number);
      const first = Math.floor(WORLD_DEFAULTS.start / MICROS_PER_DAY);
      for (const one of found(brokenRoutine.rank(input.artifacts, context))) {
        if (one.id === id && days.includes(one.day - first)) hits++;
        else others++;
      }
    }
    expect(hits).toBeGreaterThanOrEqual(4);
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
    // 38 whole working days and 16 weekend days each, the first and the last left out; all but those opened count too.
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
    expect(busy?.measures[1]?.value).toBeCloseTo(40, 0);
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
});
