import { expect, it } from 'vitest';
import { calendarOf } from '../../src/formats/zone.ts';
import type { Series } from '../../src/model/artifacts.ts';
import { dayOf, hourOf, localTime } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { chooseWholeDays, countDays } from '../../src/stats/local-days.ts';
import { createRandom } from '../../src/stats/random.ts';

// Clocks in Berlin went forward on 25 March 2018 and back on 28 October; Lord Howe Island moves by half an hour, west of which days begin elsewhere.
it.each([
  ['Europe/Berlin', '2018-03-20'],
  ['Europe/Berlin', '2018-10-23'],
  ['Australia/Lord_Howe', '2018-03-28'],
  ['UTC', '2018-01-01'],
])('counts of whole days in %s from %s are those of each event by itself', (zone, start) => {
  const calendar = calendarOf(zone);
  const from = Date.parse(`${start}T00:00:00Z`) * 1_000;
  const random = createRandom(8_001);
  const at = Float64Array.from({ length: 3_000 }, () => from + random.below(12 * 24 * 60) * (MICROS_PER_HOUR / 60)).sort();
  const first = dayOf(localTime(calendar, at[0] as number));
  const days = Int32Array.from({ length: 13 }, (_, i) => first + i);
  // One day was not watched.
  const dayShare = Float64Array.from(days, (_, i) => (i === 6 ? 0.2 : 1));
  const whole = chooseWholeDays({ days, dayShare } as Parameters<typeof chooseWholeDays>[0]);
  expect(whole.days).not.toContain(first + 6);
  const series: Series = { offsets: Float64Array.of(0, at.length), at, setAside: Uint32Array.of(0) };
  const into = { events: new Int32Array(whole.days.length), hours: new Int32Array(whole.days.length) };
  const { events, hours } = countDays(series, 0, whole, calendar, into);
  whole.days.forEach((day, place) => {
    const own = [...at].map((instant) => localTime(calendar, instant)).filter((local) => dayOf(local) === day);
    expect(events[place]).toBe(own.length);
    const mask = own.reduce((bits, local) => bits | (1 << Math.floor(hourOf(local))), 0);
    expect(hours[place]).toBe(mask);
  });
  expect(events.reduce((sum, n) => sum + n, 0)).toBeGreaterThan((at.length / 12) * 8);
});

it('an instant before the first and after the last day is of none', () => {
  const calendar = calendarOf('UTC');
  const days = Int32Array.of(100, 101, 102, 103);
  const whole = chooseWholeDays({ days, dayShare: new Float64Array(4).fill(1) } as Parameters<typeof chooseWholeDays>[0]);
  const at = Float64Array.of(-5, 50, 101.5, 102, 102.999, 103, 4000).map((day) => day * MICROS_PER_DAY);
  const series: Series = { offsets: Float64Array.of(0, at.length), at, setAside: Uint32Array.of(0) };
  const into = { events: new Int32Array(2), hours: new Int32Array(2) };
  const { events, hours } = countDays(series, 0, whole, calendar, into);
  expect([...events]).toEqual([1, 2]);
  expect([...hours]).toEqual([1 << 12, 1 | (1 << 23)]);
});
