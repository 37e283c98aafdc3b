import { expect, it } from 'vitest';
import { scoreSwitches } from '../../src/stats/co-usage.ts';

const a = { at: [0, 1, 10, 11], place: [5, 5, 7, 9] };
const b = { at: [2, 3, 12, 40], place: [5, 6, 4, 9] };
// Switches: 1 → 2 in one place, 3 → 10 too far apart, 11 → 12 in two places, 12 → 40 too far apart.
it('scores the switches between two phones, and no other registrations', () => {
  expect(scoreSwitches(a, b, 5, (place) => place, 3)).toBe((5 - 3) / 2);
  expect(scoreSwitches(a, b, 7, (place) => place, 3)).toBe((5 - 3 - 3) / 3);
});

it('does not hang on which phone is named first', () => {
  expect(scoreSwitches(b, a, 5, (place) => place, 3)).toBe(scoreSwitches(a, b, 5, (place) => place, 3));
});

it('says nothing where there is no switch', () => {
  expect(scoreSwitches(a, { at: [], place: [] }, 5, () => 1, 1)).toBeNaN();
});
