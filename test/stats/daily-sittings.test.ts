import { expect, it } from 'vitest';
import { calendarOf } from '../../src/formats/zone.ts';
import type { Sessions } from '../../src/model/artifacts.ts';
import { dayOf, hourOf, localTime } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { countSittings } from '../../src/stats/daily-sittings.ts';
import { chooseWholeDays } from '../../src/stats/local-days.ts';
import { createRandom } from '../../src/stats/random.ts';

const sessionsOf = (...own: readonly (readonly (readonly [start: number, minutes: number])[])[]): Sessions => ({
  offsets: Float64Array.from([0, ...own.map((_, i) => own.slice(0, i + 1).flat().length)]),
  start: Float64Array.from(own.flat(), ([start]) => start),
  end: Float64Array.from(own.flat(), ([start, minutes]) => start + minutes * MICROS_PER_MINUTE),
  stitch: 10 * MICROS_PER_MINUTE,
});

const wholeOf = (days: Int32Array, share: (place: number) => number = () => 1) =>
  chooseWholeDays({ days, dayShare: Float64Array.from(days, (_, i) => share(i)) } as Parameters<typeof chooseWholeDays>[0]);

// Clocks in Berlin went forward on 25 March 2018.
it.each(['Europe/Berlin', 'UTC'])('sittings of each day in %s are those of each sitting by itself', (zone) => {
  const calendar = calendarOf(zone);
  const from = Date.parse('2018-03-20T00:00:00Z') * 1_000;
  const random = createRandom(8_731);
  const days = Int32Array.from({ length: 12 }, (_, i) => dayOf(localTime(calendar, from)) + i);
  // The sixth day was hardly watched.
  const whole = wholeOf(days, (place) => (place === 5 ? 0.3 : 1));
  const starts = Array.from({ length: 200 }, () => from + (1 + 10 * random.next()) * MICROS_PER_DAY).sort((a, b) => a - b);
  const own = starts.map((start) => [start, random.below(40)] as const);
  const { counts, minutes, byHour } = countSittings(sessionsOf([[from, 3]], own), 1, whole, calendar);

  const dayAt = (at: number) => dayOf(localTime(calendar, at));
  const [first, last] = [dayAt(starts[0] as number), dayAt(starts.at(-1) as number)];
  // Its first and last day are cut off by when it came and went.
  const counted = Array.from(days.slice(1, -1)).filter((day, i) => i !== 4 && day > first && day < last);
  const on = (day: number) => own.filter(([start]) => dayAt(start) === day);
  expect([...counts]).toEqual(counted.map((day) => on(day).length));
  counted.forEach((day, place) => {
    expect(minutes[place]).toBeCloseTo(
      on(day).reduce((sum, [, length]) => sum + length, 0),
      6,
    );
  });
  const inside = counted.flatMap(on);
  expect([...byHour]).toEqual(
    Array.from({ length: 24 }, (_, hour) => inside.filter(([start]) => Math.floor(hourOf(localTime(calendar, start))) === hour).length),
  );
  expect(counts.length).toBeGreaterThan(6);
});

it('a sitting past midnight belongs to the day on which it begins, with all its minutes', () => {
  const whole = wholeOf(Int32Array.from({ length: 6 }, (_, i) => i));
  const late = 2 * MICROS_PER_DAY + 23.5 * MICROS_PER_HOUR;
  const own = [
    [0, 1],
    [late, 90],
    [5 * MICROS_PER_DAY, 1],
  ] as const;
  const { counts, minutes, byHour } = countSittings(sessionsOf(own), 0, whole, calendarOf('UTC'));
  expect([...counts]).toEqual([0, 1, 0, 0]);
  expect([...minutes]).toEqual([0, 90, 0, 0]);
  expect(byHour[23]).toBe(1);
});

it('who came once, or never, has no day between', () => {
  const whole = wholeOf(Int32Array.from({ length: 6 }, (_, i) => i));
  const sessions = sessionsOf([[2 * MICROS_PER_DAY, 5]], []);
  for (const id of [0, 1]) expect(countSittings(sessions, id, whole, calendarOf('UTC')).counts).toHaveLength(0);
});
