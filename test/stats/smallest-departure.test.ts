import { describe, expect, it } from 'vitest';
import { drawPoisson } from '../../src/stats/draw.ts';
import { logTails, predictive } from '../../src/stats/negative-binomial.ts';
import { createRandom } from '../../src/stats/random.ts';
import { addDay, type DayComparison, judgeDay, type Routine, type Variation } from '../../src/stats/routine.ts';
import { findSmallestDeparture } from '../../src/stats/smallest-departure.ts';
import { sumLogs } from '../../src/stats/student-tail.ts';

/** Days of so many events, one in each of the first hours of the day. */
function routineOf(counts: readonly number[]): Routine {
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  const hours = (n: number) => Math.min(24, n);
  return {
    places: counts.map((_, i) => i),
    mean,
    variance: counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (counts.length - 1),
    logs: sumLogs(counts),
    activeDays: Float64Array.from({ length: 24 }, (_, h) => counts.filter((n) => hours(n) > h).length),
    activeParts: Array.from({ length: 8 }, (_, part) => counts.filter((n) => hours(n) > 3 * part).length),
  };
}

const variation: Variation = { dispersions: new Array<number>(20).fill(0.1), hoursTail: () => 0 };
const asIs = { more: (log: number) => log, less: (log: number) => log };

/** log p of one more day of so many events, as a day of the log would be judged. */
function judge(routine: Routine, events: number) {
  const hours = events >= 24 ? 2 ** 24 - 1 : 2 ** events - 1;
  const day: DayComparison = { events, hours, expected: routine.mean, others: routine.places.length, quietHours: 0, expectedQuietHours: 0 };
  return judgeDay(day, addDay(routine, events, hours), variation, true);
}

describe('the smallest departure that would show', () => {
  const random = createRandom(8_733);
  const routines = [0.8, 6, 25, 120].map((mean) => routineOf(Array.from({ length: 30 }, () => drawPoisson(mean, random))));

  it.each([-3, -6, -12])('is the first count whose chance comes down to e^%i, trying one after the other', (limit) => {
    for (const routine of routines) {
      const { more, less } = findSmallestDeparture(routine, variation, asIs, limit);
      let first = Math.ceil(routine.mean);
      while (judge(routine, first).more > limit) first++;
      expect(more).toBe(first);
      const below = Array.from({ length: Math.ceil(routine.mean) }, (_, n) => n).filter((n) => judge(routine, n).less <= limit);
      expect(less).toBe(below.at(-1));
    }
  });

  it('lies no nearer than the law of the count alone would have it', () => {
    for (const routine of routines) {
      const { more } = findSmallestDeparture(routine, variation, asIs, -6);
      const law = predictive({ mean: routine.mean, dispersion: 0.1 }, routine.places.length);
      expect(logTails(law, more as number).atLeast).toBeLessThanOrEqual(-6);
    }
  });

  it('is none where no day can come to the limit', () => {
    const [seldom] = routines as [Routine];
    // On two days in five there is nothing: one more such day is nothing.
    expect(findSmallestDeparture(seldom, variation, asIs, -6).less).toBeUndefined();
    expect(findSmallestDeparture(seldom, variation, { more: () => -1, less: () => -1 }, -6)).toEqual({ more: undefined, less: undefined });
  });
});
