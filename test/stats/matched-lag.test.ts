import { describe, expect, it } from 'vitest';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { matchLag } from '../../src/stats/matched-lag.ts';
import type { PseudoEvents } from '../../src/stats/pseudo-events.ts';
import { createRandom } from '../../src/stats/random.ts';

const EVENT = 100 * MICROS_PER_DAY + 15 * MICROS_PER_HOUR;
const REACH = 2 * MICROS_PER_MINUTE;
const DAYS = 20;
const minutes = (from: number, count: number) => Float64Array.from({ length: count }, (_, i) => from + i * MICROS_PER_MINUTE);
const pseudo: PseudoEvents = {
  event: EVENT,
  points: Array.from({ length: DAYS }, (_, d) => minutes(EVENT - (DAYS - d) * MICROS_PER_DAY - 15 * MICROS_PER_MINUTE, 31)),
  own: minutes(EVENT - 30 * MICROS_PER_MINUTE, 31),
  sameClass: true,
};
const LONG_AGO = EVENT - 60 * MICROS_PER_DAY;
/** Seconds from the event, or from the same time `days` days before. */
const near = (seconds: number, days = 0) => EVENT - days * MICROS_PER_DAY + seconds * MICROS_PER_SECOND;
const match = (own: readonly number[], uncertainty = 0, level = 0.9) =>
  matchLag(Float64Array.from([LONG_AGO, ...own]).sort(), pseudo, { reach: REACH, uncertainty, level, random: createRandom(1) });

describe('a wait beside those of comparable moments', () => {
  it('is as rare as the share of moments with as short a one, those of the event’s own half hour among them', () => {
    // 50 s before the event. On each of four days active once, 30 s before a moment: one moment each has a wait of 30 s or less.
    const found = match([near(-50), near(-30, 1), near(-30 + 60, 3), near(-30 + 120, 7), near(-30, 9)]);
    expect(found).toMatchObject({ days: DAYS, lag: 50 * MICROS_PER_SECOND, last: near(-50), sameClass: true });
    // Four of 620 moments, and the event itself of the 31 of its own half hour.
    expect(found?.chance).toBeCloseTo(5 / 651, 12);
    // Within two minutes: two moments on each day.
    expect(found?.withinWindow).toBeCloseTo(8 / 620, 12);
    expect(found?.daysWithin).toBe(4);
    expect(found?.low).toBeLessThan(found?.chance as number);
    expect(found?.high).toBeGreaterThan(found?.chance as number);
  });

  it('has an upper limit by the number of days where none of them has a wait as short', () => {
    const found = match([near(-10)]);
    expect(found?.chance).toBeCloseTo(1 / 651, 12);
    // No hit on 20 days: 1 − 0.05^(1/20), the two-sided 90 % limit.
    expect(found?.high).toBeCloseTo(1 - 0.05 ** (1 / DAYS), 9);
  });

  it('is compared only with days on which it was there', () => {
    const since = EVENT - 5.5 * MICROS_PER_DAY;
    expect(
      matchLag(Float64Array.of(since, near(-10)), pseudo, { reach: REACH, uncertainty: 0, level: 0.9, random: createRandom(1) })?.days,
    ).toBe(5);
    expect(
      matchLag(Float64Array.of(near(-10)), pseudo, { reach: REACH, uncertainty: 0, level: 0.9, random: createRandom(1) }),
    ).toBeUndefined();
  });
});

describe('which side of the event stands out', () => {
  const side = (own: readonly number[], uncertainty = 0) => match(own, uncertainty)?.standsOut;

  it('is the one before where nothing came soon after', () => {
    expect(side([near(-20)])).toBe('before');
    expect(side([near(-20), near(3_600)])).toBe('before');
    expect(match([near(-20)])?.after).toBe(Number.POSITIVE_INFINITY);
  });

  it('is the one after where that is rarer, or alone within the window', () => {
    // Before: 110 s, as is usual on many days; after: 2 s, as on none.
    const usual = Array.from({ length: 12 }, (_, d) => near(-100, d + 1));
    expect(side([near(-110), ...usual, near(2)])).toBe('after');
    expect(side([near(-600), near(20)])).toBe('after');
  });

  it('is both where both are unusual', () => {
    expect(side([near(-5), near(20), ...[1, 2].map((d) => near(15, d))])).toBe('both');
  });

  it('is the one before where it is active soon after such moments anyway', () => {
    // Every minute of the half hour after, on every day: a share of one half or so.
    const busy = Array.from({ length: DAYS }, (_, d) => Array.from({ length: 16 }, (_, i) => near(60 * i + 10, d + 1))).flat();
    expect(side([near(-5), near(10), ...busy])).toBe('before');
  });

  it('is open where the clocks leave it so', () => {
    expect(side([near(3)], 5 * MICROS_PER_SECOND)).toBe('open');
    expect(match([near(3)], 5 * MICROS_PER_SECOND)).toMatchObject({ lag: 2 * MICROS_PER_SECOND, last: near(3), next: near(3) });
  });

  it('mirrors the wait after, moments being turned round', () => {
    const found = match([near(-600), near(20), near(15, 2)]);
    expect(found).toMatchObject({ after: 20 * MICROS_PER_SECOND, next: near(20) });
    // The event itself, and one moment of one day.
    expect(found?.afterChance).toBeCloseTo(2 / 651, 12);
  });
});
