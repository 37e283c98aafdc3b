import { expect, test } from 'vitest';
import { relayTail } from '../../src/stats/relay-tail.ts';

const of = (passed: number, expected: number, daysMore: number, daysLess: number, variance = expected) =>
  relayTail(
    { passed, expected, variance, differences: [...new Array<number>(daysMore).fill(1), ...new Array<number>(daysLess).fill(-1)] },
    6,
  );

test('where other days explain nothing, it is the sign test', () => {
  // Ten days of ten: 2⁻¹⁰. Nine of ten: 11 · 2⁻¹⁰.
  expect(of(200, 1, 10, 0)).toBeCloseTo(2 ** -10, 12);
  expect(of(200, 1, 9, 1)).toBeCloseTo(11 * 2 ** -10, 12);
});

test('where all days are of one sign, other days can still explain it', () => {
  expect(of(20, 20, 30, 0)).toBeGreaterThan(0.4);
  expect(of(20, 5, 30, 0, 50)).toBeGreaterThan(of(20, 5, 30, 0));
});

test('nothing passed on has p of 1, and p never leaves (0, 1]', () => {
  expect(of(0, 0, 0, 0)).toBe(1);
  for (const passed of [1, 10, 1_000])
    for (const days of [0, 1, 60]) {
      const p = of(passed, 0.1, days, 2);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
    }
});

test('more passed on never gives a larger p', () => {
  for (let passed = 1; passed < 50; passed++) expect(of(passed + 1, 8, 20, 0, 12)).toBeLessThanOrEqual(of(passed, 8, 20, 0, 12) + 1e-15);
});
