import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../src/formats/zone.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { drawNormal } from '../../src/stats/draw.ts';
import { estimateSilence, findNights, medianOf, type Night } from '../../src/stats/nightly-silence.ts';
import { createRandom } from '../../src/stats/random.ts';

const none = new Float64Array();
const coverage = {
  from: 0,
  to: 100 * MICROS_PER_DAY,
  gapFrom: none,
  gapTo: none,
  observed: 100 * MICROS_PER_DAY,
  days: new Int32Array(),
  dayShare: none,
};
/** Hours from the noon of day 9. */
const at = (...hours: readonly number[]) => Float64Array.from(hours, (h) => Math.round((9.5 * 24 + h) * MICROS_PER_HOUR));
const nights = (instants: Float64Array, watched = coverage, calendar = UTC) => findNights(instants, watched, calendar);

describe('nights', () => {
  it('are the longest silence from noon to noon, with its edges in hours from noon and the bursts on either side', () => {
    // Silent from 22:30 to 7:00. In the two hours before: 21:00, then 22:00 with 22:05 (one burst), 22:30 being the edge. After: 8:30.
    const found = nights(at(1, 4, 9, 10, 10 + 5 / 60, 10.5, 19, 20.5, 23));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ day: 10, onset: 10.5, end: 19, burstsBefore: 2, burstsAfter: 1 });
    expect([found[0]?.from, found[0]?.to]).toEqual([...at(10.5, 19)]);
  });

  it('are one for each day, and of those with three signs of activity', () => {
    const day = [2, 11, 19];
    const found = nights(at(...[0, 1, 2, 4].flatMap((d) => (d === 2 ? [24 * d + 5, 24 * d + 20] : day.map((h) => 24 * d + h)))));
    expect(found.map(({ day: morning }) => morning)).toEqual([10, 11, 14]);
  });

  it('lie about a middle between 18:00 and noon, whatever the longest silence of the day is', () => {
    // Silent from 12:30 to 20:00, middle 16:15; from 23:00 to 6:00, middle 2:30.
    expect(nights(at(0.1, 0.5, 8, 9, 11, 18, 19))).toMatchObject([{ onset: 11, end: 18 }]);
    // Whose silence reaches past noon, but whose middle lies before it: shift work.
    expect(nights(at(1, 2, 3, 19, 28, 29, 30))[0]).toMatchObject({ onset: 3, end: 19 });
  });

  it('are none longer than sixteen hours, nor where the log was not watching', () => {
    expect(nights(at(1, 2, 3, 19.1, 21))).toEqual([]);
    expect(nights(at(1, 2, 5, 20.9, 21))).toHaveLength(1);
    const [gap, until] = at(14, 15) as unknown as [number, number];
    expect(nights(at(1, 10, 11, 19, 20), { ...coverage, gapFrom: Float64Array.of(gap), gapTo: Float64Array.of(until) })).toEqual([]);
  });

  it('go by local noon', () => {
    // Five and a half hours ahead: what is 17:00 to 2:00 UTC is 22:30 to 7:30.
    const found = nights(at(-4, -1, 5, 14, 17), coverage, calendarOf('Asia/Kolkata'));
    expect(found).toMatchObject([{ onset: 10.5, end: 19.5 }]);
  });
});

it('the median of an even number lies between the two in the middle, in any order', () => {
  expect(medianOf([5, 1, 9, 3])).toBe(4);
});

describe('the usual silence', () => {
  const night = (onset: number, end: number, burstsBefore = 4, burstsAfter = 4): Night => ({
    day: 0,
    from: 0,
    to: 0,
    onset,
    end,
    burstsBefore,
    burstsAfter,
  });

  it('has the mean middle where both edges are as lively, sleep lying within by one wait on either side', () => {
    // Eight bursts and a half in four hours before and after.
    const { middle, uncorrected, begins, ends, nights } = estimateSilence([night(10, 19), night(11, 20)], 0.8);
    expect([middle, uncorrected]).toEqual([15, 15]);
    expect(begins.at).toBeCloseTo(10.5 + 4 / 8.5, 12);
    expect(ends.at).toBeCloseTo(19.5 - 4 / 8.5, 12);
    expect(nights).toHaveLength(2);
  });

  it('is moved by half the difference of the waits at its edges', () => {
    // 16.5 bursts before, 4.5 after: waits of 4/16.5 and 4/4.5 hours.
    const { middle, uncorrected } = estimateSilence([night(10, 19, 8, 2), night(11, 20, 8, 2)], 0.8);
    expect(uncorrected - middle).toBeCloseTo((4 / 4.5 - 4 / 16.5) / 2, 12);
    // No wait is longer than the two hours in which bursts are counted.
    const still = estimateSilence([night(10, 19, 8, 0), night(11, 20, 8, 0)], 0.8);
    expect(still.uncorrected - still.middle).toBeCloseTo((2 - 4 / 16.5) / 2, 12);
  });

  it('sets aside nights of another kind', () => {
    const usual = Array.from({ length: 9 }, (_, i) => night(10 + i / 10, 18 + i / 10));
    const { nights, uncorrected } = estimateSilence([...usual, night(2, 9)], 0.8);
    expect(nights).toEqual(usual);
    expect(uncorrected).toBeCloseTo(14.4, 12);
  });

  it('holds the middle of sleep of people whose phone is used at random until they sleep and from when they wake', () => {
    const random = createRandom(8_736);
    let [held, begins, ends] = [0, 0, 0];
    const PEOPLE = 400;
    for (let person = 0; person < PEOPLE; person++) {
      const [bed, rise] = [10 + 2 * random.next(), 18 + 2 * random.next()];
      const [evening, morning] = [0.5 + 2 * random.next(), 0.5 + 2 * random.next()];
      const instants: number[] = [];
      let [sleeps, wakes] = [0, 0];
      const N = 28;
      for (let d = 0; d < N; d++) {
        const [sleep, wake] = [bed + 0.5 * drawNormal(random), rise + 0.5 * drawNormal(random)];
        sleeps += sleep / N;
        wakes += wake / N;
        for (let h = 0; h < 24; ) {
          const rate = h < sleep ? evening : morning;
          h -= Math.log(1 - random.next()) / rate;
          if (h < 24 && (h < sleep || h > wake)) instants.push(24 * d + h);
          else if (h >= sleep && h <= wake) h = wake;
        }
      }
      const found = nights(at(...instants));
      const silence = estimateSilence(found, 0.8);
      const inside = (edge: { at: number; half: number }, truth: number) => Number(Math.abs(edge.at - truth) <= edge.half);
      held += Number(Math.abs(silence.middle - (sleeps + wakes) / 2) <= silence.half);
      begins += inside(silence.begins, sleeps);
      ends += inside(silence.ends, wakes);
    }
    // The margins of doubt are for evenings that fade out, which these do not: at least as stated, within three standard errors.
    for (const [what, count] of Object.entries({ held, begins, ends }))
      expect(count / PEOPLE, what).toBeGreaterThan(0.8 - 3 * Math.sqrt(0.16 / PEOPLE));
  });

  it('is surer of more nights, and at a lower level', () => {
    const some = (n: number) => Array.from({ length: n }, (_, i) => night(10 + (i % 5) / 3, 19 + ((i + 2) % 5) / 3));
    expect(estimateSilence(some(40), 0.8).half).toBeLessThan(estimateSilence(some(5), 0.8).half);
    expect(estimateSilence(some(5), 0.5).half).toBeLessThan(estimateSilence(some(5), 0.8).half);
  });
});
