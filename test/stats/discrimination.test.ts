import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, areaUnderCurve, truePositiveRateAt, truePositiveRateOf } from '../../src/stats/discrimination.ts';
import { createRandom } from '../../src/stats/random.ts';
import { indexCases, tabulateScores, weighCases } from '../../src/stats/score-table.ts';
import { normalQuantile, normalTail } from './normal-law.ts';

/** A normal sample without chance: its own quantiles. */
const normalQuantiles = (n: number, mean: number) => Float64Array.from({ length: n }, (_, i) => mean + normalQuantile((i + 0.5) / n));

const few = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 12 }).map((values) => Float64Array.from(values));

describe('area under the curve', () => {
  it('of two normal laws is Φ(d/√2)', () => {
    for (const d of [0, 0.5, 1, 2]) {
      expect(areaUnderCurve(normalQuantiles(4_000, d), normalQuantiles(4_000, 0))).toBeCloseTo(1 - normalTail(d / Math.SQRT2), 4);
    }
  });

  it('counts pairs, ties half', () => {
    fc.assert(
      fc.property(few, few, (positives, negatives) => {
        let won = 0;
        for (const p of positives) for (const n of negatives) won += p > n ? 1 : p === n ? 0.5 : 0;
        const pairs = positives.length * negatives.length;
        const area = areaUnderCurve(positives, negatives);
        if (pairs === 0) expect(area).toBeUndefined();
        else expect(area).toBeCloseTo(won / pairs, 12);
      }),
    );
  });

  it('takes infinite scores and both zeros, and refuses NaN', () => {
    expect(areaUnderCurve(Float64Array.of(Number.POSITIVE_INFINITY, 0), Float64Array.of(-0, Number.NEGATIVE_INFINITY))).toBe(0.875);
    expect(() => areaUnderCurve(Float64Array.of(Number.NaN), Float64Array.of(1))).toThrow(RangeError);
  });
});

describe('true positive rate at a false positive rate', () => {
  it('is the best of all thresholds', () => {
    fc.assert(
      fc.property(few, few, fc.constantFrom(0.1, 0.25, 0.29, 0.5, 1), (positives, negatives, rate) => {
        const found = truePositiveRateAt(positives, negatives, rate);
        if (positives.length === 0 || negatives.length * rate < 1 - 1e-9) {
          expect(found).toBeUndefined();
          return;
        }
        let best = 0;
        for (const threshold of [...positives, ...negatives]) {
          const through = negatives.filter((score) => score >= threshold).length;
          if (through <= rate * negatives.length + 1e-9) {
            best = Math.max(best, positives.filter((score) => score >= threshold).length / positives.length);
          }
        }
        expect(found).toBeCloseTo(best, 12);
      }),
    );
  });

  it('does not divide a block of ties, nor lose a case to rounding', () => {
    const negatives = Float64Array.from({ length: 100 }, (_, i) => (i < 30 ? 1 : 0));
    expect(truePositiveRateAt(Float64Array.of(1, 2), negatives, 0.29)).toBe(0.5);
    const rest = negatives.slice();
    rest[0] = 0;
    expect(truePositiveRateAt(Float64Array.of(1, 2), rest, 0.29)).toBe(1);
    expect(truePositiveRateAt(Float64Array.of(1, 2), negatives.subarray(0, 99), 0.01)).toBeUndefined();
    expect(() => truePositiveRateAt(negatives, negatives, 0)).toThrow(RangeError);
  });
});

describe('weights', () => {
  it('count as explicit copies do, in any order', () => {
    const random = createRandom(5);
    const draw = (n: number) => Float64Array.from({ length: n }, () => random.below(30));
    const [positives, negatives] = [draw(40), draw(300)];
    const weight = Int32Array.from({ length: 340 }, () => random.below(4));
    const copies = (scores: Float64Array, from: number) =>
      Float64Array.from([...scores].flatMap((score, i) => new Array<number>(weight[from + i] as number).fill(score)));
    const copied = tabulateScores(copies(positives, 0).reverse(), copies(negatives, 40).reverse());
    const weighed = weighCases(indexCases(positives, negatives), weight);
    expect(areaOf(weighed)).toBe(areaOf(copied));
    for (const rate of [0.01, 0.1, 0.5]) expect(truePositiveRateOf(weighed, rate)).toBe(truePositiveRateOf(copied, rate));
  });
});
