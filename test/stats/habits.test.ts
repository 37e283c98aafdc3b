import { describe, expect, it } from 'vitest';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import type { CallRecords } from '../../src/stats/call-records.ts';
import { HABITS, type WeeklyHabits, weeklyHabits } from '../../src/stats/habits.ts';
import type { Whereabouts } from '../../src/stats/place-indicators.ts';

/** Monday, 1970-01-05. */
const MONDAY = 4;
/** [day from that Monday, hour, contact, direction, minutes of a call or none for a message] */
type Row = readonly [day: number, hour: number, contact: number, way: 'out' | 'in', minutes?: number];
const when = (day: number, hour: number) => (MONDAY + day) * MICROS_PER_DAY + Math.round(hour * MICROS_PER_HOUR);

const recordsOf = (rows: readonly Row[]): CallRecords => ({
  at: Float64Array.from(rows, ([day, hour]) => when(day, hour)),
  contact: Int32Array.from(rows, ([, , contact]) => contact),
  out: Uint8Array.from(rows, ([, , , way]) => Number(way === 'out')),
  call: Uint8Array.from(rows, ([, , , , minutes]) => Number(minutes !== undefined)),
  duration: Float64Array.from(rows, ([, , , , minutes]) => (minutes === undefined ? Number.NaN : 60 * minutes)),
});
const whereaboutsOf = (rows: readonly (readonly [day: number, hour: number, place: number])[]): Whereabouts => ({
  at: Float64Array.from(rows, ([day, hour]) => when(day, hour)),
  place: Int32Array.from(rows, ([, , place]) => place),
});
const NOWHERE = whereaboutsOf([]);
const of = (values: Float64Array, indicator: string) => values[HABITS.findIndex((habit) => habit.indicator === indicator)];

/** A week: a message at 10:00 and the answer at 10:05, calls of 2 and 4 minutes on Tuesday, and a message in on Thursday night. */
const busy = (week: number): Row[] =>
  [
    [0, 10, 1, 'in'],
    [0, 10 + 5 / 60, 1, 'out'],
    [1, 12, 2, 'out', 2],
    [1, 14, 2, 'out', 4],
    [3, 22, 3, 'in'],
  ].map(([day, ...rest]) => [(day as number) + 7 * week, ...rest] as unknown as Row);
/** One call of ten minutes on Friday. */
const quiet = (week: number): Row[] => [[4 + 7 * week, 9, 1, 'out', 10]];

describe('habits of weeks', () => {
  const habits = weeklyHabits(recordsOf([...busy(0), ...quiet(1)]), NOWHERE);

  it('are means over weeks of what each week holds', () => {
    expect(habits.weeks).toBe(2);
    // Days 3 and 1; five and one; three contacts and one.
    expect(of(habits.all, 'active_days')).toBe(2);
    expect(of(habits.all, 'number_of_interactions')).toBe(3);
    expect(of(habits.all, 'number_of_contacts')).toBe(2);
    // Two, two and one of five; one of one.
    expect(of(habits.all, 'entropy_of_contacts')).toBeCloseTo((Math.log(5) - 0.8 * Math.log(2)) / 2, 12);
    expect(of(habits.all, 'percent_nocturnal')).toBeCloseTo((1 / 5 + 0) / 2, 12);
    expect(of(habits.all, 'percent_initiated_interactions')).toBeCloseTo((3 / 5 + 1) / 2, 12);
    // Median of 2 and 4 minutes, and 10.
    expect(of(habits.all, 'call_duration')).toBe(6.5 * MICROS_PER_MINUTE);
  });

  it('of conversations come from those weeks alone that have one', () => {
    // Both conversations of the first week were begun by others; one of them was answered, after five minutes.
    expect(of(habits.all, 'percent_initiated_conversations')).toBe(0);
    expect(of(habits.all, 'response_rate_text')).toBe(0.5);
    expect(of(habits.all, 'response_delay_text')).toBeCloseTo(5 * MICROS_PER_MINUTE, -3);
    const calls = weeklyHabits(recordsOf(quiet(0)), NOWHERE);
    for (const indicator of ['percent_initiated_conversations', 'response_rate_text', 'response_delay_text', 'interevent_time'])
      expect(of(calls.all, indicator), indicator).toBeNaN();
  });

  it('halve into every other week that has a record', () => {
    // Weeks 0, 2 and 5 hold something: of these, the first and third are even, the second odd.
    const found = weeklyHabits(recordsOf([...busy(0), ...quiet(2), ...busy(5)]), NOWHERE);
    expect(found.weeks).toBe(3);
    const halves = ({ even, odd }: WeeklyHabits, indicator: string) => [of(even, indicator), of(odd, indicator)];
    expect(halves(found, 'number_of_interactions')).toEqual([5, 1]);
    expect(halves(found, 'active_days')).toEqual([3, 1]);
    expect(of(found.all, 'number_of_interactions')).toBeCloseTo(11 / 3, 12);
    // With one week there is no other half.
    expect(halves(weeklyHabits(recordsOf(busy(0)), NOWHERE), 'active_days')).toEqual([3, Number.NaN]);
  });
});

describe('habits of places', () => {
  it('count half hours, and home as the place of most of the nights in the whole log', () => {
    // At 7 by night; at 8 by day, twice within one half hour; in the second week by day at 9 alone.
    const places = whereaboutsOf([
      [0, 12.1, 8],
      [0, 12.2, 8],
      [0, 13, 9],
      [0, 23, 7],
      [1, 23, 7],
      [8, 12, 9],
    ]);
    const found = weeklyHabits(recordsOf([]), places);
    expect(of(found.all, 'number_of_antennas')).toBe((3 + 1) / 2);
    expect(of(found.all, 'percent_at_home')).toBe((2 / 4 + 0) / 2);
    // 8 once, 9 once, 7 twice; then nothing but 9.
    expect(of(found.all, 'entropy_of_antennas')).toBeCloseTo((1.5 * Math.log(2)) / 2, 12);
    expect(of(found.all, 'active_days')).toBeNaN();
  });

  it('do not move the halves of contacts: each has weeks of its own', () => {
    const calls = recordsOf([...busy(0), ...quiet(1)]);
    const without = weeklyHabits(calls, NOWHERE);
    const places = weeklyHabits(
      calls,
      whereaboutsOf([
        [-7, 12, 1],
        [0, 12, 1],
        [7, 12, 2],
        [14, 12, 3],
      ]),
    );
    for (const half of ['all', 'even', 'odd'] as const) expect([...places[half].slice(0, 12)]).toEqual([...without[half].slice(0, 12)]);
    expect(of(places.even, 'number_of_antennas')).toBe(1);
  });

  it('of no record are none', () => {
    const none = weeklyHabits(recordsOf([]), NOWHERE);
    expect(none.weeks).toBe(0);
    expect(none.all.every(Number.isNaN)).toBe(true);
  });
});
