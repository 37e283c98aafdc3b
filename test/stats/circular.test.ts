import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursApart, vonMisesKernel, wrapHour } from '../../src/stats/circular.ts';

const turn = fc.double({ min: 0, max: 24, noNaN: true });

describe('clock hours', () => {
  it('lie apart by the shorter way, forth or back, across midnight too', () => {
    expect(hoursApart(23, 1)).toBe(2);
    expect(hoursApart(1, 23)).toBe(-2);
    fc.assert(
      fc.property(fc.double({ min: -11.9, max: 11.9, noNaN: true }), turn, (way, from) => {
        expect(hoursApart(from, wrapHour(from + way))).toBeCloseTo(way, 6);
      }),
    );
  });

  it('kernel is even, 1 at its centre, and nearly normal where narrow', () => {
    const kernel = vonMisesKernel(0.75);
    expect(kernel(0)).toBe(1);
    expect(kernel(0.75)).toBeCloseTo(Math.exp(-0.5), 2);
    expect(kernel(-2)).toBeCloseTo(kernel(2), 12);
    expect(kernel(23.5)).toBeCloseTo(kernel(-0.5), 9);
  });
});
