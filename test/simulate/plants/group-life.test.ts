import { describe, expect, it } from 'vitest';
import { createScenario, withoutRelations } from '../../../src/simulate/scenario-family.ts';
import type { Truth } from '../../../src/simulate/truth.ts';
import { worldFiles } from '../../../src/simulate/world-files.ts';

const DAYS = 30;
const scenario = createScenario({
  id: 'lives',
  title: 'Lives',
  note: 'Fictional.',
  zone: 'UTC',
  people: 40,
  days: DAYS,
  seed: 8_203,
  talk: { conversations: 0.5, opens: 1, groupThreads: 0, calls: 0, strangers: 0 },
  plants: [{ kind: 'group-life', groups: 4, members: 6, threadsADay: 3 }],
  observers: [{ id: 'server', clockStepMs: 1, clockOffsetMs: 0, loss: 0 }],
});

const truthOf = (files: Record<string, unknown>) => JSON.parse(files['truth.json'] as string) as Truth;

describe('groups that begin, end, split and merge', () => {
  const files = worldFiles(scenario);
  const truth = truthOf(files);
  const lives = truth.planted.groupLives ?? [];
  const rows = (files['server.csv'] as string).trim().split('\n').slice(1);
  /** Days, from 0, on which any of some people had contact with any of others. */
  const daysBetween = (some: readonly number[], others: readonly number[]) => {
    const names = (people: readonly number[]) => new Set(people.map((person) => truth.people.name[person] as string));
    const [one, other] = [names(some), names(others)];
    const days = rows.flatMap((row) => {
      const [at, , actor, peer] = row.split(',') as [string, string, string, string];
      const between = actor !== peer && ((one.has(actor) && other.has(peer)) || (one.has(peer) && other.has(actor)));
      return between ? [Math.floor((Date.parse(at) - Date.parse(truth.from)) / 86_400_000)] : [];
    });
    return new Set(days);
  };
  const count = (days: ReadonlySet<number>, from: number, to: number) => [...days].filter((day) => day >= from && day < to).length;

  it('each come once, on a day of the middle third, with people of their own', () => {
    expect(lives.map(({ what }) => what)).toEqual(['born', 'gone', 'split', 'merged']);
    for (const { day } of lives) expect(day).toBeGreaterThanOrEqual(DAYS / 3);
    for (const { day } of lives) expect(day).toBeLessThan((2 * DAYS) / 3);
    expect(new Set(lives.flatMap(({ members }) => members)).size).toBe(24);
  });

  it.each([0, 1, 2, 3])('are seen in the log: number %i', (n) => {
    const { what, day, members, parts } = lives[n] as (typeof lives)[number];
    const [one, other] = parts.length === 2 ? (parts as [number[], number[]]) : [members, members];
    const days = daysBetween(one, other);
    const [before, after] = [count(days, 0, day - 1) / (day - 1), count(days, day + 1, DAYS) / (DAYS - day - 1)];
    if (what === 'born' || what === 'merged') expect(after).toBeGreaterThan(before + 0.5);
    else expect(before).toBeGreaterThan(after + 0.5);
    for (const part of parts) expect(count(daysBetween(part, part), 0, DAYS)).toBeGreaterThan(0.7 * DAYS);
  });

  it('are none where relations are taken out', () => {
    expect(truthOf(worldFiles(withoutRelations(scenario))).planted.groupLives).toEqual([]);
  });
});
