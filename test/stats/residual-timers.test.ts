import { describe, expect, it } from 'vitest';
import { MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { Random } from '../../src/model/random.ts';
import { drawExponential } from '../../src/stats/draw.ts';
import { createRandom } from '../../src/stats/random.ts';
import { findPeriod, leaveOutBeats } from '../../src/stats/residual-timers.ts';

const DAY = 24 * 60;
/** Use at random, every 20 minutes on average over so many days. */
function use(days: number, random: Random): number[] {
  const at: number[] = [];
  for (let t = 0; t < days * DAY; t += 20 * drawExponential(random)) at.push(Math.floor(t * MICROS_PER_MINUTE));
  return at;
}
/** Beats of which every one is lost with a chance of 0.6, off by up to half a second. */
const timer = (minutes: number, days: number, random: Random): number[] =>
  Array.from({ length: Math.floor((days * DAY) / minutes) }, (_, i) => i * minutes * MICROS_PER_MINUTE + 77 * MICROS_PER_SECOND)
    .filter(() => random.next() < 0.4)
    .map((at) => at + random.below(MICROS_PER_SECOND));

describe('what is left of a timer among use', () => {
  it.each([5, 15, 60])('is found by its period of %i minutes, or the first multiple of it, and left out', (minutes) => {
    const random = createRandom(8_409 + minutes);
    const [people, beats] = [use(14, random), timer(minutes, 14, random)];
    const all = Float64Array.from([...people, ...beats]).sort();
    const period = findPeriod(all) as number;
    const beatsApart = period / (minutes * MICROS_PER_MINUTE);
    expect(Math.abs(beatsApart - Math.round(beatsApart)) * minutes * 60).toBeLessThanOrEqual(1.01);
    const left = new Set(all.subarray(0, leaveOutBeats(all, period)));
    const share = (of: readonly number[]) => of.filter((at) => left.has(at)).length / of.length;
    // A beat stays where both of its neighbours are lost: 0.6 × 0.6.
    expect(share(beats)).toBeLessThan(0.45);
    expect(share(people)).toBeGreaterThan(0.95);
  });

  it('is not seen in use without a timer', () => {
    for (let seed = 0; seed < 20; seed++) expect(findPeriod(Float64Array.from(use(14, createRandom(8_450 + seed))))).toBeUndefined();
  });
});
