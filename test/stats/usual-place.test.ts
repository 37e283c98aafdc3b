import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import type { Whereabouts } from '../../src/stats/place-indicators.ts';
import { createRandom } from '../../src/stats/random.ts';
import { createDrawings, findUsualPlace } from '../../src/stats/usual-place.ts';

/** [day, hour, place] */
const seen = (...visits: readonly (readonly [number, number, number])[]): Whereabouts => ({
  at: Float64Array.from(visits, ([day, hour]) => day * MICROS_PER_DAY + hour * MICROS_PER_HOUR),
  place: Int32Array.from(visits, ([, , place]) => place),
});
const find = (whereabouts: Whereabouts) => findUsualPlace(whereabouts, dayOf, createDrawings(createRandom(5)));
const everyDay = (days: number, place: (day: number) => number) =>
  seen(...Array.from({ length: days }, (_, day) => [day, 20, place(day)] as const));

describe('the usual place', () => {
  it('weighs days alike, however much one shows', () => {
    // Forty calls of one evening at 7 against one call on each of two evenings at 8.
    const flurry = Array.from({ length: 40 }, (_, i) => [0, 18 + i / 20, 7] as const);
    expect(find(seen(...flurry, [1, 20, 8], [2, 20, 8]))).toMatchObject({ place: 8, days: 3, weight: 2 });
  });

  it('shares a day by half hours', () => {
    expect(find(seen([0, 20, 1], [0, 20.1, 1], [0, 21, 1], [0, 22, 2]))).toMatchObject({ place: 1, days: 1, weight: 2 / 3 });
  });

  it('is stable where it is clear, and not where two places share the days', () => {
    expect(find(everyDay(20, () => 3))?.stability).toBe(1);
    // Of equals, the one of the lowest number; it comes out ahead in less than half of the drawings.
    const split = find(everyDay(20, (day) => day % 2));
    expect(split).toMatchObject({ place: 0, weight: 10 });
    expect(split?.stability).toBeLessThan(0.6);
  });

  it('comes out first as often as a binomial law has it', () => {
    // Of 9 days, 6 at one place and 3 at the other: ahead if at least 5 of 9 drawn days are of the first.
    const expected = [5, 6, 7, 8, 9].reduce((sum, k) => {
      const ways = [126, 84, 36, 9, 1][k - 5] as number;
      return sum + ways * (2 / 3) ** k * (1 / 3) ** (9 - k);
    }, 0);
    const runs = Array.from({ length: 30 }, (_, seed) =>
      findUsualPlace(
        everyDay(9, (day) => (day % 3 === 0 ? 1 : 0)),
        dayOf,
        createDrawings(createRandom(seed)),
      ),
    );
    const mean = runs.reduce((sum, run) => sum + (run?.stability ?? 0), 0) / runs.length;
    // Standard error of 6,000 drawings: 0.0045.
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 6_000));
  });

  it('is none where no place shows, and does not hang on the order of equal instants', () => {
    expect(find(seen())).toBeUndefined();
    expect(
      findUsualPlace(
        everyDay(9, () => 1),
        () => undefined,
        createDrawings(createRandom(1)),
      ),
    ).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 30 }), (visits) => {
        const one = find(seen(...visits));
        const other = find(seen(...[...visits].sort(([d, h, p], [e, i, q]) => d - e || h - i || q - p)));
        const sorted = find(seen(...[...visits].sort(([d, h, p], [e, i, q]) => d - e || h - i || p - q)));
        expect([other?.place, other?.days]).toEqual([one?.place, one?.days]);
        expect(sorted?.weight).toBeCloseTo(other?.weight as number, 9);
      }),
    );
  });
});
