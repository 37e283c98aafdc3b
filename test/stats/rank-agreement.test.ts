import { expect, test } from 'vitest';
import { rankAgreement } from '../../src/stats/rank-agreement.ts';

const share = (score: number[], truth: number[], weight?: number[]) => {
  const { balance, pairs } = rankAgreement(score, truth, weight);
  return balance / pairs;
};

test('without ties it is Kendall’s tau: (C − D) / (n (n − 1) / 2), by hand', () => {
  // Pairs of 1 2 3 4 5 in the order 3 1 2 5 4: three of ten are turned round.
  expect(share([3, 1, 2, 5, 4], [1, 2, 3, 4, 5])).toBeCloseTo((7 - 3) / 10, 12);
  expect(share([1, 2, 3], [1, 2, 3])).toBe(1);
  expect(share([1, 2, 3], [3, 2, 1])).toBe(-1);
});

test('pairs that are equal in truth do not count, those equal in score count as nothing', () => {
  expect(share([5, 4, 1, 0], [2, 2, 1, 1])).toBe(1);
  expect(share([1, 1, 1], [1, 2, 3])).toBe(0);
});

test('weights count a case as often as if it stood there as often', () => {
  expect(share([2, 1, 3], [1, 2, 3], [2, 1, 3])).toBeCloseTo(share([2, 2, 1, 3, 3, 3], [1, 1, 2, 3, 3, 3]), 12);
});
