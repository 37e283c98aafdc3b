import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import { dayOf, live } from './live.ts';

describe('introductions', () => {
  const plant = { kind: 'introductions', introducers: 2, pairs: 4, lagMinutes: 40 } as const;
  const { truth, did } = live([plant], { seed: 8_101, days: 42 });
  const introduced = truth.planted.introductions ?? [];
  const sends = did.filter(({ what }) => what === HAPPENING.send);
  const nameOf = (person: number) => truth.people.name[person] as string;
  const between = (one: number, other: number) =>
    sends.filter(({ actor, peer }) => [actor, peer].includes(nameOf(one)) && [actor, peer].includes(nameOf(other)));

  it('name people with contacts, who bring two of these together inside the world', () => {
    expect(introduced.length).toBeGreaterThan(4);
    for (const { introducer, one, other, day } of introduced) {
      expect(new Set([introducer, one, other]).size).toBe(3);
      expect(day).toBeGreaterThanOrEqual(14);
      expect(day).toBeLessThan(32);
    }
  });

  it('are followed by a tie that there was not before', () => {
    const [before, after] = [false, true].map((later) =>
      introduced.reduce(
        (sum, { one, other, day }) =>
          sum + between(one, other).filter(({ at }) => dayOf(truth, at) > day === later && dayOf(truth, at) !== day).length,
        0,
      ),
    ) as [number, number];
    expect(after).toBeGreaterThan(5 * Math.max(1, before));
  });

  it('begin with a message of the introducer to each, on most of the days', () => {
    const begun = introduced.filter(({ introducer, one, other, day }) =>
      [one, other].every((friend) =>
        between(introducer, friend).some(({ actor, at }) => actor === nameOf(introducer) && dayOf(truth, at) === day),
      ),
    );
    expect(begun.length / introduced.length).toBeGreaterThan(0.6);
  });

  it('leave no tie and no truth where relations are taken out', () => {
    expect(live([plant], { seed: 8_101, days: 42, related: false }).truth.planted.introductions).toEqual([]);
  });

  it('fit into a short world, and are refused by one that is too short', () => {
    expect(live([plant], { seed: 1, days: 14 }).truth.planted.introductions?.length).toBeGreaterThan(0);
    expect(() => live([plant], { seed: 1, days: 6 })).toThrow('outside the days');
  });
});
