import { describe, expect, it } from 'vitest';
import { connectedBefore } from '../../src/inferences/around-an-event/connected-before.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { createRandom } from '../../src/stats/random.ts';
import { contextFor, observe } from '../inferences/simulated-input.ts';
import { type Habit, START, simulateNewcomers, simulatePhones, simulateSessions, toInput, trigger } from './phones.ts';
import { binomialBound, shareBelow, uniformDistance } from './uniformity.ts';

const PHONES = 2_000;
const WINDOW = 2 * MICROS_PER_MINUTE;
const LEVELS = [0.05, 0.01, 0.001];
const observation = { ...observe([]), clockStep: MICROS_PER_SECOND };

type Input = ReturnType<typeof toInput>;

function pOf(phones: number[][] | Input, days: number, events: number[], window = WINDOW) {
  const options = { window, 'clock-uncertainty': 0, 'trigger-chance': 0.5, 'trigger-lag': 90 * MICROS_PER_SECOND };
  const ascending = [...events].sort((a, b) => a - b);
  const ranking = connectedBefore.rank(
    'series' in phones ? phones : toInput(phones, days),
    contextFor(options, { events: ascending, observation }),
  );
  return { p: ranking.columns.p as Float64Array, ranking };
}
const at = (day: number, hour: number) => START + day * MICROS_PER_DAY + Math.floor(hour * 3_600) * MICROS_PER_SECOND;

function expectLevel(p: ArrayLike<number>, about = '') {
  for (const level of LEVELS) expect(shareBelow(p, level), `${about} at ${level}`).toBeLessThanOrEqual(binomialBound(level, p.length));
}

describe('connected-before among 2,000 phones with a shared evening peak', () => {
  const days = 42;
  const phones = simulatePhones(PHONES, days, createRandom(101));
  const input = toInput(phones, days);

  // At the peak, on the way up, by night, and on a weekend with few days to compare.
  it.each([
    ['the evening peak', 38, 20.6],
    ['the morning', 39, 8.25],
    ['night', 37, 3.1],
    ['a Saturday, of which there are five', 40, 20.6],
    ['ten days into the log', 10, 19.9],
  ])('is calibrated for an event at %s', (_, day, hour) => {
    const { p } = pOf(input, days, [at(day, hour)]);
    expect(p).toHaveLength(PHONES);
    expectLevel(p);
  });

  it('is nearly uniform but for the window, as the homogeneous chance is not', () => {
    // A window of six hours leaves nearly every wait in.
    const { p } = pOf(input, days, [at(38, 20.6)], 6 * MICROS_PER_HOUR);
    // 1 % critical value of the two-sided test.
    expect(uniformDistance(p)).toBeLessThan(1.63 / Math.sqrt(PHONES));
    const evenly = phones.map((own) => {
      const event = at(38, 20.6);
      const lag = event - Math.max(...own.filter((instant) => instant <= event));
      return 1 - Math.exp((-own.length * lag) / (days * MICROS_PER_DAY));
    });
    expect(shareBelow(evenly, 0.05)).toBeGreaterThan(binomialBound(0.05, PHONES));
  });

  it('expects as many within the window as there are', () => {
    const [active, expected] = pOf(input, days, [at(38, 20.6)]).ranking.summary;
    expect(active?.value).toBeGreaterThanOrEqual(expected?.low ?? Number.NaN);
    expect(active?.value).toBeLessThanOrEqual(expected?.high ?? Number.NaN);
    // A log that shows nobody at that hour expects nobody.
    const evenings = phones.slice(0, 500).map((own) => own.filter((instant) => (instant - START) % MICROS_PER_DAY > 12 * MICROS_PER_HOUR));
    const [none, nearNone] = pOf(evenings, 9, [at(8, 4)]).ranking.summary;
    expect(none?.value).toBe(0);
    expect(nearNone?.value).toBe(0);
    expect(nearNone?.high).toBeLessThan(1);
  });

  it('finds phones that the event triggered, the more events the better', () => {
    const random = createRandom(102);
    const some = phones.slice(0, 300);
    const power = (level: number, events: number[], share: number) =>
      shareBelow(
        pOf(
          events.reduce((all, event) => trigger(all, event, share, random), some),
          days,
          events,
        ).p,
        level,
      );
    const morning = [at(38, 9)];
    const three = [at(36, 9), at(38, 14.2), at(39, 9.5)];
    // A wait of 90 s on average is rarer than one in twenty for most phones by day; a quarter of them wait longer than the window.
    expect(power(0.05, morning, 0.9)).toBeGreaterThan(0.5);
    expect(power(0.05, morning, 0.5)).toBeGreaterThan(0.25);
    expect(power(0.001, three, 0.9)).toBeGreaterThan(0.25);
    expect(power(0.001, three, 0.9)).toBeGreaterThan(3 * power(0.001, morning, 0.9));
  });
});

describe('connected-before among phones that are rarely used, and then connect all the time', () => {
  const habits: readonly Habit[] = ['single', 'sessions', 'long sessions', 'heavy-tailed sessions', 'idle days'];
  const BATCHES = 30;
  /** All p over batches of 100 phones, each with events of its own. */
  function pool(simulate: (random: ReturnType<typeof createRandom>) => number[][], days: number, draw: (next: () => number) => number[]) {
    const random = createRandom(303).fork(`${days}`);
    return Array.from({ length: BATCHES }, () =>
      Array.from(
        pOf(
          simulate(random),
          days,
          draw(() => random.next()),
        ).p,
      ),
    ).flat();
  }

  it.each(habits.flatMap((habit) => [0.1, 0.5, 2].map((rate) => [rate, habit] as const)))(
    'keeps its level at %f a day, %s',
    (rate, habit) => {
      const p = pool(
        (random) => simulateSessions(100, 60, rate, random, habit),
        60,
        (next) => [at(57 + Math.floor(3 * next()), 0.8 + 23 * next())],
      );
      expect(p.length).toBeGreaterThan(0.95 * BATCHES * 100);
      expectLevel(p);
    },
  );

  it.each([6, 10, 19, 28, 180])('keeps its level in a log of %i days', (days) => {
    const p = pool(
      (random) => simulateSessions(100, days, 1, random),
      days,
      (next) => [at(days - 1, 0.8 + 23 * next())],
    );
    expect(p.length).toBeGreaterThan(0.5 * BATCHES * 100);
    expectLevel(p);
  });

  it('never jumps: one day more of log changes the least chance by no more than its share', () => {
    const least = [12, 18, 26, 27, 28, 29, 30, 60].map((days) => {
      const [p] = pOf([[at(0, 1), at(days - 1, 12) - 10 * MICROS_PER_SECOND]], days, [at(days - 1, 12)]).p;
      const working = [...Array(days - 1).keys()].filter((day) => day % 7 < 5 === (days - 1) % 7 < 5).length;
      return (p as number) * (31 * (working + 1));
    });
    for (const one of least) expect(one).toBeCloseTo(1, 9);
  });

  it('does not take the days before a phone first showed for days without activity', () => {
    const fresh = pool(
      (random) => [...simulateSessions(50, 60, 0.5, random), ...simulateNewcomers(50, 60, 57, random)],
      60,
      () => [at(58, 20)],
    );
    // Two days at most: those phones are not compared at all.
    expect(fresh.length).toBeLessThanOrEqual(BATCHES * 50);
    for (const since of [40, 50]) {
      const p = pool(
        (random) => [...simulateSessions(50, 60, 1, random, 'sessions', since), ...simulateNewcomers(50, 60, since, random)],
        60,
        (next) => [at(58, 0.8 + 23 * next())],
      );
      expect(p.length).toBeGreaterThan(0.9 * BATCHES * 100);
      expectLevel(p, `since day ${since}`);
    }
  });

  it.each([
    ['on three days at the same hour', (next: () => number) => [59, 58, 57].map((day) => at(day, 20 + next()))],
    ['on three days at any hour', (next: () => number) => [59, 57, 54].map((day) => at(day, 0.8 + 23 * next()))],
    ['on two days', (next: () => number) => [59, 58].map((day) => at(day, 18 + 5 * next()))],
    ['within a minute', () => [0, 20, 40].map((seconds) => at(58, 20.2) + seconds * MICROS_PER_SECOND)],
    ['within a day', () => [9, 13.5, 20].map((hour) => at(58, hour))],
    ['around midnight', () => [at(57, 23.9), at(58, 0.1)]],
  ])('keeps its level over several events %s', (_, draw) => {
    for (const [rate, habit] of [
      [0.2, 'sessions'],
      [1, 'idle days'],
    ] as const) {
      const p = pool((random) => simulateSessions(100, 60, rate, random, habit), 60, draw);
      expectLevel(p, `${rate} a day, ${habit},`);
    }
  });
});
