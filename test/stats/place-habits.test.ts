import { describe, expect, it } from 'vitest';
import type { Visits } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { createPlaceHabits } from '../../src/stats/place-habits.ts';
import { START } from '../simulated-world.ts';

/** Rows of one endpoint as day, hour and place; START is a Monday. */
function habitsOf(rows: readonly (readonly [day: number, hour: number, place: number])[], places: number) {
  const at = rows.map(([day, hour]) => START + day * MICROS_PER_DAY + hour * MICROS_PER_HOUR);
  const visits: Visits = {
    offsets: Float64Array.of(0, rows.length),
    at: Float64Array.from(at),
    place: Int32Array.from(rows, ([, , place]) => place),
    places,
  };
  const habits = createPlaceHabits(visits, UTC);
  return (place: number, day: number, hour: number) => habits.share(0, place, START + day * MICROS_PER_DAY + hour * MICROS_PER_HOUR);
}

describe('where an endpoint usually is', () => {
  // Ten working days: at place 0 at ten, at place 1 at eight in the evening.
  const share = habitsOf(
    Array.from({ length: 14 }, (_, day) => day)
      .filter((day) => day % 7 < 5)
      .flatMap((day) => [[day, 10, 0] as const, [day, 20, 1] as const]),
    2,
  );

  it('is what other days of the same sort show at such hours, drawn a little towards what all rows show', () => {
    // Nine other days, and two rows' worth of everybody's places, which are half and half.
    expect(share(0, 3, 10.5)).toBeCloseTo((9 + 1) / 11, 12);
    expect(share(1, 3, 10.5)).toBeCloseTo(1 / 11, 12);
    expect(share(1, 3, 19)).toBeCloseTo(10 / 11, 12);
  });

  it('is that of everybody where nothing of such hours or days is known', () => {
    expect(share(0, 3, 4)).toBeCloseTo(0.5, 12);
    expect(share(1, 5, 20)).toBeCloseTo(0.5, 12);
  });

  it('knows nothing of the day itself', () => {
    const once = habitsOf(
      [
        [0, 10, 0],
        [1, 10, 1],
        [2, 10, 1],
      ],
      2,
    );
    expect(once(0, 0, 10)).toBeCloseTo(2 / 3 / 4, 12);
  });

  it('sums up to 1 over places', () => {
    for (const hour of [3, 10, 20]) expect(share(0, 8, hour) + share(1, 8, hour)).toBeCloseTo(1, 12);
  });
});
