import { describe, expect, it } from 'vitest';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { createRandom } from '../../src/stats/random.ts';
import { measureUniformity, randomiseP, superUniformity } from '../../src/stats/uniformity.ts';

const LEVELS = [0.5, 0.1, 0.01, 0.001];

/** A discrete p: of the number of heads in ten throws. */
function drawHeads(n: number, seed: number): { readonly p: Float64Array; readonly randomised: Float64Array } {
  const random = createRandom(seed);
  const p = new Float64Array(n);
  const randomised = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let heads = 0;
    for (let k = 0; k < 10; k++) heads += random.below(2);
    p[i] = binomialTail(heads, 10, 0.5);
    randomised[i] = randomiseP(binomialTail(heads, 10, 0.5), binomialTail(heads + 1, 10, 0.5), random);
  }
  return { p, randomised };
}

describe('levels kept', () => {
  it('by uniform and by discrete p, and not by half of p', () => {
    for (let seed = 0; seed < 20; seed++) {
      const random = createRandom(seed);
      const p = Float64Array.from({ length: 3_000 }, () => random.next());
      expect(superUniformity(p, LEVELS).filter(({ exceeded }) => exceeded)).toEqual([]);
      expect(superUniformity(drawHeads(500, seed).p, LEVELS).filter(({ exceeded }) => exceeded)).toEqual([]);
      const halves = superUniformity(
        p.map((value) => value / 2),
        LEVELS,
      );
      expect(halves.slice(0, 3).every(({ exceeded }) => exceeded)).toBe(true);
    }
  });

  it('states counts, shares and the exact tail', () => {
    const [kept] = superUniformity(Float64Array.of(0.01, 0.05, 0.2, 1), [0.05]);
    expect(kept).toEqual({ level: 0.05, n: 4, count: 2, share: 0.5, tail: binomialTail(2, 4, 0.05), exceeded: false });
    expect(kept?.tail).toBeCloseTo(6 * 0.05 ** 2 * 0.95 ** 2 + 4 * 0.05 ** 3 * 0.95 + 0.05 ** 4, 12);
    expect(superUniformity(new Float64Array(0), [0.05])[0]?.exceeded).toBe(false);
    expect(() => superUniformity(Float64Array.of(Number.NaN), [0.05])).toThrow(RangeError);
  });
});

describe('distance from uniform', () => {
  it('has the published critical values', () => {
    // Two-sided critical distances of Kolmogorov's test (Massey 1951; Smirnov's limits 1.358 and 1.628 for large n).
    for (const [n, distance, level] of [
      [20, 0.294, 0.05],
      [20, 0.352, 0.01],
      [1_000_000, 1.358 / 1_000, 0.05],
      [1_000_000, 1.628 / 1_000, 0.01],
    ] as const) {
      // All p moved up by the distance, past the places where a perfect sample lies.
      const p = Float64Array.from({ length: n }, (_, i) => Math.min(1, i / n + distance));
      const measured = measureUniformity(p);
      expect(measured.distance).toBeCloseTo(distance, 9);
      expect(Math.abs(measured.p - level)).toBeLessThan(0.06 * level);
    }
  });

  it('is as often small as its p says', () => {
    let rejected = 0;
    for (let seed = 0; seed < 2_000; seed++) {
      const random = createRandom(seed);
      if (measureUniformity(Float64Array.from({ length: 50 }, () => random.next())).p <= 0.1) rejected++;
    }
    expect(Math.abs(rejected - 200)).toBeLessThan(3.3 * Math.sqrt(2_000 * 0.09));
  });

  it('sees the steps of a discrete p, and none once it is randomised', () => {
    const { p, randomised } = drawHeads(5_000, 3);
    expect(measureUniformity(p).p).toBeLessThan(1e-9);
    expect(measureUniformity(randomised).p).toBeGreaterThan(0.001);
    expect(measureUniformity(Float64Array.of(0.5, 0.9)).distance).toBe(0.5);
    expect(() => measureUniformity(new Float64Array(0))).toThrow(RangeError);
  });
});
