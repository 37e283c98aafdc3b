import { describe, expect, it } from 'vitest';
import type { Coverage, Series } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { drawGamma, drawPoisson } from '../../src/stats/draw.ts';
import { createRandom } from '../../src/stats/random.ts';
import { addDay, compareDay, estimateVariation, forEachRoutine, judgeDay, type Routine } from '../../src/stats/routine.ts';

/** Monday, 1970-01-05. */
const MONDAY = 4;

/** Series from the hours of each event, day by day and endpoint by endpoint. */
function logOf(endpoints: readonly (readonly (readonly number[])[])[]): { series: Series; coverage: Coverage } {
  const rows = endpoints.map((days) =>
    days.flatMap((hours, d) =>
      [...hours].sort((a, b) => a - b).map((hour) => (MONDAY + d) * MICROS_PER_DAY + Math.floor(hour * MICROS_PER_HOUR)),
    ),
  );
  const length = Math.max(...endpoints.map((days) => days.length));
  const days = Int32Array.from({ length }, (_, i) => MONDAY + i);
  return {
    series: {
      offsets: Float64Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).reduce((sum, row) => sum + row.length, 0))]),
      at: Float64Array.from(rows.flat()),
      setAside: new Uint32Array(rows.length),
    },
    coverage: { days, dayShare: new Float64Array(length).fill(1) } as unknown as Coverage,
  };
}

interface Visited {
  readonly id: number;
  readonly routine: Routine;
  readonly days: number[];
  readonly events: Int32Array;
  readonly hours: Int32Array;
}

function routinesOf(endpoints: Parameters<typeof logOf>[0]) {
  const { series, coverage } = logOf(endpoints);
  const visited: Visited[] = [];
  const found = forEachRoutine(series, coverage, UTC, (id, routine, whole, events, hours) =>
    visited.push({
      id,
      routine,
      days: routine.places.map((place) => (whole.days[place] as number) - MONDAY),
      events: events.slice(),
      hours: hours.slice(),
    }),
  );
  return { ...found, visited };
}

describe('routines', () => {
  // Four weeks and a day, with one event at 9:30 on each working day, and a second at 20:15 on Tuesdays.
  const steady = Array.from({ length: 29 }, (_, d) => (d % 7 >= 5 ? [] : d % 7 === 1 ? [9.5, 20.25] : [9.5]));

  it('are of working days and of weekends by themselves, without the first day and the last', () => {
    const { visited, days, skippedEndpoints } = routinesOf([steady]);
    expect([days, skippedEndpoints]).toEqual([27, 0]);
    // On weekends it is never there: no routine of those.
    expect(visited).toHaveLength(1);
    const [{ routine, days: own }] = visited as [Visited];
    expect(own).toEqual(Array.from({ length: 27 }, (_, i) => i + 1).filter((d) => d % 7 < 5));
    // Four Tuesdays of 19 days: 23 events.
    expect(routine.mean).toBeCloseTo(23 / 19, 12);
    expect(routine.variance).toBeCloseTo((4 * (2 - 23 / 19) ** 2 + 15 * (1 - 23 / 19) ** 2) / 18, 12);
    expect(Array.from(routine.activeDays).flatMap((n, hour) => (n > 0 ? [[hour, n]] : []))).toEqual([
      [9, 19],
      [20, 4],
    ]);
    // Parts of three hours: 9 to 12 is the fourth, 18 to 21 the seventh.
    expect(routine.activeParts).toEqual([0, 0, 0, 19, 0, 0, 4, 0]);
  });

  it('need six days of a kind, half of them with activity', () => {
    const some = (share: number) => Array.from({ length: 29 }, (_, d) => (d === 0 || d === 28 || d % 7 < share ? [12] : []));
    // Three of five working days, and two.
    expect(routinesOf([some(3)]).visited).toHaveLength(1);
    expect(routinesOf([some(2)])).toMatchObject({ visited: [], skippedEndpoints: 1 });
    expect(routinesOf([Array.from({ length: 8 }, () => [12])])).toMatchObject({ visited: [], skippedEndpoints: 1 });
  });

  it('with one more day have its parts, and its logarithm, and nothing else', () => {
    const [{ routine }] = routinesOf([steady]).visited as [Visited];
    const added = addDay(routine, 7, (1 << 9) | (1 << 10) | (1 << 23));
    expect(added.activeParts).toEqual([0, 0, 0, 20, 0, 0, 4, 1]);
    expect(added.logs).toEqual({ n: 20, sum: routine.logs.sum + Math.log(7.5), squares: routine.logs.squares + Math.log(7.5) ** 2 });
    expect([added.mean, added.places.length, added.activeDays]).toEqual([routine.mean, 20, routine.activeDays]);
  });
});

describe('one day beside the others', () => {
  // Six weeks of Mondays to Fridays at noon; at 3:00 on two days, and on day 15 at 5:00, 6:00 and 7:00 beside.
  const hoursOn = (d: number) => (d % 7 >= 5 ? [] : d === 15 ? [5.5, 6.5, 7.5, 12.1] : d === 2 || d === 16 ? [3.2, 12.1] : [12.1]);
  const [{ routine, days, events, hours }] = routinesOf([Array.from({ length: 43 }, (_, d) => hoursOn(d))]).visited as [Visited];
  const compare = (day: number) => compareDay(routine, routine.places[days.indexOf(day)] as number, events, hours);
  const n = routine.places.length;

  it('is held against their mean, half an event being added', () => {
    expect(n).toBe(29);
    // 29 times noon, 2 at three, 3 on day 15.
    expect(compare(15)).toMatchObject({ events: 4, others: 28, expected: (34 - 4 + 0.5) / 28 });
    expect(compare(3)).toMatchObject({ events: 1, expected: (34 - 1 + 0.5) / 28 });
  });

  it('counts its hours that are quiet on nine in ten of them, against half a day more than was seen', () => {
    // All hours but noon are: three at 3:00 would be too many.
    for (const [day, quietHours] of [
      [15, 3],
      [16, 1],
    ] as const)
      expect(compare(day).quietHours).toBe(quietHours);
    expect(compare(15).expectedQuietHours).toBeCloseTo((2 + 23 * 0.5) / n, 12);
    expect(compare(16).expectedQuietHours).toBeCloseTo((1 + 3 + 23 * 0.5) / n, 12);
  });
});

describe('chances of days', () => {
  it('of people who keep to a gamma–Poisson law come no more often than they say, whichever way', () => {
    const random = createRandom(8_734);
    const people = Array.from({ length: 60 }, () => {
      const rate = 3 * 8 ** random.next();
      // One dispersion for all, 0.2, events at any hour of sixteen.
      return Array.from({ length: 44 }, () =>
        Array.from({ length: drawPoisson(rate * drawGamma(5, random), random) }, () => 7 + 16 * random.next()),
      );
    });
    const { series, coverage } = logOf(people);
    const variation = estimateVariation(series, coverage, UTC);
    const p = { more: [] as number[], less: [] as number[], hours: [] as number[] };
    forEachRoutine(series, coverage, UTC, (_id, routine, _whole, events, hours) => {
      for (const place of routine.places) {
        const judged = judgeDay(compareDay(routine, place, events, hours), routine, variation, true);
        for (const way of ['more', 'less', 'hours'] as const) p[way].push(Math.exp(judged[way]));
      }
    });
    for (const way of ['more', 'less', 'hours'] as const) {
      expect(p[way].length).toBeGreaterThan(2_000);
      for (const level of [0.05, 0.01]) {
        const share = p[way].filter((one) => one <= level).length / p[way].length;
        // Four standard errors.
        expect(share, `${way} at ${level}`).toBeLessThan(level + 4 * Math.sqrt((level * (1 - level)) / p[way].length));
      }
    }
    // The larger of two chances is cautious, yet it is no empty promise.
    expect(p.more.filter((one) => one <= 0.1).length / p.more.length).toBeGreaterThan(0.04);
    // The law that all share: the dispersion that was drawn, from strata that hold most of the people.
    expect(Math.abs((variation.dispersions[5] ?? 0) - 0.2), JSON.stringify(variation.dispersions)).toBeLessThan(0.06);
  });

  it('are NaN where a day is plainly no departure and not all is asked', () => {
    const quiet = { dispersions: [0, 0, 0, 0, 0, 0], hoursTail: () => -1 };
    const [{ routine, events, hours }] = routinesOf([Array.from({ length: 29 }, () => [9.5, 12.5, 15.5])]).visited as [Visited];
    const usual = compareDay(routine, routine.places[0] as number, events, hours);
    expect(judgeDay(usual, routine, quiet, false)).toEqual({ more: Number.NaN, less: Number.NaN, hours: Number.NaN });
    expect(judgeDay({ ...usual, events: 30 }, routine, quiet, false).more).toBeLessThan(0);
  });
});
