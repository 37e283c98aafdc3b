import { describe, expect, it } from 'vitest';
import { connectedBefore } from '../../src/inferences/around-an-event/connected-before.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { createRandom } from '../../src/stats/random.ts';
import { contextFor, observe } from '../inferences/simulated-input.ts';
import { START, simulatePhones, toInput, trigger } from './phones.ts';
import { binomialBound, shareBelow, uniformDistance } from './uniformity.ts';

const PHONES = 2_000;
const options = { window: 2 * MICROS_PER_MINUTE, 'clock-uncertainty': 0 };
const observation = { ...observe([]), clockStep: MICROS_PER_SECOND };

function pOf(phones: number[][], days: number, events: number[]) {
  const ranking = connectedBefore.rank(toInput(phones, days), contextFor(options, { events, observation }));
  return { p: ranking.columns.p as Float64Array, ranking };
}
const at = (day: number, hour: number) => START + day * MICROS_PER_DAY + hour * MICROS_PER_HOUR;

describe('connected-before among 2,000 phones with a shared evening peak', () => {
  const days = 42;
  const phones = simulatePhones(PHONES, days, createRandom(101));

  // At the peak, on the way up, by night, and on a weekend with few days to compare.
  it.each([
    ['the evening peak', 38, 20.6],
    ['the morning', 39, 8.25],
    ['night', 37, 3.1],
    ['a Saturday, of which there are five', 40, 20.6],
    ['ten days into the log', 10, 19.9],
  ])('is calibrated for an event at %s', (_, day, hour) => {
    const { p } = pOf(phones, days, [at(day, hour)]);
    expect(p).toHaveLength(PHONES);
    expect(shareBelow(p, 0.05)).toBeLessThanOrEqual(binomialBound(0.05, PHONES));
    expect(shareBelow(p, 0.01)).toBeLessThanOrEqual(binomialBound(0.01, PHONES));
  });

  it('is uniform where there are days enough, as the homogeneous chance is not', () => {
    const { p, ranking } = pOf(phones, days, [at(38, 20.6)]);
    // 1 % critical value of the two-sided test.
    expect(uniformDistance(p)).toBeLessThan(1.63 / Math.sqrt(PHONES));
    const evenly = phones.map((own) => {
      const event = at(38, 20.6);
      const lag = event - Math.max(...own.filter((instant) => instant <= event));
      return 1 - Math.exp((-own.length * lag) / (days * MICROS_PER_DAY));
    });
    expect(shareBelow(evenly, 0.05)).toBeGreaterThan(binomialBound(0.05, PHONES));
    const [active, expected] = ranking.summary;
    expect(active?.value).toBeGreaterThanOrEqual((expected?.low ?? 0) * 0.9);
    expect(active?.value).toBeLessThanOrEqual((expected?.high ?? 0) * 1.1);
  });

  it('keeps its level over three events taken together', () => {
    const { p } = pOf(phones, days, [at(36, 9), at(38, 14.2), at(39, 20.6)]);
    expect(shareBelow(p, 0.05)).toBeLessThanOrEqual(binomialBound(0.05, PHONES));
  });

  it('finds phones that the event triggered, the more events the better', () => {
    const random = createRandom(102);
    const some = phones.slice(0, 600);
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
    // A wait of 90 s on average is rarer than one in twenty for most phones by day.
    expect(power(0.05, morning, 0.9)).toBeGreaterThan(0.7);
    expect(power(0.05, morning, 0.5)).toBeGreaterThan(0.35);
    expect(power(0.001, three, 0.9)).toBeGreaterThan(3 * power(0.001, morning, 0.9));
  });
});
