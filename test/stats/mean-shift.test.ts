import { expect, test } from 'vitest';
import { testMeanShift } from '../../src/stats/mean-shift.ts';
import { createRandom } from '../../src/stats/random.ts';

test('p is the share of all orders that are as extreme', () => {
  // Of the 20 ways to choose three of six, one has the three largest late.
  expect(testMeanShift([1, 2, 3], [4, 5, 6], createRandom(1))).toBeCloseTo(1 / 20, 1);
  const values = [1, 2, 3, 4, 5, 6];
  let atLeast = 0;
  for (let i = 0; i < 6; i++)
    for (let j = i + 1; j < 6; j++)
      for (let k = j + 1; k < 6; k++) if ((values[i] as number) + (values[j] as number) + (values[k] as number) >= 12) atLeast++;
  const exact = atLeast / 20;
  const mean =
    Array.from({ length: 200 }, (_, seed) => testMeanShift([1, 3, 5], [2, 4, 6], createRandom(seed))).reduce((a, b) => a + b) / 200;
  expect(mean).toBeGreaterThan(exact - 0.02);
  expect(mean).toBeLessThan(exact + 0.05);
});

test('p is uniform, or above, where nothing shifts', () => {
  const worlds = 400;
  const p = Array.from({ length: worlds }, (_, seed) => {
    const random = createRandom(seed);
    const draw = (n: number) => Array.from({ length: n }, () => (random.next() < 0.3 ? random.next() : 0));
    return testMeanShift(draw(12), draw(9), random);
  });
  for (const level of [0.01, 0.05, 0.2, 0.5]) {
    const share = p.filter((value) => value <= level).length / worlds;
    expect(share, `share of p ≤ ${level}`).toBeLessThan(level + 3.29 * Math.sqrt((level * (1 - level)) / worlds));
  }
});

test('an empty side says nothing', () => {
  expect([testMeanShift([], [1], createRandom(1)), testMeanShift([1], [], createRandom(1))]).toEqual([1, 1]);
});
