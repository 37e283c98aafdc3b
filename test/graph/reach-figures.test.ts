import { expect, it } from 'vitest';
import { measuresOfCurve, measuresOfRetention } from '../../src/graph/reach-figures.ts';
import { summariseReach } from '../../src/graph/reach-summary.ts';

// Eight endpoints that reach 1 to 8, then all.
const curve = (complete: boolean) => [
  summariseReach(Int32Array.from([1, 2, 3, 4, 5, 6, 7, 8]), complete),
  summariseReach(new Int32Array(8).fill(8), complete),
];

it('of each hop there are the median with the middle half, and the mean', () => {
  const measures = measuresOfCurve(curve(true), { sources: 8, connected: 8 }, '');
  expect(measures.map(({ label }) => label)).toEqual([
    'within 1 hop: median and middle half',
    'within 1 hop: mean',
    'within 2 hops: median and middle half',
    'within 2 hops: mean',
  ]);
  // At least half of the endpoints reach five or more, and three quarters three or more.
  expect(measures[0]).toMatchObject({ value: 5, low: 3, high: 7, n: 8, unit: 'endpoints' });
  expect(measures[1]).toMatchObject({ value: 4.5, n: 8 });
});

it('of a sample there is the interval of the median too', () => {
  const measures = measuresOfCurve(curve(false), { sources: 8, connected: 900 }, ', without hubs');
  const interval = measures.find(({ label }) => label === 'within 1 hop, without hubs: median, 95 % interval of the sample');
  expect(interval?.value).toBe(5);
  // Order statistics 2 and 7 of eight: fewer than two, or more than six, of them below the median have a chance of 7 % together.
  expect([interval?.low, interval?.high]).toEqual([2, 8]);
  expect(measures).toHaveLength(6);
});

it('of records kept for a time there are medians by hop, hubs left out only where there are some', () => {
  const kept = { days: 30, ties: 12, all: curve(true), withoutHubs: undefined };
  expect(measuresOfRetention(kept).map(({ label, value, n }) => [label, value, n])).toEqual([
    ['records kept 30 days: within 1 hop, median', 5, 8],
    ['records kept 30 days: within 2 hops, median', 8, 8],
  ]);
  const labels = measuresOfRetention({ ...kept, withoutHubs: curve(true) }).map(({ label }) => label);
  expect(labels).toHaveLength(4);
  expect(labels[2]).toBe('records kept 30 days: within 1 hop, without hubs, median');
});
