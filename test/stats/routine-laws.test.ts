import { describe, expect, it } from 'vitest';
import { estimateDesignEffect } from '../../src/stats/design-effect.ts';
import { drawExponential, drawGeometric, drawNormal, drawPareto, drawPoisson } from '../../src/stats/draw.ts';
import { createCountCollector } from '../../src/stats/geometric-tail.ts';
import { createRandom } from '../../src/stats/random.ts';
import { logStudentTail, standardizeLog, sumLogs } from '../../src/stats/student-tail.ts';
import { calibrateTail } from '../../src/stats/tail-calibration.ts';

const random = createRandom(21);
const N = 20_000;
const draws = (draw: () => number) => Array.from({ length: N }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('draws', () => {
  it('have the means and spreads of their laws', () => {
    // Four standard errors of each.
    expect(mean(draws(() => drawExponential(random)))).toBeCloseTo(1, 1);
    expect(mean(draws(() => drawNormal(random) ** 2))).toBeCloseTo(1, 1);
    expect(Math.abs(mean(draws(() => drawPoisson(3.5, random))) - 3.5)).toBeLessThan(0.053);
    expect(Math.abs(mean(draws(() => drawGeometric(2, random))) - 2)).toBeLessThan(0.07);
    expect(mean(draws(() => Number(drawPareto(1.5, random) > 4)))).toBeCloseTo(4 ** -1.5, 1);
  });
});

describe('calibration of a tail', () => {
  const uniform = () => Float64Array.from(draws(() => Math.log(1 - random.next())));

  it('leaves a sound family nearly as it is', () => {
    const correct = calibrateTail(uniform(), N);
    expect(correct(Math.log(1e-6)) / Math.log(1e-6)).toBeGreaterThan(0.85);
    // The place of 400 cases is known to a twentieth; three times that.
    expect(Math.abs(correct(Math.log(0.5)) - Math.log(0.5))).toBeLessThan(0.15);
  });

  it('brings a tail that is twice too thin back, and is never bolder than before', () => {
    const thin = uniform().map((log) => 2 * log);
    const correct = calibrateTail(thin, N);
    // p² in place of p: what says 1e-8 is worth 1e-4.
    expect(Math.abs(correct(Math.log(1e-8)) / Math.log(1e-4) - 1)).toBeLessThan(0.15);
    for (const log of [-0.1, -1, -5, -30]) expect(correct(log)).toBeGreaterThanOrEqual(log);
  });

  it('is hardly moved by a few true departures', () => {
    const planted = uniform();
    planted.fill(-200, 0, 10);
    expect(calibrateTail(planted, N)(-200)).toBeLessThan(-150);
  });
});

describe('small counts read off many cases', () => {
  it('give the share of cases, and beyond them a geometric tail', () => {
    const collector = createCountCollector();
    // Geometric with factor a third: P(X ≥ k) = 3^−k.
    for (let i = 0; i < 3 ** 9; i++) collector.add(0.5, drawGeometric(0.5, random));
    const tail = collector.fit();
    for (const count of [1, 3, 5]) expect(Math.abs(tail(0.5, count) / (-count * Math.log(3)) - 1)).toBeLessThan(0.05);
    expect(Math.abs(tail(0.5, 12) / (-12 * Math.log(3)) - 1)).toBeLessThan(0.25);
    expect(tail(0.5, 0)).toBeCloseTo(0, 9);
  });

  it('knows nothing of no cases', () => {
    expect(createCountCollector().fit()(1, 5)).toBe(0);
  });
});

describe('design effect', () => {
  const span = (moments: readonly number[]) => Math.max(...moments) - Math.min(...moments);
  const effectOf = (spells: number, each: number) => {
    const spans = Array.from({ length: 400 }, () => span(Array.from({ length: spells }, () => random.next())));
    return estimateDesignEffect(new Array<number>(400).fill(spells * each), spans)(spells * each);
  };

  it('is the number of days that come together', () => {
    expect(Math.abs(effectOf(6, 4) - 4)).toBeLessThan(0.6);
    expect(Math.abs(effectOf(10, 3) - 3)).toBeLessThan(0.45);
  });

  it('is never less than half as much again, nor more than the days there are', () => {
    expect(effectOf(20, 1)).toBe(1.5);
    expect(estimateDesignEffect([], [])(1)).toBe(1);
    expect(estimateDesignEffect([5, 5, 5], [0, 0, 0])(5)).toBe(5);
  });

  it('never takes more days for fewer independent ones, even where their spells change at once', () => {
    // Up to fifteen days come singly, from sixteen on in one long spell each.
    const days: number[] = [];
    const spans: number[] = [];
    for (let k = 3; k <= 60; k++) {
      for (let i = 0; i < 20; i++) {
        days.push(k);
        spans.push(k < 16 ? (k - 1) / (k + 1) : 0.5);
      }
    }
    const effect = estimateDesignEffect(days, spans);
    for (let k = 2; k <= 60; k++) expect(k / effect(k)).toBeGreaterThanOrEqual((k - 1) / effect(k - 1) - 1e-9);
  });
});

describe("Student's t, far out", () => {
  it('is Cauchy with one degree of freedom, and has the closed form of two', () => {
    for (const t of [-3, -0.5, 0, 0.5, 4, 1e3]) {
      expect(Math.exp(logStudentTail(t, 1))).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 12);
      expect(Math.exp(logStudentTail(t, 2))).toBeCloseTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), 12);
    }
    // P(T > t) → 1 / (2 t²) for two degrees.
    expect(logStudentTail(1e9, 2)).toBeCloseTo(-Math.log(2e18), 6);
  });

  it('is the law of one lognormal count among others', () => {
    const n = 8;
    const beyond = draws(() => {
      const counts = Array.from({ length: n }, () => Math.round(Math.exp(9 + 0.7 * drawNormal(random))));
      return logStudentTail(standardizeLog(sumLogs(counts), counts[0] as number), n - 2);
    });
    for (const level of [0.5, 0.05, 0.005]) {
      const share = beyond.filter((log) => log <= Math.log(level)).length / N;
      expect(Math.abs(share - level)).toBeLessThan(4 * Math.sqrt(level / N));
    }
  });
});
