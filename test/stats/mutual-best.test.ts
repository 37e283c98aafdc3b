import { expect, it } from 'vitest';
import { findMutualBest } from '../../src/stats/mutual-best.ts';

it('keeps pairs that are the best of both sides', () => {
  // 1 fits 8 best, and 8 fits 1 best; 2 fits 8 less than 1 does, so that 2 fits none; 3 and 9 have nobody else.
  expect(findMutualBest([1, 1, 2, 3], [8, 7, 8, 9], [5, 4, 3, 1])).toEqual([true, false, false, true]);
});

it('keeps all that tie, and nothing of nothing', () => {
  expect(findMutualBest([1, 1], [8, 9], [2, 2])).toEqual([true, true]);
  expect(findMutualBest([], [], [])).toEqual([]);
});
