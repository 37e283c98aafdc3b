import { describe, expect, test } from 'vitest';
import { chainOfCommand } from '../../../src/inferences/groups/chain-of-command.ts';
import { UTC } from '../../../src/model/calendar.ts';
import type { Event } from '../../../src/model/event.ts';
import { rankAgreement } from '../../../src/stats/rank-agreement.ts';
import { simulateWorld, type World } from '../../simulated-world.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextOf, plain } from './context.ts';

const MINUTE = 60_000_000;

function ask(events: readonly Event[], keepAlive?: World['byTimer']) {
  const { artifacts, names } = buildArtifacts(events, { keepAlive: (i) => keepAlive?.[i] ?? false });
  const context = { ...contextOf(1, { window: 10 * MINUTE }), calendar: UTC };
  const ranking = chainOfCommand.rank(artifacts, context);
  return { ranking, names, explain: (row: number) => chainOfCommand.explain(row, ranking, artifacts, context) };
}
const supported = ({ ranking }: ReturnType<typeof ask>) =>
  Array.from(ranking.columns.support ?? [])
    .map((support, row) => ({ support, row }))
    .filter(({ support }) => support >= 10)
    .map(({ row }) => row);

const hierarchy = (seed: number, related: boolean) =>
  simulateWorld({
    seed,
    people: 60,
    days: 42,
    related,
    plants: [{ kind: 'hierarchy', depth: 2, branching: 3, ordersADay: 2, lagMinutes: 4, unseenShare: 0.2 }],
  });

describe.each([5504, 5505])('a hierarchy among sixty people, seed %i', (seed) => {
  const world = hierarchy(seed, true);
  const asked = ask(world.events, world.byTimer);
  const { members, parent } = world.truth.planted.hierarchy as { members: number[]; parent: number[] };
  const idOf = (person: number) => asked.names.indexOf(world.truth.people.name[person] as string);
  const score = (person: number) => asked.ranking.columns.score[idOf(person)] as number;

  test('its chief stands first of all, with few partners', () => {
    const chief = idOf(members[0] as number);
    expect(asked.ranking.columns.score.indexOf(Math.max(...asked.ranking.columns.score))).toBe(chief);
    expect(supported(asked)).toContain(chief);
    expect(plain(asked.explain(chief).claim)).toContain(`#${chief} sets off contacts of others`);
  });

  test('those below the chief stand above those below them', () => {
    const level = members.map((_, i) => (parent[i] === -1 ? 0 : parent[i] === 0 ? 1 : 2));
    const { balance, pairs } = rankAgreement(
      members.map(score),
      level.map((below) => -below),
    );
    // By chance it would be 0 ± 0.2 (one standard deviation, 13 people).
    expect(balance / pairs).toBeGreaterThan(0.6);
  });
});

test('where nobody has to do with anybody, hardly anyone is reported', () => {
  let reported = 0;
  for (const seed of [5504, 5505, 5506, 5507]) {
    const world = hierarchy(seed, false);
    reported += supported(ask(world.events, world.byTimer)).length;
  }
  expect(reported).toBeLessThanOrEqual(1);
});

describe('little or odd input', () => {
  const call = (at: number, actor: string, peer: string): Event => ({ at, kind: 'call', actor, peer });

  test.each([
    ['one event', [call(0, 'a', 'b')]],
    ['identical instants', [call(5, 'a', 'b'), call(5, 'b', 'c'), call(5, 'c', 'a')]],
    ['one endpoint', [{ at: 1, kind: 'connect', actor: 'a' } as const]],
    ['contacts without direction', [{ at: 1, kind: 'proximity', actor: 'a', peer: 'b' } as const]],
  ] as [string, Event[]][])('%s: nobody is reported, and what it would take is said', (_, events) => {
    const asked = ask(events);
    expect(supported(asked)).toEqual([]);
    expect(asked.ranking.columns.score.every((height) => height === 0)).toBe(true);
    expect(plainSafe(asked.ranking.smallest)).toMatch(/contacts/);
  });
});

const plainSafe = (text: readonly unknown[]): string => text.map((part) => (typeof part === 'string' ? part : '…')).join('');
