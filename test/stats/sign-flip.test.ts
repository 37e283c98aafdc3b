import { expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.ts';
import { signFlipTail } from '../../src/stats/sign-flip.ts';

test('agrees with all 2ⁿ ways to draw the signs', () => {
  const random = createRandom(1);
  for (let round = 0; round < 30; round++) {
    const differences = Array.from({ length: 1 + random.below(9) }, () => random.below(11) - 5);
    const observed = differences.reduce((sum, d) => sum + d, 0);
    let atLeast = 0;
    for (let signs = 0; signs < 2 ** differences.length; signs++)
      if (differences.reduce((sum, d, i) => sum + (signs & (1 << i) ? Math.abs(d) : -Math.abs(d)), 0) >= observed) atLeast++;
    expect(signFlipTail(differences)).toBeCloseTo(atLeast / 2 ** differences.length, 12);
  }
});

test('equal differences give the binomial sign test', () => {
  expect(signFlipTail(new Array(10).fill(3))).toBeCloseTo(2 ** -10, 15);
  expect(signFlipTail([...new Array(9).fill(2), -2])).toBeCloseTo(11 * 2 ** -10, 15);
});

test('nothing, and nothing but minus, give 1', () => {
  expect(signFlipTail([])).toBe(1);
  expect(signFlipTail([0, 0])).toBe(1);
  expect(signFlipTail([-1, -4])).toBe(1);
});

test('where it is too much to count, a bound that is not below the exact tail', () => {
  const small = Array.from({ length: 60 }, (_, i) => (i % 4 === 0 ? -1 : 2));
  const large = small.map((d) => d * 100_000);
  expect(signFlipTail(large)).toBeGreaterThanOrEqual(signFlipTail(small));
  expect(signFlipTail(large)).toBeLessThan(1e-3);
});
