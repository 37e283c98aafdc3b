import { describe, expect, it } from 'vitest';
import { agreedDeparture, departureOf, middleOf } from '../../src/stats/departures.ts';
import { drawNormal } from '../../src/stats/draw.ts';
import { createRandom } from '../../src/stats/random.ts';

describe('the middle of a population', () => {
  it('of a normal law is near its mean and deviation, whoever is far out', () => {
    const random = createRandom(11);
    const values = Array.from({ length: 4_000 }, () => 5 + 2 * drawNormal(random));
    const { median, spread, n } = middleOf(Float64Array.from([...values, Number.NaN, ...Array.from({ length: 40 }, () => 1e9)]));
    expect(n).toBe(4_040);
    expect(median).toBeCloseTo(5, 0);
    expect(Math.abs(spread - 2)).toBeLessThan(0.15);
  });

  it('says nothing where all are alike, or none is known', () => {
    expect(departureOf(7, middleOf(Float64Array.of(3, 3, 3, 9)))).toBeNaN();
    expect(middleOf(Float64Array.of(Number.NaN)).n).toBe(0);
    expect(departureOf(1, middleOf(new Float64Array()))).toBeNaN();
    expect(departureOf(Number.NaN, { median: 0, spread: 1, n: 3 })).toBeNaN();
  });
});

describe('two looks', () => {
  it('agree on the smaller departure, on one side', () => {
    expect(agreedDeparture(4, 3)).toBe(3);
    expect(agreedDeparture(-4, -9)).toBe(-4);
    expect(agreedDeparture(4, -3)).toBe(0);
    expect(agreedDeparture(4, Number.NaN)).toBeNaN();
  });
});
