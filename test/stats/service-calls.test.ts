import { describe, expect, it } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { callsToServices, findPattern, type ServiceCalls } from '../../src/stats/service-calls.ts';
import { predictiveValue } from '../../src/stats/told-needs.ts';
import { buildArtifacts } from '../inferences/build-artifacts.ts';

const callsOf = (...calls: [day: number, service: number][]): ServiceCalls => ({
  at: calls.map(([day]) => day * MICROS_PER_DAY),
  day: calls.map(([day]) => day),
  service: calls.map(([, service]) => service),
});
/** Services 10 to 19 are of kind 1, and so on. */
const kindOf = (service: number) => Math.floor(service / 10);

describe('the densest stretch of calls', () => {
  it.each([
    ['one call', callsOf([3, 10]), { from: 0, to: 1, kinds: 1, days: 1, course: 'single' }],
    [
      'three kinds within the days',
      callsOf([0, 10], [30, 10], [35, 20], [50, 30]),
      { from: 1, to: 4, kinds: 3, days: 3, course: 'sequence' },
    ],
    ['three kinds too far apart', callsOf([0, 10], [30, 20], [60, 30]), { from: 0, to: 1, kinds: 1, days: 1, course: 'single' }],
    ['one kind on three days', callsOf([0, 10], [1, 11], [2, 10], [2, 10]), { from: 0, to: 4, kinds: 1, days: 3, course: 'repeated' }],
    ['the last day within, and the next', callsOf([0, 10], [20, 20], [21, 30]), { from: 0, to: 2, kinds: 2, days: 2, course: 'single' }],
    ['none', callsOf(), { from: 0, to: 0, kinds: 0, days: 0, course: 'single' }],
  ])('is found: %s', (_, calls, expected) => {
    expect(findPattern(calls, kindOf, 21)).toEqual(expected);
  });
});

it('are what somebody sent or dialled to a service, and not what services do among themselves or send', () => {
  const event = (hour: number, actor: string, peer: string): Event => ({ at: hour * MICROS_PER_HOUR, kind: 'call', actor, peer });
  const { artifacts, names } = buildArtifacts([
    event(1, 'a', 's'),
    event(2, 's', 'a'),
    event(3, 's', 't'),
    event(4, 'b', 'a'),
    event(30, 'a', 't'),
  ]);
  const isService = Uint8Array.from(names, (name) => (name === 's' || name === 't' ? 1 : 0));
  const calls = callsToServices(artifacts.exchanges, isService, UTC);
  expect([...calls.keys()].map((id) => names[id])).toEqual(['a']);
  expect(calls.get(names.indexOf('a'))).toEqual({
    at: [MICROS_PER_HOUR, 30 * MICROS_PER_HOUR],
    service: [names.indexOf('s'), names.indexOf('t')],
    day: [0, 1],
  });
});

it('says of a need what Bayes’ rule says', () => {
  const counted = {
    needs: { people: 100, single: 0, repeated: 0, sequence: 80 },
    others: { people: 1_000, single: 0, repeated: 0, sequence: 50 },
  };
  const { value, low, high } = predictiveValue('sequence', 0.02, counted);
  expect(value).toBeCloseTo((0.02 * 0.8) / (0.02 * 0.8 + 0.98 * 0.05), 12);
  expect(low).toBeLessThan(value);
  expect(high).toBeGreaterThan(value);
});
