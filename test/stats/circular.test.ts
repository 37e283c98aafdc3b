import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursApart, wrapHour } from '../../src/stats/circular.ts';

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
});
