import { describe, expect, it } from 'vitest';
import { drawGamma, drawPoisson } from '../../src/stats/draw.ts';
import { createRandom } from '../../src/stats/random.ts';
import { BOUNDARIES, chanceOfLeastTail, estimateSpread, findRateChange } from '../../src/stats/rate-change.ts';
import { binomialBound, shareBelow } from '../calibration/uniformity.ts';

const even = (count: number, random: ReturnType<typeof createRandom>): Float64Array =>
  Float64Array.from({ length: count }, () => random.next()).sort();

describe('chanceOfLeastTail', () => {
  it('is what counting all placements by hand gives for one and two occasions', () => {
    // One occasion lies in one of 16 cells. The least tail over the moments is 1/16 if it lies in the first or in the last cell: before
    // the first moment with chance 1/16, after the last with chance 1/16.
    const cells = BOUNDARIES + 1;
    expect(chanceOfLeastTail(Math.log(1 / cells), 1)).toBeCloseTo(2 / cells, 12);
    // Both in the first cell, or both in the last.
    expect(chanceOfLeastTail(Math.log(1 / cells ** 2), 2)).toBeCloseTo(2 / cells ** 2, 12);
  });

  it('is the share of even series that look as striking', () => {
    const random = createRandom(11);
    const p = Array.from({ length: 4_000 }, () => findRateChange(even(12, random), 1).p);
    for (const level of [0.1, 0.05, 0.01]) expect(shareBelow(p, level), `${level}`).toBeLessThan(binomialBound(level, p.length));
    // Not only below: counts are whole, yet with twelve of them the levels are nearly reached.
    expect(shareBelow(p, 0.1)).toBeGreaterThan(0.05);
  });
});

describe('findRateChange', () => {
  it('finds where silence ends, and says how many lie on either side', () => {
    const change = findRateChange(
      Float64Array.from({ length: 20 }, (_, i) => 0.5 + i / 41),
      1,
    );
    expect(change).toMatchObject({ share: 0.5, before: 0, after: 20 });
    // The tail is 2^−20; the search makes it a few times as much, and never more than 30 times.
    expect(change.p).toBeGreaterThan(2 ** -20);
    expect(change.p).toBeLessThan(30 * 2 ** -20);
  });

  it('counts occasions for fewer where they come in spells', () => {
    const passed = Float64Array.from({ length: 20 }, (_, i) => 0.5 + i / 41);
    expect(findRateChange(passed, 4).p).toBeGreaterThan(1e3 * findRateChange(passed, 1).p);
  });

  it('has nothing to say of none and of one', () => {
    expect(findRateChange([], 1).p).toBe(1);
    expect(findRateChange([0.5], 1).p).toBe(1);
  });
});

describe('estimateSpread', () => {
  const random = createRandom(21);

  it('is 1 for even series, and more the more unevenly occasions come', () => {
    const calm = Array.from({ length: 600 }, () => even(8 + random.below(8), random));
    expect(Math.abs(estimateSpread(calm, (one) => one)(12) - 1)).toBeLessThan(0.25);
    const spells = Array.from({ length: 600 }, () => even(3, random)).map((starts) =>
      Float64Array.from(Array.from(starts).flatMap((at) => [0, 1, 2, 3].map((i) => Math.min(1, at + i * 1e-3)))).sort(),
    );
    expect(estimateSpread(spells, (one) => one)(12)).toBeGreaterThan(2.5);
  });

  it('keeps the level where rates wander by themselves', () => {
    // Thirty days in spells of three with a warmth of their own.
    const series = Array.from({ length: 1_500 }, () => {
      const days: number[] = [];
      for (let spell = 0; spell < 20; spell++) {
        const warmth = drawGamma(2, random);
        for (let day = 0; day < 3; day++) if (drawPoisson(0.3 * warmth, random) > 0) days.push((3 * spell + day + 0.5) / 60);
      }
      return Float64Array.from(days);
    }).filter((passed) => passed.length >= 5);
    const effect = estimateSpread(series, (one) => one);
    const p = series.map((passed) => findRateChange(passed, effect(passed.length)).p);
    for (const level of [0.05, 0.01]) expect(shareBelow(p, level), `${level}`).toBeLessThan(binomialBound(level, p.length));
    expect(shareBelow(p, 0.1)).toBeGreaterThan(0.03);
  });

  it('is cautious where there are few series', () => {
    expect(estimateSpread([[0.1, 0.5, 0.9]], (one) => one)(3)).toBeGreaterThanOrEqual(3);
  });
});
