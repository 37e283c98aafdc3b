import { describe, expect, test } from 'vitest';
import { relays } from '../../../src/inferences/groups/relays.ts';
import { UTC } from '../../../src/model/calendar.ts';
import type { Event } from '../../../src/model/event.ts';
import { benjaminiHochberg } from '../../../src/stats/false-discovery.ts';
import { simulateWorld, type World } from '../../simulated-world.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextOf, plain } from './context.ts';

const MINUTE = 60_000_000;

function ask(events: readonly Event[], keepAlive?: World['byTimer']) {
  const { artifacts, names } = buildArtifacts(events, { keepAlive: (i) => keepAlive?.[i] ?? false });
  const context = { ...contextOf(1, { window: 10 * MINUTE, rounds: 5 }), calendar: UTC };
  const ranking = relays.rank(artifacts, context);
  const p = ranking.columns.p as Float64Array;
  const q = benjaminiHochberg(p, ranking.tested);
  const found = Array.from(q.keys()).filter((row) => (q[row] as number) <= 0.05);
  return {
    ranking,
    names,
    found,
    p,
    ids: ranking.subjects.of === 'endpoints' ? ranking.subjects.id : new Int32Array(),
    explain: (row: number) => relays.explain(row, ranking, artifacts, context),
  };
}

const plants = [{ kind: 'hierarchy' as const, depth: 2, branching: 3, ordersADay: 8, lagMinutes: 6, unseenShare: 0 }];

describe('three who pass orders on, among sixty people', () => {
  const world = simulateWorld({ seed: 5504, people: 60, days: 42, plants });
  const { ranking, names, found, ids, explain } = ask(world.events, world.byTimer);
  const { members, parent } = world.truth.planted.hierarchy as { members: number[]; parent: number[] };
  const between = new Set(
    members
      .filter((_, i) => parent[i] !== -1 && parent.includes(i))
      .map((person) => names.indexOf(world.truth.people.name[person] as string)),
  );

  test('are found, two of them at least', () => {
    expect(between.size).toBe(3);
    expect(found.filter((row) => between.has(ids[row] as number)).length).toBeGreaterThanOrEqual(2);
  });

  test('are described, with rows to see it in', () => {
    const finding = explain(found[0] as number);
    expect(plain(finding.claim)).toMatch(/^#\d+ contacted somebody else within 10 min of being contacted \d+ times; /);
    expect(finding.evidence[0]).toMatchObject({ kind: 'rows' });
    expect(ranking.summary.find(({ label }) => label.startsWith('relays') && label.includes('moved'))?.n).toBe(5);
  });
});

test('without relations p keeps its levels', () => {
  const p: number[] = [];
  for (let seed = 5504; seed < 5514; seed++) p.push(...ask(simulateWorld({ seed, people: 40, days: 28, related: false, plants }).events).p);
  for (const level of [0.05, 0.01]) {
    const margin = 3.29 * Math.sqrt((level * (1 - level)) / p.length);
    expect(p.filter((value) => value <= level).length / p.length).toBeLessThan(level + margin);
  }
  expect(p.length).toBeGreaterThan(300);
});

test.each([
  ['one event', [{ at: 0, kind: 'call', actor: 'a', peer: 'b' }]],
  [
    'identical instants',
    [
      { at: 5, kind: 'call', actor: 'a', peer: 'b' },
      { at: 5, kind: 'call', actor: 'b', peer: 'c' },
    ],
  ],
  ['one endpoint', [{ at: 1, kind: 'connect', actor: 'a' }]],
  ['no direction', [{ at: 1, kind: 'proximity', actor: 'a', peer: 'b' }]],
] as [string, Event[]][])('%s: nobody is found, and what it would take is said', (_, events) => {
  const asked = ask(events);
  expect(asked.found).toEqual([]);
  expect(asked.ranking.tested).toBe(0);
  expect(plain(asked.ranking.smallest)).toContain('on several days');
});
