import { describe, expect, it } from 'vitest';
import { dayOf, UTC, weekdayOf } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { drawPoisson } from '../../src/stats/draw.ts';
import { chanceWithin, choosePseudoEvents, coverageShare, lagAfter, lagBefore, leastChance } from '../../src/stats/pseudo-events.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Monday, 1970-01-05. */
const MONDAY = 4;
const days = 60;
const none = new Float64Array();
const coverage = {
  from: MONDAY * MICROS_PER_DAY,
  to: (MONDAY + days) * MICROS_PER_DAY,
  gapFrom: none,
  gapTo: none,
  observed: days * MICROS_PER_DAY,
  days: Int32Array.from({ length: days }, (_, i) => MONDAY + i),
  dayShare: new Float64Array(days).fill(1),
};
const event = (MONDAY + 51) * MICROS_PER_DAY + 15 * MICROS_PER_HOUR;
const window = 2 * MICROS_PER_MINUTE;

describe('comparable moments', () => {
  it('are every minute of a quarter of an hour either way, on earlier working days for an event on one', () => {
    const { points, weights, sameClass } = choosePseudoEvents(event, [event], window, coverage, UTC);
    // Day 51 is a Wednesday: seven weeks of five days, and two days.
    expect(points).toHaveLength(37);
    expect(points.every((own) => own.length === 31 && weekdayOf(dayOf(own[0] as number)) < 5 && (own[30] as number) < event)).toBe(true);
    expect([...(points[0] as Float64Array)].map((at) => (at - MONDAY * MICROS_PER_DAY) / MICROS_PER_MINUTE)).toEqual(
      Array.from({ length: 31 }, (_, i) => 885 + i),
    );
    expect(weights).toBeUndefined();
    expect(sameClass).toBe(true);
  });

  it('leave out what the log did not watch, and the days of other events', () => {
    const gap = (MONDAY + 2) * MICROS_PER_DAY + 15 * MICROS_PER_HOUR;
    const watched = { ...coverage, gapFrom: Float64Array.of(gap), gapTo: Float64Array.of(gap + MICROS_PER_HOUR) };
    const { points } = choosePseudoEvents(event, [event, event - 7 * MICROS_PER_DAY], window, watched, UTC);
    expect(points).toHaveLength(36);
    // Up to the minute in which the gap begins.
    expect(points[2]).toHaveLength(16);
  });

  it('are smoothed where the days are few', () => {
    const early = (MONDAY + 8) * MICROS_PER_DAY + 15 * MICROS_PER_HOUR;
    const { points, weights } = choosePseudoEvents(early, [early], window, coverage, UTC);
    expect(points).toHaveLength(6);
    expect(points[0]).toHaveLength(49);
    expect(weights?.[0]?.[24]).toBe(1);
  });
});

describe('chances', () => {
  const pseudo = choosePseudoEvents(event, [event], window, coverage, UTC);

  it('agree with counting every moment one by one', () => {
    const random = createRandom(3);
    const at = Float64Array.from({ length: 900 }, () => coverage.from + random.below(days * MICROS_PER_DAY)).sort();
    for (const lag of [0, window, 40 * MICROS_PER_MINUTE]) {
      const all = pseudo.points.flatMap((own) => [...own]);
      const hits = all.filter((point) => at.some((instant) => instant <= point && point - instant <= lag)).length;
      const clump = Math.min(31, 1 + lag / MICROS_PER_MINUTE);
      expect(chanceWithin(at, pseudo, lag, 0)).toBeCloseTo((hits + clump / 2) / (all.length + clump), 12);
    }
    expect(leastChance(pseudo)).toBeCloseTo(0.5 / (37 * 31 + 1), 12);
  });

  it('lags run to the nearest activity on either side, an equal instant counting', () => {
    const at = Float64Array.of(10, 20);
    expect([lagBefore(at, 20), lagBefore(at, 15), lagBefore(at, 5)]).toEqual([0, 5, Number.POSITIVE_INFINITY]);
    expect([lagAfter(at, 20), lagAfter(at, 15), lagAfter(at, 25)]).toEqual([0, 5, Number.POSITIVE_INFINITY]);
  });

  it('of coverage are those of the published simulation: single connects near the Poisson value, bursts far below', () => {
    // 23 single connects a day, and 6 sessions of 6 connects within five minutes, 30 days, two minutes: .0317 and .0223 against .0314 and .0488.
    const random = createRandom(8);
    const month = 30 * MICROS_PER_DAY;
    const draw = (sessions: number, connects: number) =>
      Float64Array.from({ length: drawPoisson(30 * sessions, random) }, () => random.below(month))
        .reduce((all, start) => {
          for (let i = 0; i < connects; i++) all.push(start + (connects > 1 ? random.below(5 * MICROS_PER_MINUTE) : 0));
          return all;
        }, [] as number[])
        .sort((a, b) => a - b);
    const average = (sessions: number, connects: number) =>
      Array.from({ length: 20 }, () => coverageShare(Float64Array.from(draw(sessions, connects)), 0, month, window, month)).reduce(
        (a, b) => a + b,
        0,
      ) / 20;
    expect(average(23, 1)).toBeCloseTo(0.0314, 2);
    expect(average(6, 6)).toBeGreaterThan(0.018);
    expect(average(6, 6)).toBeLessThan(0.027);
  });
});
