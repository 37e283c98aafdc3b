import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../src/simulate/protocol/happening.ts';
import { runScenario } from './run-scenario.ts';

const WORLD = { seed: 5_201, people: 40, zone: 'UTC', observers: [], population: { abroadZone: 'UTC' } } as const;
const BY_PERSON = new Set<number>([HAPPENING.front, HAPPENING.send, HAPPENING.read, HAPPENING.appCall]);

/** Sittings a day by name, counted in the plainest way, and what the truth expects. */
function count(days: number) {
  const acts = new Map<string, number[]>();
  const { truth } = runScenario({ ...WORLD, days }, ({ what, actor, at }, nameOf) => {
    if (!BY_PERSON.has(what)) return;
    const own = acts.get(nameOf(actor)) ?? [];
    own.push(at);
    acts.set(nameOf(actor), own);
  });
  const counted = truth.people.name.map((name) => {
    const at = acts.get(name) ?? [];
    return at.filter((instant, i) => i === 0 || instant - (at[i - 1] as number) >= 600_000).length / days;
  });
  return { counted, truth };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('expected sittings', () => {
  it('are those counted, on average over people and many days', () => {
    const { counted, truth } = count(200);
    const expected = truth.people.sittings;
    expect(mean(expected)).toBeGreaterThan(5);
    expect(Math.abs(mean(expected) / mean(counted) - 1)).toBeLessThan(0.03);
    // Whatever connects a device: more of them, never fewer by more than what is joined together.
    expect(mean(truth.people.deviceSittings)).toBeGreaterThan(mean(expected));
  });

  it('foretell a person’s other days better than the days that were counted do', () => {
    const { counted: longRun } = count(240);
    const { counted, truth } = count(28);
    const error = (of: readonly number[]) => mean(of.map((value, i) => Math.abs(Math.log((value + 0.1) / ((longRun[i] as number) + 0.1)))));
    expect(error(truth.people.sittings)).toBeLessThan(0.9 * error(counted));
  });

  it('leave out what a timer does', () => {
    const quiet = { conversations: 0, opens: 0, calls: 0, groupThreads: 0, strangers: 0, serviceContacts: 0 };
    const { truth } = runScenario({ ...WORLD, days: 5, talk: quiet, protocol: { keepAliveShare: 1, secondDeviceShare: 0 } });
    expect(truth.people.deviceSittings.every((value) => value === 0)).toBe(true);
  });
});
