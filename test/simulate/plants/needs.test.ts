import { expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import { live } from './live.ts';

const PLANT = { kind: 'needs', needShare: 0.1, carerShare: 0.05, chanceCallsAMonth: 0.2 } as const;
const quiet = { conversations: 0, opens: 0, groupThreads: 0, strangers: 0, serviceContacts: 0 };

/** Kinds of services that each person called. */
function kindsCalled(related: boolean) {
  const { truth, did } = live([PLANT], { seed: 12, days: 42, related, talk: quiet }, [HAPPENING.call]);
  const category = new Map(truth.planted.services?.map(({ name, category }) => [name, category]));
  const kinds = truth.people.name.map(() => new Set<string>());
  for (const { actor, peer } of did) kinds[truth.people.name.indexOf(actor)]?.add(category.get(peer) as string);
  return { truth, kinds: kinds.map(({ size }) => size) };
}
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

it('people with a need, and those who call for others, call services of several kinds; the rest hardly any', () => {
  const { truth, kinds } = kindsCalled(true);
  const { people = [], carers = [] } = truth.planted.needs ?? {};
  expect([people.length, carers.length]).toEqual([8, 4]);
  expect(people.filter((person) => carers.includes(person))).toEqual([]);
  const rest = kinds.filter((_, person) => !people.includes(person) && !carers.includes(person));
  for (const some of [people, carers]) expect(mean(some.map((person) => kinds[person] as number))).toBeGreaterThan(2);
  expect(mean(rest)).toBeLessThan(0.6);
});

it('without relations nobody has a need, and as many calls are made by whoever it may be', () => {
  const { truth, kinds } = kindsCalled(false);
  expect(truth.planted.needs).toEqual({ people: [], carers: [] });
  expect(kinds.filter((n) => n > 2).length).toBeLessThan(3);
  expect(mean(kinds)).toBeGreaterThan(0.3);
});
