import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circularMean, circularMedian, circularQuantile, hoursApart, vonMisesKernel, wrapHour } from '../../src/stats/circular.ts';

const nearNight = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 1, maxLength: 25 });
const turn = fc.double({ min: 0, max: 24, noNaN: true });

describe('clock hours', () => {
  it('mean and median cross midnight', () => {
    expect(hoursApart(0, circularMean([23, 1]).hour)).toBeCloseTo(0, 9);
    expect(circularMedian([22.5, 23.5, 1])).toBeCloseTo(23.5, 9);
    expect(hoursApart(0, circularMedian([23, 23.5, 0.5, 5]))).toBeCloseTo(0, 9);
  });

  it('resultant length is 1 for one hour and 0 for opposite ones', () => {
    expect(circularMean([7, 7, 7]).resultant).toBeCloseTo(1, 12);
    expect(circularMean([3, 15]).resultant).toBeCloseTo(0, 12);
    expect(circularMean([]).hour).toBeNaN();
  });

  it('are the linear ones where the hours lie close together, wherever the clock is turned', () => {
    fc.assert(
      fc.property(nearNight, turn, fc.double({ min: 0, max: 1, noNaN: true }), (hours, by, share) => {
        const ascending = [...hours].sort((a, b) => a - b);
        const n = ascending.length;
        const linear = ((ascending[(n - 1) >> 1] as number) + (ascending[n >> 1] as number)) / 2;
        const turned = hours.map((hour) => wrapHour(hour + by));
        expect(hoursApart(wrapHour(linear + by), circularMedian(turned))).toBeCloseTo(0, 6);
        const place = share * (n - 1);
        const below = ascending[Math.floor(place)] as number;
        const above = ascending[Math.ceil(place)] as number;
        const quantile = wrapHour(below + (above - below) * (place % 1) + by);
        expect(hoursApart(quantile, circularQuantile(turned, share))).toBeCloseTo(0, 6);
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
