import { describe, expect, it } from 'vitest';
import { connectedBefore } from '../../src/inferences/around-an-event/connected-before.ts';
import { MICROS_PER_DAY, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { Random } from '../../src/model/random.ts';
import { excessOverBound, meanRatio, measurePower } from '../../src/stats/misleading-evidence.ts';
import { createRandom } from '../../src/stats/random.ts';
import { contextFor, observe } from '../inferences/simulated-input.ts';
import { type Habit, START, simulatePhones, simulateSessions, toInput, trigger } from './phones.ts';
import { binomialBound, shareBelow } from './uniformity.ts';

const observation = { ...observe([]), clockStep: MICROS_PER_SECOND };
const options = {
  window: 2 * MICROS_PER_MINUTE,
  'clock-uncertainty': 0,
  'trigger-chance': 0.5,
  'trigger-lag': 90 * MICROS_PER_SECOND,
};
const at = (day: number, hour: number) => START + day * MICROS_PER_DAY + Math.floor(hour * 3_600) * MICROS_PER_SECOND;

type Input = ReturnType<typeof toInput>;

function rank(phones: number[][] | Input, days: number, events: readonly number[]) {
  return connectedBefore.rank(
    'series' in phones ? phones : toInput(phones, days),
    contextFor(options, { events: [...events].sort((a, b) => a - b), observation }),
  );
}
const ratiosOf = (...args: Parameters<typeof rank>) => [...(rank(...args).columns.ratio as Float64Array)];

/** Chance with which a sound ratio may fail one of the bounds. */
const CHANCE = 1e-3;

/** An honest ratio: at least k in at most one of k of the unrelated, and at most 1 on average, which is what its power is worth. */
function expectHonest(unrelated: readonly number[], about: string) {
  const log10 = Float64Array.from(unrelated);
  for (const { ratio, share, tail } of excessOverBound(log10)) expect(tail, `${about}: ${share} at ${ratio}`).toBeGreaterThan(CHANCE);
  const { mean, standardError } = meanRatio(log10);
  expect(mean, about).toBeLessThan(1 + 3.1 * standardError);
}

describe('the raw ratio among phones that have nothing to do with the event', () => {
  it.each([
    [42, [41, 40, 39]],
    [12, [11, 9, 8]],
    [6, [5, 4, 3]],
  ])('is honest and has power, used all day, in a log of %i days', (days, on) => {
    const random = createRandom(500 + days);
    const phones = simulatePhones(1_000, days, random);
    const input = toInput(phones, days);
    const hours = [9.2, 14.7, 20.6, 3.1, 22];
    const events = on.flatMap((day) => hours.map((hour) => at(day, hour)));
    expectHonest(
      events.flatMap((event) => ratiosOf(input, days, [event])),
      `${days} days`,
    );
    const related = events.slice(0, 2).flatMap((event) => ratiosOf(trigger(phones, event, 0.5, random), days, [event]));
    const power = measurePower(Float64Array.from(related));
    // Related phones connect for that reason in one of two cases, of which three quarters fall within the window.
    expect(power[0]).toBeGreaterThan(0.3);
  });

  const habits: readonly Habit[] = ['sessions', 'long sessions', 'idle days'];
  it.each(habits.flatMap((habit) => [0.1, 0.5, 2].map((rate) => [rate, habit] as const)))('is honest at %f a day, %s', (rate, habit) => {
    const random = createRandom(600);
    const log10: number[] = [];
    for (let batch = 0; batch < 12; batch++)
      log10.push(...ratiosOf(simulateSessions(200, 40, rate, random, habit), 40, [at(37 + random.below(3), 0.8 + 23 * random.next())]));
    expectHonest(log10, `${rate} a day, ${habit}`);
  });

  it.each([
    ['at any hour', (random: Random) => [39, 37, 34].map((day) => at(day, 0.8 + 23 * random.next()))],
    ['at the same hour', (random: Random) => [39, 38, 37].map((day) => at(day, 20 + random.next()))],
  ])('is honest over three events %s, whose ratios add up', (_, draw) => {
    for (const habit of ['sessions', 'idle days'] as const) {
      const random = createRandom(700);
      const log10: number[] = [];
      for (let batch = 0; batch < 20; batch++) log10.push(...ratiosOf(simulateSessions(200, 40, 0.5, random, habit), 40, draw(random)));
      expectHonest(log10, habit);
    }
  });
});

describe('the best of all endpoints', () => {
  it.each([
    ['used all day', (random: Random) => simulatePhones(12, 40, random), 1],
    ['used every other day', (random: Random) => simulateSessions(40, 40, 0.5, random), 1],
    ['used on idle days', (random: Random) => simulateSessions(40, 40, 1, random, 'idle days'), 1],
    ['some of them new', (random: Random) => [0, 30].flatMap((since) => simulateSessions(20, 40, 0.5, random, 'sessions', since)), 1],
    ['over three events', (random: Random) => simulateSessions(30, 40, 1, random), 3],
  ] as const)('looks as good by chance as often as is said, %s', (_, draw, events) => {
    const random = createRandom(800);
    const chances = Array.from({ length: 200 }, () => {
      const asked = Array.from({ length: events }, (_, e) => at(38 - e, (events > 1 ? 18 : 1) + (events > 1 ? 4 : 22.8) * random.next()));
      const { summary } = rank(draw(random), 40, asked);
      return summary.find(({ label }) => label.startsWith('moments without an event'))?.value as number;
    });
    for (const level of [0.02, 0.05, 0.1, 0.25])
      expect(shareBelow(chances, level)).toBeLessThanOrEqual(binomialBound(level, chances.length));
    // And it is no empty promise: where few are ever active many moments are equally good, and still it is small nearly as often.
    expect(shareBelow(chances, 0.25)).toBeGreaterThan(0.1);
  });
});
