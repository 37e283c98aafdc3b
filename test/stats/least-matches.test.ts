import { expect, it } from 'vitest';
import { leastMatches } from '../../src/stats/least-matches.ts';
import type { PairedDays } from '../../src/stats/paired-days.ts';
import { normalTail } from './normal-law.ts';

const pair = (expected: number, deviation: number): PairedDays => ({ matches: 0, expected, deviation, off: 0, p: 1, days: 30 });

it('asks of the pair of middling activity for so many matches that a normal law gives no more than the chance, and hardly one too many', () => {
  for (const [expected, deviation] of [
    [4, 2],
    [30, 6],
    [200, 11],
  ] as const)
    for (const chance of [0.01, 1e-4, 1e-6]) {
      const least = leastMatches([pair(0, 1), pair(expected, deviation), pair(1_000, 50)], chance);
      expect(least.expected).toBe(expected);
      const tail = (matches: number) => normalTail((matches - 0.5 - expected) / deviation);
      expect(tail(least.matches)).toBeLessThanOrEqual(chance);
      // The bound that is used lies above the tail by a factor of 1 + 1/z² at most, which is worth less than a fifth of a deviation here.
      expect(tail(least.matches - 1 - deviation / 5)).toBeGreaterThan(chance);
    }
});

it('takes half a match for the least spread, and the upper one of two in the middle', () => {
  expect(leastMatches([pair(7, 0), pair(2, 0)], 1e-3)).toEqual({ expected: 7, matches: 10 });
});
