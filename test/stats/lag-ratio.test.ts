import { describe, expect, it } from 'vitest';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { drawExponential } from '../../src/stats/draw.ts';
import { evenShare } from '../../src/stats/even-spread.ts';
import { addBackground, type Background } from '../../src/stats/lag-background.ts';
import { measureTriggered, ratioOfAbsence, ratioOfLag } from '../../src/stats/lag-ratio.ts';
import { poissonBinomialTail } from '../../src/stats/poisson-binomial.ts';
import { lagBefore } from '../../src/stats/pseudo-events.ts';
import { createRandom } from '../../src/stats/random.ts';

const trigger = { chance: 0.5, mean: 90 * MICROS_PER_SECOND, uncertainty: MICROS_PER_SECOND };
const window = 2 * MICROS_PER_MINUTE;
const MANY = 1_000;
const nobody = () => {
  throw new Error('with so many days nobody else is asked');
};
const none = (): Background => ({ starts: 0, silent: 0, time: 0 });

describe('triggered waits', () => {
  it.each([0, 1, 40])('have the law of an exponential wait plus the error of clocks that are up to %i s apart', (seconds) => {
    const random = createRandom(seconds);
    const uncertainty = seconds * MICROS_PER_SECOND;
    const waits = Array.from(
      { length: 40_000 },
      () => trigger.mean * drawExponential(random) + uncertainty + (2 * random.next() - 1) * uncertainty,
    );
    for (const lag of [5, 50, 120, 400].map((s) => s * MICROS_PER_SECOND)) {
      const { share, density } = measureTriggered({ ...trigger, uncertainty }, lag);
      // Five standard errors of a share.
      const below = (bound: number) => waits.filter((wait) => wait <= bound).length / waits.length;
      expect(Math.abs(below(lag) - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / waits.length));
      const step = MICROS_PER_SECOND;
      const grown =
        measureTriggered({ ...trigger, uncertainty }, lag + step).share - measureTriggered({ ...trigger, uncertainty }, lag - step).share;
      expect(density * 2 * step).toBeCloseTo(grown, 4);
    }
  });
});

describe('the worked example: 23 connections a day, an event, two minutes', () => {
  it('has these chances by the even spread', () => {
    const chances = [1, 2, 5, 10].map((minutes) => 100 * evenShare(23, MICROS_PER_DAY, minutes * MICROS_PER_MINUTE));
    expect(chances.map((chance) => chance.toPrecision(3))).toEqual(['1.58', '3.14', '7.68', '14.8']);
    const p = evenShare(23, MICROS_PER_DAY, window);
    expect((10_000 * p).toFixed(0)).toBe('314');
    expect(poissonBinomialTail([p, p, p], 3).toExponential(1)).toBe('3.1e-5');
  });

  it('is worth at most 31.8 as a bare hit, and 16.4 with a chance of a half', () => {
    const p = evenShare(23, MICROS_PER_DAY, window);
    // What hits and their absence are worth weighs up to 1: p LR(hit) + (1 − p) LR(absence) = 1. A wait far below the window leaves no density term.
    const worthOfHit = (chance: number) => (1 - (1 - p) * 10 ** ratioOfAbsence(window, { chance, mean: 1, uncertainty: 0 })) / p;
    expect(worthOfHit(0.5)).toBeCloseTo(16.4, 1);
    expect(worthOfHit(1 - 1e-12)).toBeCloseTo(31.8, 1);
  });
});

describe('the ratio of a wait', () => {
  it('is that of the formula for connections that come evenly', () => {
    const random = createRandom(4);
    const rate = 40 / MICROS_PER_DAY;
    const end = 4_000 * MICROS_PER_DAY;
    const at: number[] = [];
    for (let now = 0; now < end; now += drawExponential(random) / rate) at.push(Math.floor(now));
    for (const lag of [1, 30, 90, 119].map((s) => s * MICROS_PER_SECOND)) {
      const background = none();
      addBackground(background, Float64Array.from(at), [{ from: MICROS_PER_DAY, to: end }], lag);
      const { share, density } = measureTriggered(trigger, lag);
      const exact = 0.5 + 0.5 * (density / rate + 1 - share);
      // 160,000 connections: a rate known to a quarter of a percent, four standard errors.
      expect(Math.abs(10 ** ratioOfLag(lag, background, trigger, MANY, nobody) / exact - 1)).toBeLessThan(0.01);
    }
  });

  it('averages exactly 1 over the moments that it is compared with, whatever the habit', () => {
    const random = createRandom(6);
    const stretches = [0, 1, 2, 3, 4, 5].map((day) => ({ from: day * MICROS_PER_DAY, to: day * MICROS_PER_DAY + MICROS_PER_HOUR / 2 }));
    const at = Float64Array.from(
      stretches.flatMap(({ from }, day) =>
        Array.from({ length: 3 * day }, () => from - MICROS_PER_HOUR / 4 + random.below(45 * 60) * MICROS_PER_SECOND + 500_000),
      ),
    ).sort();
    let sum = 0;
    let count = 0;
    const kept = new Map<number, number>();
    // Every second; activity lies half a second off, so that a second stands for the waits around it.
    for (const { from, to } of stretches)
      for (let moment = from; moment < to; moment += MICROS_PER_SECOND) {
        const lag = lagBefore(at, moment);
        const known = lag <= window ? kept.get(lag) : ratioOfAbsence(window, trigger);
        const background = none();
        if (known === undefined) addBackground(background, at, stretches, lag);
        const ratio = known ?? ratioOfLag(lag, background, trigger, MANY, nobody);
        if (lag <= window) kept.set(lag, ratio);
        sum += 10 ** ratio;
        count++;
      }
    // Sampling by seconds a density that falls by a ninetieth a second.
    expect(sum / count).toBeCloseTo(1, 2);
  });

  it('is lowered by a population that is busier, with few days, and never raised', () => {
    const background = { starts: 2, silent: 9 * MICROS_PER_HOUR, time: 10 * MICROS_PER_HOUR };
    const lag = 30 * MICROS_PER_SECOND;
    const own = ratioOfLag(lag, background, trigger, MANY, nobody);
    const beside = (days: number, density: number, survival: number) =>
      ratioOfLag(lag, background, trigger, days, () => ({ density, survival }));
    const busier = 20 / (10 * MICROS_PER_HOUR);
    expect(beside(20, busier, 0.2)).toBe(own);
    expect(beside(10, busier, 0.2)).toBeLessThan(own);
    expect(beside(4, busier, 0.2)).toBeLessThan(beside(10, busier, 0.2));
    expect(beside(4, busier / 100, 1)).toBe(own);
  });

  it('of absence is below 1, and further below the surer a trigger would have shown', () => {
    // 1 − π F(W), with F(120 s) = 1 − exp(−120 / 90).
    expect(10 ** ratioOfAbsence(window, { ...trigger, uncertainty: 0 })).toBeCloseTo(1 - 0.5 * (1 - Math.exp(-4 / 3)), 12);
    expect(ratioOfAbsence(window, { ...trigger, chance: 0.9 })).toBeLessThan(ratioOfAbsence(window, trigger));
  });
});

it('the background counts waits second by second', () => {
  const random = createRandom(8);
  const at = Float64Array.from({ length: 60 }, () => random.below(3_000) * MICROS_PER_SECOND).sort();
  const stretches = [
    { from: 300 * MICROS_PER_SECOND, to: 1_000 * MICROS_PER_SECOND },
    { from: 1_500 * MICROS_PER_SECOND, to: 2_700 * MICROS_PER_SECOND },
  ];
  for (const lag of [0, 7, 45, 200].map((s) => s * MICROS_PER_SECOND)) {
    const background = none();
    addBackground(background, at, stretches, lag);
    let exact = 0;
    let silent = 0;
    for (const { from, to } of stretches)
      for (let moment = from; moment <= to; moment += MICROS_PER_SECOND) {
        if (lagBefore(at, moment) === lag) exact++;
        if (moment < to && lagBefore(at, moment + MICROS_PER_SECOND / 2) > lag) silent++;
      }
    expect([background.starts, background.silent, background.time]).toEqual([exact, silent * MICROS_PER_SECOND, 1_900 * MICROS_PER_SECOND]);
  }
});
