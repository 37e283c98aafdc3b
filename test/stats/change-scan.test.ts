import { describe, expect, it } from 'vitest';
import { FEWEST_ON_EITHER_SIDE, normalScores, scanForChange } from '../../src/stats/change-scan.ts';
import { drawNormal } from '../../src/stats/draw.ts';
import { createPersistenceFit, type Persistence, varianceOfDifference, varianceOfMean } from '../../src/stats/persistence.ts';
import { createRandom } from '../../src/stats/random.ts';
import { binomialBound } from '../calibration/uniformity.ts';

type Random = ReturnType<typeof createRandom>;

/** Days of unit variance whose correlation is share · decay^k. */
function drawDays(n: number, { share, decay }: Persistence, random: Random): Float64Array {
  let state = drawNormal(random);
  return Float64Array.from({ length: n }, () => {
    state = decay * state + Math.sqrt(1 - decay ** 2) * drawNormal(random);
    return Math.sqrt(share) * state + Math.sqrt(1 - share) * drawNormal(random);
  });
}

const INDEPENDENT = { share: 0, decay: 0.9 };

describe('variances of means of days that hang together', () => {
  it('are what adding up all pairs gives', () => {
    const [n, k] = [17, 6];
    const persistence = { share: 0.4, decay: 0.85 };
    const correlation = (i: number, j: number) => (i === j ? 1 : persistence.share * persistence.decay ** Math.abs(i - j));
    const weight = (i: number) => (i < k ? -1 / k : 1 / (n - k));
    let [mean, difference] = [0, 0];
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        mean += correlation(i, j) / n ** 2;
        difference += weight(i) * weight(j) * correlation(i, j);
      }
    expect(varianceOfMean(n, persistence)).toBeCloseTo(mean, 12);
    expect(varianceOfDifference(n, k, persistence)).toBeCloseTo(difference, 12);
  });

  it('are learnt from many short series', () => {
    const random = createRandom(1);
    for (const persistence of [INDEPENDENT, { share: 0.3, decay: 0.9 }, { share: 0.5, decay: 0.96 }]) {
      const fit = createPersistenceFit();
      for (let i = 0; i < 400; i++) fit.add(drawDays(60, persistence, random));
      const found = varianceOfDifference(60, 30, fit.estimate()) / varianceOfDifference(60, 30, persistence);
      expect(found).toBeGreaterThan(0.8);
      expect(found).toBeLessThan(1.3);
    }
  });

  it('are those of independent days where nothing was seen', () => {
    const fit = createPersistenceFit();
    fit.add(new Float64Array(20).fill(4));
    expect(varianceOfMean(10, fit.estimate())).toBeCloseTo(0.1, 12);
  });
});

describe('normal scores', () => {
  it('are those of ranks within each kind, ties in the middle', () => {
    const scores = normalScores([5, 9, 1, 100, 200, 5], [0, 0, 0, 1, 1, 0]);
    // Quantiles of the normal law at 1/2, 4/5, 1/5, 1/3 and 2/3.
    [0, 0.841621, -0.841621, -0.430727, 0.430727, 0].forEach((score, i) => {
      expect(scores[i]).toBeCloseTo(score, 5);
    });
  });
});

describe('the scan for a change', () => {
  it.each([INDEPENDENT, { share: 0.3, decay: 0.95 }])('keeps its level where there is none: %o', (persistence) => {
    const random = createRandom(2);
    const worlds = 3_000;
    const logs = Array.from({ length: worlds }, () => scanForChange(drawDays(60, persistence, random), persistence)?.logP ?? 0);
    for (const level of [0.05, 0.01, 0.002]) {
      const below = logs.filter((log) => log <= Math.log(level)).length;
      expect(below / worlds, `at ${level}`).toBeLessThanOrEqual(binomialBound(level, worlds));
      if (level >= 0.01) expect(below / worlds, `at ${level}`).toBeGreaterThan(level / 10);
    }
  });

  it('finds a step of two standard deviations, and where it lies', () => {
    const random = createRandom(3);
    let near = 0;
    for (let world = 0; world < 100; world++) {
      const days = drawDays(60, INDEPENDENT, random).map((value, day) => value + (day >= 37 ? -2 : 0));
      const change = scanForChange(days, INDEPENDENT);
      expect(change?.logP).toBeLessThan(Math.log(0.01));
      expect(change?.deviation).toBeLessThan(0);
      if (Math.abs((change?.place ?? 0) - 37) <= 2) near++;
    }
    expect(near).toBeGreaterThan(85);
  });

  it('has no answer to few days, nor to equal ones', () => {
    expect(scanForChange(new Float64Array(2 * FEWEST_ON_EITHER_SIDE - 1), INDEPENDENT)).toBeUndefined();
    expect(scanForChange(new Float64Array(60).fill(1), INDEPENDENT)).toBeUndefined();
    expect(scanForChange(new Float64Array(), INDEPENDENT)).toBeUndefined();
  });
});
