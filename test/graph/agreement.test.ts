import { describe, expect, test } from 'vitest';
import { adjustedRandIndex, coMembership, meanAgreement } from '../../src/graph/agreement.ts';
import { createRandom } from '../../src/stats/random.ts';

const labels = (...values: number[]) => Int32Array.from(values);

describe('adjusted Rand index', () => {
  // Worked examples of scikit-learn's documentation of adjusted_rand_score.
  test.each([
    [labels(0, 0, 1, 1), labels(0, 0, 1, 1), 1],
    [labels(0, 0, 1, 1), labels(1, 1, 0, 0), 1],
    [labels(0, 0, 1, 2), labels(0, 0, 1, 1), 4 / 7],
    [labels(0, 0, 0, 0), labels(0, 1, 2, 3), 0],
    [labels(0, 0, 1, 1), labels(0, 1, 0, 1), -0.5],
  ])('example %#', (a, b, expected) => {
    expect(adjustedRandIndex(a, b)).toBeCloseTo(expected, 12);
    expect(adjustedRandIndex(b, a)).toBeCloseTo(expected, 12);
  });

  test('is 0 on average for unrelated partitions', () => {
    const random = createRandom(2);
    const draw = () => Int32Array.from({ length: 60 }, () => random.below(4));
    const draws = 400;
    const mean = Array.from({ length: draws }, () => adjustedRandIndex(draw(), draw())).reduce((a, b) => a + b) / draws;
    expect(Math.abs(mean)).toBeLessThan(0.005);
  });

  test('refuses partitions of different sizes', () => {
    expect(() => adjustedRandIndex(labels(0), labels(0, 1))).toThrow(RangeError);
  });
});

test('co-membership is the share of a group’s pairs that other partitions keep together', () => {
  const group = labels(0, 0, 0, 1, 1);
  const shares = coMembership(group, 2, [labels(0, 0, 0, 1, 1), labels(0, 0, 1, 1, 2)]);
  expect(Array.from(shares)).toEqual([(3 + 1) / (2 * 3), 1 / 2]);
});

test('mean agreement runs over all pairs', () => {
  const a = labels(0, 0, 1, 2);
  const b = labels(0, 0, 1, 1);
  expect(meanAgreement([a, b, b])).toBeCloseTo((4 / 7 + 4 / 7 + 1) / 3, 12);
  expect(meanAgreement([a])).toBe(1);
});
