import { describe, expect, it } from 'vitest';
import type { Sessions } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { countHours } from '../../src/stats/hours-of-sittings.ts';
import { createRandom } from '../../src/stats/random.ts';
import {
  credibleOffsets,
  massNear,
  offsetAt,
  offsetPosterior,
  publishedProfile,
  SLOTS,
  shiftLikelihood,
  smoothProfile,
} from '../../src/stats/zone-offsets.ts';

const rotate = (profile: Float64Array, hoursAhead: number): Float64Array =>
  profile.map((_, slot) => profile[(slot + 2 * hoursAhead + 2 * SLOTS) % SLOTS] as number);

const sessionsOf = (start: number[]): Sessions => ({
  offsets: Float64Array.of(0, start.length),
  start: Float64Array.from(start),
  end: Float64Array.from(start),
  stitch: 1,
});

describe('profiles of a day', () => {
  it('sum to one and leave nothing impossible', () => {
    const once = new Float64Array(SLOTS);
    once[3] = 9;
    for (const profile of [publishedProfile(), smoothProfile(new Float64Array(SLOTS).fill(3)), smoothProfile(once)]) {
      expect(Math.min(...profile)).toBeGreaterThan(0);
      expect(profile.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });
});

describe('offsets by the hours of sittings', () => {
  const reference = publishedProfile();

  it('has the log likelihood of a multinomial law, for each shift', () => {
    const counts = Float64Array.from({ length: SLOTS }, (_, slot) => (slot % 7) + (slot > 30 ? 5 : 0));
    const found = shiftLikelihood(counts, reference, 2);
    for (const i of [0, 13, 24, 47]) {
      // Written out: somebody three hours ahead does at 6:00 of the log what is usual at 9:00.
      let expected = 0;
      for (let slot = 0; slot < SLOTS; slot++) {
        const local = (((slot / 2 + offsetAt(i)) % 24) + 24) % 24;
        expected += ((counts[slot] as number) * Math.log(reference[2 * local] as number)) / 2;
      }
      expect(found[i]).toBeCloseTo(expected, 9);
    }
  });

  it.each([-9.5, -3, 0, 4.5, 11])('finds the shift of a day that is the reference %d hours ahead', (hours) => {
    const counts = rotate(reference, hours).map((share) => 500 * share);
    const posterior = offsetPosterior(shiftLikelihood(counts, reference, 1));
    expect(posterior.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    const { best, low, high } = credibleOffsets(posterior, 0.8);
    expect(best).toBe(hours);
    // However much there is to go by, people of one zone differ: 1.28 standard deviations of an hour to either side.
    expect(high - low).toBeGreaterThan(2);
    expect(high - low).toBeLessThan(4);
    expect(massNear(posterior, hours, 2)).toBeGreaterThan(0.8);
  });

  it('says that it does not know where nothing is seen', () => {
    const posterior = offsetPosterior(shiftLikelihood(new Float64Array(SLOTS), reference, 1));
    expect(Math.max(...posterior) - Math.min(...posterior)).toBeLessThan(1e-12);
    const { low, high } = credibleOffsets(posterior, 0.8);
    expect(high - low).toBeGreaterThanOrEqual(0.8 * 24);
  });
});

describe('hours of sittings', () => {
  it('are counted by half hour, on days with any', () => {
    const { counts, sittings, days } = countHours(sessionsOf([9.25, 9.75, 24 + 23.9, 72].map((hour) => hour * MICROS_PER_HOUR)), 0, UTC);
    expect([counts[18], counts[19], counts[47], counts[0]]).toEqual([1, 1, 1, 1]);
    expect([sittings, days]).toEqual([4, 3]);
  });

  it('vary as the multinomial law has it where they are independent, and by as much more as they come in lumps', () => {
    const random = createRandom(8);
    const draw = (lump: number) => {
      const start: number[] = [];
      for (let day = 0; day < 400; day++)
        for (let i = 0; i < 6; i++) {
          const hour = 24 * random.next();
          for (let j = 0; j < lump; j++) start.push(day * MICROS_PER_DAY + hour * MICROS_PER_HOUR);
        }
      return countHours(sessionsOf(start.sort((a, b) => a - b)), 0, UTC).overdispersion;
    };
    // 2,793 degrees of freedom: a standard error of 0.027.
    expect(draw(1)).toBeLessThan(1.1);
    expect(Math.abs(draw(4) / 4 - 1)).toBeLessThan(0.1);
  });

  it('of nothing, of one sitting and of one instant are no failure', () => {
    for (const start of [[], [5], [5, 5, 5]]) {
      const { overdispersion, sittings } = countHours(sessionsOf(start), 0, UTC);
      expect([overdispersion, sittings]).toEqual([1, start.length]);
    }
  });
});
