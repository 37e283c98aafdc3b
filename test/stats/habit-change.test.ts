import { quantileSorted } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { ASPECTS, compareWindows, describeSide, isUsable, lineUpDays, makeRoom, sumDays } from '../../src/stats/daily-habits.ts';
import { judgeChanges } from '../../src/stats/habit-change.ts';
import { createRandom } from '../../src/stats/random.ts';
import { START, simulateSessions, toInput } from '../calibration/phones.ts';

const DAY = MICROS_PER_DAY;
const HOUR = MICROS_PER_HOUR;
/** An endpoint that acts `count` times at each of the hours of a day. */
const days = (from: number, to: number, hours: readonly number[], count = 1): number[] =>
  Array.from({ length: to - from }, (_, d) =>
    hours.flatMap((hour) => new Array<number>(count).fill(START + (from + d) * DAY + hour * HOUR)),
  ).flat();

describe('windows before and after a day', () => {
  // Whole days are 1 … 28: position p is day p + 1. Ten to a day from day 15 on, at noon; before, two, at three in the night.
  const { series, coverage } = toInput([[...days(0, 15, [3], 2), ...days(15, 30, [12, 13], 5)]], 30);
  const line = lineUpDays(coverage);
  const sums = makeRoom(line);
  sumDays(series, 0, line, UTC, sums);

  it('describe what was done, by the day', () => {
    expect(line).toMatchObject({ length: 28 });
    const { parts: before, contacts: with0, ...first } = describeSide(sums, 0, 14);
    expect(first).toEqual({ watched: 14, events: 2, active: 1, hours: 1, night: 1 });
    expect(before).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
    const { parts: after, contacts: with1, ...second } = describeSide(sums, 14, 28);
    expect(second).toEqual({ watched: 14, events: 10, active: 1, hours: 2, night: 0 });
    expect(after).toEqual([0, 0, 0, 0, 1, 0, 0, 0]);
    expect([with0, with1]).toEqual([[], []]);
  });

  it('differ by their means over the standard error, with a little more that was never seen to vary', () => {
    const into = new Float64Array(ASPECTS.length);
    compareWindows(sums, { at: 14, days: 7 }, into);
    const [volume, active, hours, night, rhythm] = into as unknown as [number, number, number, number, number];
    expect(volume).toBeCloseTo((Math.log(11) - Math.log(3)) / Math.sqrt(0.02), 9);
    expect(active).toBe(0);
    expect(hours).toBeCloseTo(1 / Math.sqrt(0.1), 9);
    expect(night).toBeCloseTo(1 / Math.sqrt(0.02), 9);
    // Two parts of eight moved by 1.
    expect(rhythm).toBeCloseTo(Math.sqrt(2 / (8 * 0.005)), 9);
    // Day 20 against day 21 … nothing changes there.
    compareWindows(sums, { at: 20, days: 5 }, into);
    for (const off of into) expect(off).toBeCloseTo(0, 9);
  });

  it('must lie within the log, be watched, and have some active days', () => {
    expect(isUsable(sums, { at: 6, days: 7 }, 5)).toBe(false);
    expect(isUsable(sums, { at: 7, days: 7 }, 5)).toBe(true);
    expect(isUsable(sums, { at: 20, days: 7 }, 5)).toBe(true);
    expect(isUsable(sums, { at: 21, days: 7 }, 5)).toBe(false);
    expect(isUsable(sums, { at: 10, days: 7 }, 15)).toBe(false);
    const unwatched = { ...coverage, dayShare: coverage.dayShare.map((share, d) => (d >= 5 && d < 9 ? 0 : share)) };
    const holes = lineUpDays(unwatched);
    const room = makeRoom(holes);
    sumDays(series, 0, holes, UTC, room);
    // Four of the seven days before are missing, or two.
    expect(isUsable(room, { at: 9, days: 7 }, 1)).toBe(false);
    expect(isUsable(room, { at: 13, days: 7 }, 1)).toBe(true);
    expect(describeSide(room, 6, 13)).toMatchObject({ watched: 5, events: 2 });
  });
});

describe('the chance of a change', () => {
  const LENGTH = 90;
  const steady = simulateSessions(20, LENGTH, 3, createRandom(3));
  const event = START + 60 * DAY + 12 * HOUR;
  /** Four times as many sessions from the day of the event on. */
  const more = simulateSessions(1, LENGTH, 12, createRandom(4)).map((own) => own.filter((at) => at >= event));
  const changed = [...(simulateSessions(1, LENGTH, 3, createRandom(9))[0] as number[]), ...(more[0] as number[])];
  const { series, coverage } = toInput([...steady, changed], LENGTH);
  const judge = (events: number[], longest = 14, of = series) =>
    judgeChanges({ series: of }, coverage, UTC, events, { longest, level: 0.05 });

  it('is a rank among the moments of all, counted again by hand', () => {
    const { p, ids, line, moments, change } = judge([event]);
    const at = 59;
    const into = new Float64Array(ASPECTS.length);
    const clear = Array.from({ length: line.length }, (_, t) => t).filter((t) => t >= 14 && t + 15 <= line.length && Math.abs(t - at) > 14);
    const all = Array.from(ids, (id) => {
      const sums = makeRoom(line);
      sumDays(series, id, line, UTC, sums);
      return {
        id,
        of: (t: number) => {
          compareWindows(sums, { at: t, days: 14 }, into);
          return Array.from(into);
        },
      };
    });
    const scales = ASPECTS.map((_, a) =>
      quantileSorted(
        all.flatMap(({ of }) => clear.map((t) => of(t)[a] as number)).sort((x, y) => x - y),
        0.95,
      ),
    );
    const largest = (values: number[]) => Math.max(...values.map((value, a) => (value > 0 ? value / (scales[a] as number) : 0)));
    const pool = all.flatMap(({ of }) => clear.map((t) => largest(of(t))));
    expect(moments).toBe(pool.length);
    all.forEach(({ of }, r) => {
      const here = largest(of(at));
      expect(change[r]).toBeCloseTo(here, 9);
      const own = Array.from({ length: 29 }, (_, i) => at - 14 + i)
        .filter((t) => t + 15 <= line.length)
        .map((t) => largest(of(t)));
      const atLeast = own.filter((one) => one >= here - 1e-12).length + pool.filter((one) => one >= here).length;
      expect(p[r]).toBeCloseTo(atLeast / (own.length + pool.length), 9);
    });
  });

  it('is least for the one that changed, and multiplied by the number of events', () => {
    const { p, ids } = judge([event]);
    const one = p[ids.indexOf(20)] as number;
    expect(Math.min(...p)).toBe(one);
    expect(one).toBeLessThan(3e-3);
    expect(ASPECTS[judge([event]).aspect[ids.indexOf(20)] as number]).not.toBe('night');
    const two = judge([START + 30 * DAY, event]);
    expect(two.p[two.ids.indexOf(20)]).toBeCloseTo(2 * one, 12);
    expect(two.event[two.ids.indexOf(20)]).toBe(1);
  });

  it('makes windows shorter where the log is, and gives up below a week', () => {
    expect(judge([event], 28).events[0]?.days).toBe(21);
    expect(judge([event], 3).events[0]?.days).toBe(7);
    expect(judge([START + 4 * DAY]).events).toEqual([]);
    expect(judge([START + 86 * DAY]).events).toEqual([]);
    expect(judge([]).ids).toHaveLength(0);
  });
});
