import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logTails, pooledDispersion, predictive } from '../../src/stats/negative-binomial.ts';

/** P(X = 0 … most) by the recurrence of the law. */
function masses(mean: number, dispersion: number, most: number): number[] {
  const size = 1 / dispersion;
  const failure = mean / (size + mean);
  const mass = [(size / (size + mean)) ** size];
  for (let k = 1; k <= most; k++) mass.push((mass[k - 1] as number) * ((k - 1 + size) / k) * failure);
  return mass;
}

describe('negative-binomial tails', () => {
  it('are geometric at dispersion 1, however far out', () => {
    for (const count of [1, 10, 5_000, 1_000_000]) {
      const { atLeast } = logTails({ mean: 4, dispersion: 1 }, count);
      expect(atLeast / (count * Math.log(4 / 5))).toBeCloseTo(1, 8);
    }
  });

  it('agree with the sum of the masses', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 80, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        fc.integer({ min: 0, max: 200 }),
        (mean, dispersion, count) => {
          const mass = masses(mean, dispersion, count);
          const atMost = mass.reduce((sum, p) => sum + p, 0);
          const tails = logTails({ mean, dispersion }, count);
          expect(Math.exp(tails.atMost)).toBeCloseTo(atMost, 8);
          expect(Math.exp(tails.atLeast)).toBeCloseTo(1 - atMost + (mass[count] as number), 8);
        },
      ),
    );
  });

  it('approach the Poisson law as the dispersion vanishes', () => {
    // P(X ≥ 3) of a Poisson law of mean 1 is 1 − 2.5/e.
    expect(Math.exp(logTails({ mean: 1, dispersion: 0 }, 3).atLeast)).toBeCloseTo(1 - 2.5 / Math.E, 5);
  });

  it('keep their digits at a million events', () => {
    // Nearly Gamma(shape 2): P(X > x·mean) → e^(−2x)(1 + 2x).
    expect(Math.exp(logTails({ mean: 1e6, dispersion: 0.5 }, 3e6).atLeast)).toBeCloseTo(Math.exp(-6) * 7, 5);
  });

  it('have all their mass at 0 where the mean is 0', () => {
    expect(logTails({ mean: 0, dispersion: 1 }, 0)).toEqual({ atLeast: 0, atMost: 0 });
    expect(logTails({ mean: 0, dispersion: 1 }, 1).atLeast).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('dispersion', () => {
  it('is recovered from exact moments, and 0 for counts as even as a Poisson law', () => {
    const n = 1e9;
    expect(pooledDispersion([{ n, mean: 10, variance: 10 + 0.3 * 100 }])).toBeCloseTo(0.3, 6);
    expect(pooledDispersion([{ n: 20, mean: 10, variance: 4 }])).toBe(0);
    expect(pooledDispersion([])).toBe(0);
  });

  it('grows in a prediction from few days by the variance of the mean', () => {
    const { mean, dispersion } = predictive({ mean: 10, dispersion: 0.2 }, 5);
    expect(mean + dispersion * mean * mean).toBeCloseTo((10 + 0.2 * 100) * 1.2, 9);
  });
});
