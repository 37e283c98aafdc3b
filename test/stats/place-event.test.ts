import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../src/formats/zone.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import type { DayLine } from '../../src/stats/daily-habits.ts';
import { clearMoments, placeEvent } from '../../src/stats/place-event.ts';

const line = (first: number, length: number) => ({ first, length }) as DayLine;
const noon = (day: number) => day * MICROS_PER_DAY + 12 * MICROS_PER_HOUR;

describe('clearMoments', () => {
  it('are days whose windows on either side lie in the log, and of which neither holds the event', () => {
    const spans = fc.record({
      length: fc.integer({ min: 0, max: 90 }),
      at: fc.integer({ min: 0, max: 89 }),
      days: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(spans, ({ length, at, days }) => {
        const expected = Array.from({ length }, (_, t) => t).filter((t) => {
          const touched = Array.from({ length: 2 * days + 1 }, (_, i) => t - days + i);
          return touched.every((day) => day >= 0 && day < length) && !touched.includes(at);
        });
        expect(clearMoments(at, days, length)).toEqual(expected);
      }),
    );
  });
});

describe('placeEvent', () => {
  it('takes the longest windows of whole weeks that fit on both sides and leave seven clear moments', () => {
    // Day 30 of 60: windows of 28 days would fit, and leave no clear moment; of 21 none; of 14 days 14–15 and 45 (t from 14 to 45, more than 14 off).
    expect(clearMoments(30, 14, 60)).toEqual([14, 15, 45]);
    expect(placeEvent(noon(130), 30, line(100, 60), UTC)).toEqual({ event: noon(130), at: 30, days: 7 });
    // In a hundred days, windows of 14 leave those from 14 to 15 and from 45 to 85.
    expect(placeEvent(noon(130), 30, line(100, 100), UTC)).toEqual({ event: noon(130), at: 30, days: 28 });
    expect(placeEvent(noon(130), 20, line(100, 100), UTC)).toMatchObject({ days: 14 });
  });

  it('takes a week where less is asked, and nothing where a week is too long', () => {
    expect(placeEvent(noon(30), 3, line(0, 60), UTC)).toMatchObject({ days: 7 });
    expect(placeEvent(noon(6), 14, line(0, 60), UTC)).toBeUndefined();
    expect(placeEvent(noon(53), 14, line(0, 60), UTC)).toBeUndefined();
    expect(placeEvent(noon(10), 14, line(0, 21), UTC)).toBeUndefined();
    expect(placeEvent(noon(-5), 14, line(0, 60), UTC)).toBeUndefined();
  });

  it('goes by the local day', () => {
    // An hour before midnight UTC is the next day in Kolkata.
    const late = noon(30) + 11 * MICROS_PER_HOUR;
    expect(placeEvent(late, 7, line(0, 60), UTC)?.at).toBe(30);
    expect(placeEvent(late, 7, line(0, 60), calendarOf('Asia/Kolkata'))?.at).toBe(31);
  });
});
