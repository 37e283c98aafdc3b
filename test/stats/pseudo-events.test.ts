import { describe, expect, it } from 'vitest';
import { dayOf, UTC, weekdayOf } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { drawPoisson } from '../../src/stats/draw.ts';
import {
  choosePseudoEvents,
  countHits,
  coverageShare,
  firstComparable,
  keepApart,
  lagAfter,
  lagBefore,
} from '../../src/stats/pseudo-events.ts';
import { createRandom } from '../../src/stats/random.ts';
import { leastChance, rankLags } from '../../src/stats/rank-lags.ts';

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
    const { points, own, sameClass } = choosePseudoEvents(event, [event], window, coverage, UTC);
    // Day 51 is a Wednesday: seven weeks of five days, and two days.
    expect(points).toHaveLength(37);
    expect(points.every((own) => own.length === 31 && weekdayOf(dayOf(own[0] as number)) < 5 && (own[30] as number) < event)).toBe(true);
    expect([...(points[0] as Float64Array)].map((at) => (at - MONDAY * MICROS_PER_DAY) / MICROS_PER_MINUTE)).toEqual(
      Array.from({ length: 31 }, (_, i) => 885 + i),
    );
    // On its own day, the half hour up to the event.
    expect([own.length, own[0], own[30]]).toEqual([31, event - 30 * MICROS_PER_MINUTE, event]);
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

  it('lie after an endpoint’s first activity, or the day does not count', () => {
    const pseudo = choosePseudoEvents(event, [event], window, coverage, UTC);
    const third = (pseudo.points[2] as Float64Array)[0] as number;
    expect(firstComparable(third - window - 1, pseudo, window)).toBe(2);
    expect(firstComparable(third - window, pseudo, window)).toBe(3);
    expect(firstComparable(event, pseudo, window)).toBe(37);
  });

  it('of events on one day, or near each other, are those of the first', () => {
    const midnight = (MONDAY + 52) * MICROS_PER_DAY;
    const hour = MICROS_PER_HOUR;
    expect(keepApart([event, event + 1, event + 8 * hour], UTC)).toEqual([event]);
    // A chain is one, wherever midnight falls.
    expect(keepApart([midnight - 2 * hour, midnight + hour / 2, midnight + 3 * hour], UTC)).toEqual([midnight - 2 * hour]);
    expect(keepApart([midnight - 2 * hour, midnight + 2 * hour], UTC)).toHaveLength(2);
  });
});

describe('chances', () => {
  const pseudo = choosePseudoEvents(event, [event], window, coverage, UTC);
  /** Chances of one endpoint among 1. */
  const rank = (at: Float64Array, reach: number, events = [pseudo]) =>
    rankLags({ offsets: Float64Array.of(0, at.length), at, setAside: new Uint32Array(1) }, events, {
      reach,
      trigger: { chance: 0.5, mean: 90 * MICROS_PER_SECOND, uncertainty: 0 },
    });

  it('agree with counting every moment one by one', () => {
    const random = createRandom(3);
    const at = Float64Array.from({ length: 900 }, () => coverage.from + random.below(days * MICROS_PER_DAY)).sort();
    const hitsOf = (points: readonly number[], lag: number) =>
      points.filter((point) => at.some((instant) => instant <= point && point - instant <= lag)).length;
    const moments = [...pseudo.points.flatMap((own) => [...own]), ...pseudo.own];
    for (const lag of [0, window, 40 * MICROS_PER_MINUTE])
      for (const points of pseudo.points) expect(countHits(at, points, lag)).toBe(hitsOf([...points], lag));
    const lag = lagBefore(at, event);
    const { p, expected } = rank(at, lag);
    expect(p[0]).toBeCloseTo(hitsOf(moments, lag) / (38 * 31), 12);
    expect(expected.value).toBeCloseTo(hitsOf(moments.slice(0, 37 * 31), lag) / (37 * 31), 12);
    // A wait longer than the window is no sign.
    expect(rank(at, lag - 1).p[0]).toBe(1);
  });

  it('of one act weigh what it covers of the half hour before', () => {
    const first = coverage.from + MICROS_PER_HOUR;
    const single = Float64Array.of(first, event - 100 * MICROS_PER_SECOND);
    const burst = Float64Array.from([first, ...Array.from({ length: 21 }, (_, i) => event - (20 - i) * MICROS_PER_MINUTE)]);
    expect(rank(single, window).p[0]).toBeCloseTo(2 / (38 * 31), 12);
    expect(rank(burst, window).p[0]).toBeCloseTo(21 / (38 * 31), 12);
    expect(leastChance([pseudo])).toBeCloseTo(1 / (38 * 31), 12);
  });

  it('of several events stay above the chance that a rare act comes before them all', () => {
    const events = [event - MICROS_PER_DAY, event];
    const pair = events.map((at) => choosePseudoEvents(at, events, window, coverage, UTC));
    const both = Float64Array.of(coverage.from + MICROS_PER_HOUR, event - MICROS_PER_DAY, event);
    const [one, two] = [leastChance([pseudo]), rank(both, 0, pair).p[0] as number];
    expect(two).toBeCloseTo(leastChance(pair), 12);
    // Twice as much each as one event alone.
    expect(two / one ** 2).toBeGreaterThan(3.5);
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
