import { describe, expect, it } from 'vitest';
import { createCourses } from '../../src/graph/pair-course.ts';
import { gatherDays } from '../../src/graph/pair-days.ts';
import { gatherPairs } from '../../src/graph/pair-exchanges.ts';
import type { Coverage } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY } from '../../src/model/event.ts';
import { createRandom } from '../../src/stats/random.ts';
import { START, toInput } from '../calibration/phones.ts';
import { contactsOf } from './artifacts.ts';
import { exchangesOf } from './exchanges.ts';

const DAYS = 30;
const PEOPLE = 6;
const random = createRandom(8_306);
const rows = Array.from({ length: 240 }, () => {
  const [one, other] = [random.below(PEOPLE), random.below(PEOPLE)];
  return [Math.floor((START + random.next() * (DAYS - 0.01) * MICROS_PER_DAY) / 1e6), one, other] as const;
}).filter(([, one, other]) => one !== other);
const ends = [...new Set(rows.map(([, x, y]) => PEOPLE * Math.min(x, y) + Math.max(x, y)))].sort((x, y) => x - y);
const contacts = contactsOf(
  PEOPLE,
  ends.map((pair) => [Math.floor(pair / PEOPLE), pair % PEOPLE, {}] as const),
);
const coverage: Coverage = { ...toInput([], DAYS).coverage, to: START + DAYS * MICROS_PER_DAY - 1 };
const days = gatherDays(gatherPairs(contacts, exchangesOf(rows)), coverage, UTC);
const dayOf = (seconds: number) => Math.floor((seconds * 1e6 - START) / MICROS_PER_DAY);
const together = (pair: number) => {
  const [a, b] = [contacts.a[pair], contacts.b[pair]];
  return [...new Set(rows.filter(([, x, y]) => (x === a && y === b) || (x === b && y === a)).map(([at]) => dayOf(at)))].sort(
    (x, y) => x - y,
  );
};

describe('days in contact', () => {
  it('are the distinct days of the rows of each pair', () => {
    expect(days.days).toBe(DAYS);
    for (let pair = 0; pair < contacts.count; pair++)
      expect([...days.day.subarray(days.offsets[pair], days.offsets[pair + 1])]).toEqual(together(pair));
    for (let day = 0; day < DAYS; day++)
      expect(days.pairs[day]).toBe(Array.from(ends, (_, pair) => together(pair)).filter((own) => own.includes(day)).length);
    expect([...days.watched]).toEqual(new Array<number>(DAYS).fill(1));
  });

  it('of a pair are followed by how much of all others has passed, between the days on which both were there', () => {
    const [first, last] = [4, 26];
    const there = {
      first: new Float64Array(PEOPLE).fill(START + first * MICROS_PER_DAY),
      last: new Float64Array(PEOPLE).fill(START + (last + 0.5) * MICROS_PER_DAY),
    };
    const courseOf = createCourses(days, there, UTC, { contact: 1, both: 20 });
    for (let pair = 0; pair < contacts.count; pair++) {
      const course = courseOf(pair, contacts.a[pair] as number, contacts.b[pair] as number);
      const own = together(pair);
      // One of each watched day, and one a pair in contact on it, less this pair's own.
      const weight = (day: number) => 1 + Array.from(ends, (_, other) => together(other)).filter((all) => all.includes(day)).length;
      const sum = (from: number, to: number) =>
        Array.from({ length: Math.max(0, to - from) }, (_, i) => weight(from + i)).reduce((x, y) => x + y, 0);
      const total = sum(first, last + 1) - own.length;
      expect([course?.from, course?.to]).toEqual([first, last]);
      own.forEach((day, i) => {
        if (day < first || day > last) return;
        const passed = (sum(first, day) + weight(day) / 2 - (i + 0.5)) / total;
        expect(course?.passed[i]).toBeCloseTo(Math.min(1, Math.max(0, passed)), 9);
      });
    }
    expect(createCourses(days, there, UTC, { contact: 1, both: 24 })(0, 0, 1)).toBeUndefined();
    expect(createCourses(days, there, UTC, { contact: 100, both: 1 })(0, 0, 1)).toBeUndefined();
  });
});
