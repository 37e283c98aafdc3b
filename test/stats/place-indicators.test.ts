import { describe, expect, it } from 'vitest';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { binPlaces, churnRates, greatCircle, homeOf, PLACE_SCALARS, type Whereabouts } from '../../src/stats/place-indicators.ts';

/** [hours since the epoch, place] */
const whereabouts = (...visits: readonly (readonly [number, number])[]): Whereabouts => ({
  at: Float64Array.from(visits, ([hours]) => hours * MICROS_PER_HOUR),
  place: Int32Array.from(visits, ([, place]) => place),
});
const all = ({ at }: Whereabouts) => Array.from(at, (_, row) => row);
const around = (home: number | undefined) => ({ home, locate: (place: number) => [0, place] as const });

describe('places by half hours', () => {
  it('a flurry of records is one visit, to where most of it was, or else to where it began', () => {
    const seen = whereabouts([10, 1], [10.1, 2], [10.2, 2], [10.5, 3], [10.6, 4]);
    expect(binPlaces(seen, all(seen))).toEqual([2, 3]);
    expect(binPlaces(seen, [])).toEqual([]);
  });

  it('home is where most half hours of the night were', () => {
    const seen = whereabouts([1, 7], [2, 7], [3, 8], [12, 9], [12.5, 9], [13, 9], [14, 9]);
    expect(homeOf(seen, all(seen))).toBe(7);
    const byDay = whereabouts([12, 9]);
    expect(homeOf(byDay, all(byDay))).toBeUndefined();
  });
});

describe('indicators of place', () => {
  it('follow from the shares of places', () => {
    const places = [1, 1, 1, 2];
    expect(PLACE_SCALARS.number_of_antennas(places)).toBe(2);
    expect(PLACE_SCALARS.entropy_of_antennas(places)).toBeCloseTo(Math.log(4) - 0.75 * Math.log(3), 12);
    expect(PLACE_SCALARS.frequent_antennas(places)).toBe(2);
    expect(PLACE_SCALARS.percent_at_home(places, around(1))).toBe(0.75);
    expect(PLACE_SCALARS.percent_at_home(places, around(undefined))).toBeUndefined();
    expect([PLACE_SCALARS.number_of_antennas([]), PLACE_SCALARS.entropy_of_antennas([])]).toEqual([0, undefined]);
  });

  it('the radius of two places on the equator is half the way between them', () => {
    const degree = (Math.PI / 180) * 6371;
    expect(greatCircle([0, 0], [0, 1])).toBeCloseTo(degree, 9);
    // Brussels and Paris, as bandicoot's manual has them.
    expect(greatCircle([50.8503, 4.3517], [48.8566, 2.3522])).toBeCloseTo(263.975416, 5);
    expect(PLACE_SCALARS.radius_of_gyration([0, 1], around(0))).toBeCloseTo(degree / 2, 9);
    expect(PLACE_SCALARS.radius_of_gyration([0, 1], { home: 0, locate: () => undefined })).toBeUndefined();
  });

  it('churn is nothing where weeks are alike, and all where they have nothing in common', () => {
    const week = (MICROS_PER_DAY * 7) / MICROS_PER_HOUR;
    const seen = whereabouts([100, 1], [101, 2], [100 + week, 2], [101 + week, 1], [100 + 2 * week, 3]);
    const [first, second] = churnRates(seen, all(seen)) as [number, number];
    expect(first).toBeCloseTo(0, 12);
    expect(second).toBe(1);
    expect(churnRates(seen, [0])).toEqual([]);
  });
});
