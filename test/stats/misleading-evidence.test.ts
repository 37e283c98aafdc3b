import { describe, expect, it } from 'vitest';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { drawNormal } from '../../src/stats/draw.ts';
import { excessOverBound, meanRatio, measurePower, shareMisleading } from '../../src/stats/misleading-evidence.ts';
import { createRandom } from '../../src/stats/random.ts';
import { tabulateScores } from '../../src/stats/score-table.ts';
import { normalTail } from './normal-law.ts';

/** P(X ≥ k) by adding up the terms of the law. */
function sumTail(successes: number, trials: number, chance: number): number {
  let term = (1 - chance) ** trials;
  let sum = 0;
  for (let k = 0; k <= trials; k++) {
    if (k >= successes) sum += term;
    term *= ((trials - k) / (k + 1)) * (chance / (1 - chance));
  }
  return sum;
}

describe('binomial tail', () => {
  it('adds up the terms of the law', () => {
    for (const [k, n, p] of [
      [0, 5, 0.2],
      [3, 5, 0.2],
      [5, 5, 0.9],
      [30, 200, 0.1],
      [50, 200, 0.1],
      [6, 5, 0.5],
    ] as const) {
      expect(binomialTail(k, n, p)).toBeCloseTo(sumTail(k, n, p), 11);
    }
    expect(binomialTail(40, 40, 0.001) / 1e-120).toBeCloseTo(1, 8);
    expect(binomialTail(1, 3, 0)).toBe(0);
    expect(binomialTail(3, 3, 1)).toBe(1);
    expect(() => binomialTail(1, 2, Number.NaN)).toThrow(RangeError);
  });
});

describe('misleading evidence', () => {
  it('is counted on both sides, and neutral evidence misleads nobody', () => {
    const table = tabulateScores(Float64Array.of(1, 0, -0.1, 2), Float64Array.of(-1, 0, 0.2));
    expect(shareMisleading(table)).toEqual({ for: 1 / 3, against: 1 / 4 });
    expect(shareMisleading(tabulateScores(Float64Array.of(1), new Float64Array(0)))).toEqual({ for: undefined, against: 0 });
    expect(shareMisleading(tabulateScores(new Float64Array(0), Float64Array.of(1)))).toEqual({ for: 1, against: undefined });
  });

  it('of calibrated Gaussian ratios has the known shares, keeps the bound and has mean 1', () => {
    const random = createRandom(8);
    const s = 1;
    const draw = (mean: number) => Float64Array.from({ length: 50_000 }, () => (mean + s * drawNormal(random)) / Math.LN10);
    const [unrelated, related] = [draw(-s / 2), draw(s / 2)];
    const excess = excessOverBound(unrelated);
    const power = measurePower(related);
    for (const [i, { ratio, share, count, bound, tail }] of excess.entries()) {
      expect(bound).toBe(1 / ratio);
      expect(count).toBe(Math.round(share * 50_000));
      expect(Math.abs(share - normalTail(Math.log(ratio) + 0.5))).toBeLessThan(4 * Math.sqrt(bound / 50_000));
      expect(Math.abs((power[i] as number) - normalTail(Math.log(ratio) - 0.5))).toBeLessThan(0.01);
      expect(tail).toBeGreaterThan(0.999);
    }
    const { mean, standardError } = meanRatio(unrelated);
    expect(standardError).toBeCloseTo(Math.sqrt((Math.E - 1) / 50_000), 3);
    expect(Math.abs(mean - 1)).toBeLessThan(4 * standardError);
  });

  it('finds a broken bound, counts a ratio of exactly k, and gives a constant 1 no power', () => {
    const bold = Float64Array.from({ length: 1_000 }, (_, i) => Math.log10(i < 150 ? 10 : 0.5));
    const found = excessOverBound(bold, [10, 11]);
    expect(found[0]).toEqual({ ratio: 10, count: 150, share: 0.15, bound: 0.1, tail: binomialTail(150, 1_000, 0.1) });
    expect(found[0]?.tail).toBeLessThan(1e-5);
    expect(found[1]?.count).toBe(0);
    expect(measurePower(new Float64Array(9))).toEqual([0, 0, 0, 0, 0]);
    expect(meanRatio(new Float64Array(9))).toEqual({ mean: 1, standardError: 0 });
  });

  it('refuses nothing and NaN', () => {
    expect(() => excessOverBound(new Float64Array(0))).toThrow(RangeError);
    expect(() => measurePower(Float64Array.of(Number.NaN))).toThrow(RangeError);
    expect(() => meanRatio(Float64Array.of(1))).toThrow(RangeError);
  });
});
