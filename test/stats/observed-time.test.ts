import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, localTime, UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { instantAt, isWatched, observedBetween, watchedDays } from '../../src/stats/observed-time.ts';
import { lowerBound, upperBound } from '../../src/stats/search.ts';

const coverage = { from: 0, to: 1_000, gapFrom: Float64Array.of(100, 500), gapTo: Float64Array.of(200, 900) };
const watched = (t: number) => t >= 0 && t < 1_000 && !(t >= 100 && t < 200) && !(t >= 500 && t < 900);

/** Clocks go forward an hour at 2024-03-31T01:00Z and back at 2024-10-27T01:00Z. */
const AMSTERDAM: Calendar = {
  clock: 'utc',
  zone: 'Europe/Amsterdam',
  stated: true,
  spans: [
    { from: Number.NEGATIVE_INFINITY, offset: MICROS_PER_HOUR },
    { from: Date.UTC(2024, 2, 31, 1) * 1_000, offset: 2 * MICROS_PER_HOUR },
    { from: Date.UTC(2024, 9, 27, 1) * 1_000, offset: MICROS_PER_HOUR },
  ],
};
const utc = (...parts: [number, number, number, number, number]) => Date.UTC(...parts) * 1_000;

describe('observed time', () => {
  it('is what counting unit by unit gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 1_050 }), fc.nat(600), (from, length) => {
        let count = 0;
        for (let t = from; t < from + length; t++) if (watched(t)) count++;
        expect(observedBetween(coverage, from, from + length)).toBe(count);
        if (length > 0) expect(isWatched(coverage, from, from + length)).toBe(count === length);
      }),
    );
  });

  it('names each watched day once', () => {
    const days = (gapFrom: number, gapTo: number, to: number) =>
      watchedDays(
        {
          from: 0,
          to: to * MICROS_PER_DAY,
          gapFrom: Float64Array.of(gapFrom * MICROS_PER_DAY),
          gapTo: Float64Array.of(gapTo * MICROS_PER_DAY),
        },
        UTC,
      );
    expect([...days(1.5, 4.25, 5.5)]).toEqual([0, 1, 4, 5]);
    expect([...days(1.5, 1.75, 2.5)]).toEqual([0, 1, 2]);
  });
});

describe('local times', () => {
  it('come back from the instants that they name', () => {
    fc.assert(
      fc.property(fc.integer({ min: utc(2024, 0, 1, 0, 0), max: utc(2024, 11, 31, 0, 0) }), (at) => {
        expect(localTime(AMSTERDAM, instantAt(AMSTERDAM, localTime(AMSTERDAM, at)))).toBe(localTime(AMSTERDAM, at));
      }),
    );
  });

  it('that exist twice are taken the first time, and those that do not exist are moved forward', () => {
    expect(instantAt(AMSTERDAM, utc(2024, 9, 27, 2, 30))).toBe(utc(2024, 9, 27, 0, 30));
    expect(localTime(AMSTERDAM, instantAt(AMSTERDAM, utc(2024, 2, 31, 2, 30)))).toBe(utc(2024, 2, 31, 3, 30));
  });
});

describe('search in ascending values', () => {
  it('finds the bounds that a scan finds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (values, bound) => {
        const ascending = Float64Array.from(values).sort();
        expect(lowerBound(ascending, bound)).toBe(values.filter((v) => v < bound).length);
        expect(upperBound(ascending, bound)).toBe(values.filter((v) => v <= bound).length);
      }),
    );
  });
});
