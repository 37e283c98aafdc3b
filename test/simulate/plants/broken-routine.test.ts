import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import type { Plant } from '../../../src/simulate/scenario.ts';
import { DAY, HOUR } from '../run-scenario.ts';
import { dayOf, live } from './live.ts';

describe('a broken routine', () => {
  const plant: Plant = { kind: 'broken-routine', days: [5, 12] };

  it('is a night awake and a silent day, on the stated days', () => {
    const { truth, did } = live([plant], { seed: 12 });
    const { person } = truth.planted.broken as { person: number };
    const own = did.filter(
      ({ actor, what }) => actor === truth.people.name[person] && (what === HAPPENING.front || what === HAPPENING.send),
    );
    for (const day of plant.days) {
      const hours = own.filter(({ at }) => dayOf(truth, at) === day).map(({ at }) => (at % DAY) / HOUR);
      expect(Math.max(...hours)).toBeLessThan(9);
      expect(hours.filter((hour) => hour < 6).length).toBeGreaterThan(20);
    }
  });
});
