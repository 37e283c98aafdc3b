import { expect, it } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { compareCarriers, FEWEST_STRETCHES } from '../../src/stats/side-by-side.ts';
import { START } from '../simulated-world.ts';

const at = (hour: number) => START + hour * MICROS_PER_HOUR;
const NEAR = 10 * MICROS_PER_MINUTE;
/** A phone that shows a place at each hour, and one that shows one three minutes later. */
const phones = (places: readonly (readonly [number, number])[]) =>
  [
    { at: places.map((_, i) => at(3 * i + 1)), place: places.map(([one]) => one) },
    { at: places.map((_, i) => at(3 * i + 1.05)), place: places.map(([, other]) => other) },
  ] as const;
const compare = (places: readonly (readonly [number, number])[], together: number, usual = 0.5) =>
  compareCarriers(...phones(places), NEAR, together, UTC, () => usual);

it('counts stretches apart, against how many habit and company leave', () => {
  const found = compare(
    [
      [0, 0],
      [1, 1],
      [2, 3],
      [0, 0],
      [1, 1],
      [0, 0],
      [2, 2],
      [0, 0],
    ],
    0.5,
  );
  expect(found).toMatchObject({ apart: 1, apartByHabit: 4 });
  // Eight stretches with a chance of (1 − ½)(1 − ½) each: at most one apart.
  expect(found?.p).toBeCloseTo(0.75 ** 8 + 8 * 0.25 * 0.75 ** 7, 12);
});

it('is no surprise where as many are apart as two would be, and less of one the more two are together', () => {
  const never = Array.from({ length: 20 }, () => [1, 1] as const);
  expect(compare([[0, 1], ...never.slice(0, 7)], 0.75)?.p).toBe(1);
  const [loose, close] = [0, 0.9].map((together) => compare(never, together)?.p as number) as [number, number];
  expect(loose).toBeCloseTo(0.5 ** 20, 12);
  expect(close).toBeCloseTo(0.95 ** 20, 12);
});

it('learns nothing from a place at which habit has both', () => {
  const never = Array.from({ length: 30 }, () => [1, 1] as const);
  expect(compare(never, 0.75, 1)?.p).toBeGreaterThan(0.99);
});

it('takes one switch of each stretch, the soonest, and refuses too few stretches', () => {
  const a = { at: [at(1), at(2)], place: [0, 0] };
  const b = { at: [at(1.1), at(2.05)], place: [5, 0] };
  expect(compareCarriers(a, b, NEAR, 0.75, UTC, () => 0.5)).toBeUndefined();
  const days = Array.from({ length: FEWEST_STRETCHES }, (_, day) => 24 * day);
  const many = (of: typeof a) => ({
    at: days.flatMap((hours) => of.at.map((one) => one + hours * MICROS_PER_HOUR)),
    place: days.flatMap(() => of.place),
  });
  expect(compareCarriers(many(a), many(b), NEAR, 0.75, UTC, () => 0.5)).toMatchObject({ apart: 0 });
});

it('does not hang on which phone is named first', () => {
  const [a, b] = phones([
    [0, 0],
    [1, 1],
    [2, 3],
    [0, 0],
    [1, 1],
    [0, 0],
  ]);
  const share = (place: number) => 0.1 * place + 0.2;
  const found = [
    compareCarriers(a, b, NEAR, 0.5, UTC, (_, place) => share(place)),
    compareCarriers(b, a, NEAR, 0.5, UTC, (_, place) => share(place)),
  ];
  expect(found[1]?.p).toBe(found[0]?.p);
  expect(found[1]?.ratio).toBe(found[0]?.ratio);
});
