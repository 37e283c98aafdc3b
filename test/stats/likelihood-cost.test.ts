import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrateInHindsight, crossEntropy, likelihoodCost, splitCost } from '../../src/stats/likelihood-cost.ts';
import { pavDeviation } from '../../src/stats/pav-deviation.ts';
import { indexCases, tabulateScores, weighCases } from '../../src/stats/score-table.ts';
import { normalQuantile } from './normal-law.ts';

const table = (related: readonly number[], unrelated: readonly number[]) =>
  tabulateScores(Float64Array.from(related), Float64Array.from(unrelated));

/** Straight from the definition, on plain ratios. */
function plainCost(related: readonly number[], unrelated: readonly number[], odds = 1): number {
  const prior = odds / (1 + odds);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return (
    prior * mean(related.map((x) => Math.log2(1 + 1 / (odds * 10 ** x)))) +
    (1 - prior) * mean(unrelated.map((x) => Math.log2(1 + odds * 10 ** x)))
  );
}

const ratios = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 30 });
const coarse = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 30 });

describe('cost of likelihood ratios', () => {
  it('is 1 for a ratio of 1, and 0 for perfect ones', () => {
    expect(likelihoodCost(table([0, 0], [0, 0, 0]))).toBe(1);
    expect(likelihoodCost(table([Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY]))).toBe(0);
    expect(likelihoodCost(table([1], []))).toBeUndefined();
    expect(() => table([Number.NaN], [0])).toThrow(RangeError);
  });

  it('follows its definition, and is stable far out', () => {
    fc.assert(
      fc.property(ratios, ratios, (p, d) => {
        expect(likelihoodCost(table(p, d))).toBeCloseTo(plainCost(p, d), 10);
      }),
    );
    expect(likelihoodCost(table([-400], [0]))).toBeCloseTo((400 * Math.log2(10) + 1) / 2, 9);
    expect(likelihoodCost(table([400], [400]))).toBeCloseTo(200 * Math.log2(10), 9);
    expect(likelihoodCost(table([Number.NEGATIVE_INFINITY, 5], [0]))).toBe(Number.POSITIVE_INFINITY);
  });

  it('of calibrated Gaussian ratios is the integral', () => {
    // ln LR ~ N(±s²/2, s²) is calibrated: its density under Hp over that under Hd is LR itself.
    for (const s of [0.5, 1, 2, 4]) {
      let integral = 0;
      const step = 0.001;
      for (let z = -9 + step / 2; z < 9; z += step) {
        integral += step * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * Math.log2(1 + Math.exp(-(s * s) / 2 - s * z));
      }
      const n = 8_000;
      const drawn = Array.from({ length: n }, (_, i) => ((s * s) / 2 + s * normalQuantile((i + 0.5) / n)) / Math.LN10);
      const cost = splitCost(
        table(
          drawn,
          drawn.map((x) => -x),
        ),
      );
      expect(cost?.cost).toBeCloseTo(integral, 3);
      expect(cost?.calibration).toBeLessThan(0.002);
    }
  });

  it('is never below its least, which no monotone change alters', () => {
    fc.assert(
      fc.property(fc.oneof(ratios, coarse), fc.oneof(ratios, coarse), (p, d) => {
        const cost = splitCost(table(p, d));
        if (cost === undefined) throw new Error('both kinds have cases');
        expect(cost.least).toBeLessThanOrEqual(cost.cost + 1e-12);
        expect(cost.least).toBeLessThanOrEqual(1 + 1e-12);
        const bent = (x: number) => Math.fround(x) ** 3 + 2 * Math.fround(x);
        const rounded = (values: readonly number[]) => values.map(Math.fround);
        expect(splitCost(table(p.map(bent), d.map(bent)))?.least).toBeCloseTo(splitCost(table(rounded(p), rounded(d)))?.least as number, 9);
      }),
    );
  });

  it('after calibration in hindsight is the least among all ascending ratios on a grid', () => {
    const [p, d] = [
      [1, 1, 2, 3, 3],
      [1, 2, 2, 2, 3, 1, 1],
    ];
    const grid = Array.from({ length: 81 }, (_, i) => -2 + i / 20);
    let least = Number.POSITIVE_INFINITY;
    for (const a of grid) {
      for (const b of grid) {
        for (const c of grid)
          if (a <= b && b <= c)
            least = Math.min(
              least,
              plainCost(
                p.map((x) => [a, b, c][x - 1] as number),
                d.map((x) => [a, b, c][x - 1] as number),
              ),
            );
      }
    }
    const found = splitCost(table(p, d))?.least as number;
    expect(found).toBeLessThanOrEqual(least);
    expect(found).toBeCloseTo(least, 3);
  });

  it('does not depend on the order, and counts weights as copies', () => {
    const [p, d] = [
      [0.3, 0.7, -0.1, 0.7],
      [-1, 0.2, 0.7, -1, -3.3],
    ];
    expect(splitCost(table(p.toReversed(), d.toReversed()))).toEqual(splitCost(table(p, d)));
    const weighed = weighCases(indexCases(Float64Array.from(p), Float64Array.from(d)), Int32Array.of(2, 0, 1, 3, 1, 2, 0, 1, 1));
    const copied = table([0.3, 0.3, -0.1, 0.7, 0.7, 0.7], [-1, 0.2, 0.2, -1, -3.3]);
    expect(splitCost(weighed)?.cost).toBeCloseTo(splitCost(copied)?.cost as number, 14);
    expect(splitCost(weighed)?.least).toBeCloseTo(splitCost(copied)?.least as number, 14);
  });
});

describe('empirical cross-entropy', () => {
  it('follows its definition at any odds, and is the entropy of the prior for a ratio of 1', () => {
    fc.assert(
      fc.property(ratios, ratios, fc.double({ min: -3, max: 3, noNaN: true }), (p, d, odds) => {
        expect(crossEntropy(table(p, d), odds)).toBeCloseTo(plainCost(p, d, 10 ** odds), 9);
      }),
    );
    const prior = 10 / 11;
    expect(crossEntropy(table([0], [0]), 1)).toBeCloseTo(-prior * Math.log2(prior) - (1 - prior) * Math.log2(1 - prior), 12);
  });
});

describe('deviation from pool adjacent violators', () => {
  it('is the mean distance of calibrated ratios from the stated ones', () => {
    // Three ratios, each with its own share: PAV makes log10(½), log10(1), log10(2) of them, whatever they claim.
    const claim = (a: number, b: number, c: number) => table([a, b, b, c, c], [a, a, b, b, c]);
    const half = Math.log10(2);
    expect(pavDeviation(claim(-half, 0, half))).toBeCloseTo(0, 12);
    expect(pavDeviation(claim(-half + 0.1, 0.1, half + 0.1))).toBeCloseTo(0.1, 12);
    // Twice as far out as it should be: two triangles of height half over the range 4 · half.
    expect(pavDeviation(claim(-2 * half, 0, 2 * half))).toBeCloseTo(half / 2, 12);
  });

  it('integrates where the line crosses the identity', () => {
    const crossing = table([-1, -1, 0.1, 0.1, 0.1, 0.1], [-1, -1, -1, -1, 0.1, 0.1]);
    const [y1, y2] = [Math.log10(2 / 4), Math.log10(4 / 2)];
    let area = 0;
    const step = 1.1 / 100_000;
    for (let x = -1 + step / 2; x < 0.1; x += step) area += step * Math.abs(y1 + ((y2 - y1) * (x + 1)) / 1.1 - x);
    expect(pavDeviation(crossing)).toBeCloseTo(area / 1.1, 7);
    // From below the identity to above it.
    const steep = table([-0.1, 0.1, 0.1], [-0.1, -0.1, 0.1]);
    expect(pavDeviation(steep)).toBeCloseTo((Math.log10(2) - 0.1) / 2, 10);
  });

  it('has its edge cases', () => {
    expect(pavDeviation(table([1, 2], [-1, 0]))).toBeUndefined();
    expect(pavDeviation(table([0.5, 0.5], [0.5]))).toBeCloseTo(0.5, 12);
    expect(pavDeviation(table([Number.POSITIVE_INFINITY, 0], [Number.POSITIVE_INFINITY, -1]))).toBe(Number.POSITIVE_INFINITY);
    expect(pavDeviation(table([1], []))).toBeUndefined();
  });
});

it('calibration in hindsight gives shares of the related over shares of the unrelated', () => {
  const { score } = calibrateInHindsight(table([2, 3, 3], [1, 2, 2, 3]));
  expect(score[0]).toBe(Number.NEGATIVE_INFINITY);
  expect(score[1]).toBeCloseTo(Math.log10(1 / 3 / (2 / 4)), 12);
  expect(score[2]).toBeCloseTo(Math.log10(2 / 3 / (1 / 4)), 12);
});
