import { expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.ts';

/** Largest distance of the draws from a flat distribution; 1.95/√n is exceeded once in a thousand (Kolmogorov–Smirnov). */
function farthestFromFlat(draws: readonly number[]): number {
  return Math.max(
    ...[...draws]
      .sort((a, b) => a - b)
      .map((draw, i) => Math.max(Math.abs(draw - i / draws.length), Math.abs(draw - (i + 1) / draws.length))),
  );
}

test.each([
  ['first draws of small seeds', (i: number) => createRandom(i).next()],
  ['first draws of forks', (i: number) => createRandom(1).fork(String(i)).next()],
  ['first draws of the same fork of small seeds', (i: number) => createRandom(i).fork('a').next()],
])('%s are flat', (_, draw) => {
  const draws = Array.from({ length: 2_000 }, (_, i) => draw(i));
  expect(farthestFromFlat(draws)).toBeLessThan(1.95 / Math.sqrt(draws.length));
});

test('the same seed and label give the same draws, whatever was drawn before', () => {
  const used = createRandom(5);
  used.next();
  expect(used.fork('x').next()).toBe(createRandom(5).fork('x').next());
  expect(createRandom(5).fork('x').next()).not.toBe(createRandom(5).fork('y').next());
});

test('whole numbers below a bound are each as likely', () => {
  const random = createRandom(3);
  const counts = new Array<number>(6).fill(0);
  for (let i = 0; i < 6_000; i++) {
    const drawn = random.below(6);
    counts[drawn] = (counts[drawn] as number) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});
