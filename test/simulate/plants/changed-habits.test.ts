import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import type { Plant } from '../../../src/simulate/scenario.ts';
import { DAY, HOUR } from '../run-scenario.ts';
import { dayOf, live } from './live.ts';

const AFTER = 0.5;
const DAYS = 21;
const plant: Plant = { kind: 'changed-habits', after: AFTER, share: 0.1 };

describe('changed habits', () => {
  const stated = { seed: 8_307, people: 60, days: DAYS };
  const { truth, did } = live([plant], stated, [HAPPENING.front]);
  /** The same people on the same days, had nothing changed. */
  const plain = live([], stated, [HAPPENING.front]);
  const changed = truth.planted.changed as { people: readonly { person: number; way: string }[] };
  const from = Math.floor(DAYS * AFTER);
  /** How often a day a person comes to the front of the app, in the small hours alone or at all. */
  const aDay = (all: typeof did, person: number, [begin, end]: readonly [number, number], late: boolean) =>
    all.filter(
      ({ actor, at }) =>
        actor === truth.people.name[person] && dayOf(truth, at) >= begin && dayOf(truth, at) < end && (!late || (at % DAY) / HOUR < 4),
    ).length /
    (end - begin);

  it('are those of a tenth, each of another way, from one day on', () => {
    expect(changed.people.map(({ way }) => way).sort()).toEqual(['later', 'later', 'less', 'less', 'more', 'more']);
    expect(new Set(changed.people.map(({ person }) => person)).size).toBe(6);
  });

  it('are more use, less of it, or use in the small hours, and as ever before', () => {
    for (const { person, way } of changed.people) {
      const late = way === 'later';
      const [before, after] = (
        [
          [0, from],
          [from + 1, DAYS],
        ] as const
      ).map((days) => ({
        planted: aDay(did, person, days, late),
        usual: aDay(plain.did, person, days, late),
      })) as [{ planted: number; usual: number }, { planted: number; usual: number }];
      expect(before.planted, way).toBeCloseTo(before.usual, 9);
      // Some of what is added falls into what is there already, and some into sleep.
      if (way === 'less') expect(after.planted).toBeLessThan(0.6 * after.usual);
      else expect(after.planted - after.usual, way).toBeGreaterThan(3);
    }
  });

  it('are nobody’s where nothing is there', () => {
    const none = live([plant], { seed: 8_307, people: 60, days: DAYS, related: false }, []);
    expect(none.truth.planted.changed?.people).toEqual([]);
  });

  it('cannot begin on a day that the world does not have', () => {
    expect(() => live([{ ...plant, after: 0 }], { people: 20, days: 5 }, [])).toThrow(/day on which habits change/i);
  });
});
