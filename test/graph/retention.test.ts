import { expect, test } from 'vitest';
import { measureRetention } from '../../src/graph/retention.ts';
import { MICROS_PER_DAY } from '../../src/model/event.ts';
import { createRandom } from '../../src/stats/random.ts';
import { contactsOf } from './artifacts.ts';

const DAYS = 200;
const span = { from: 0, to: DAYS * MICROS_PER_DAY };
const settings = { hops: 3, visits: 1e6, random: createRandom(1) };

/** A path 0 – 1 – 2 – 3 whose ties were last seen so many days before the end. */
const path = (ages: readonly number[]) => ({
  ...contactsOf(
    4,
    ages.map((_, i) => [i, i + 1, { forth: 1, days: 1 }] as const),
  ),
  last: Float64Array.from(ages, (age) => (DAYS - age) * MICROS_PER_DAY),
});

test('a tie is on record as long as its last contact is', () => {
  const kept = measureRetention(path([10, 30, 100]), span, Int32Array.of(0, 1, 2, 3), undefined, settings);
  expect(kept.map(({ days, ties }) => [days, ties])).toEqual([
    [30, 2],
    [90, 2],
    [180, 3],
  ]);
  // With two ties left 0, 1 and 2 reach two others and 3 none; with all, everyone reaches three.
  expect(kept[0]?.all[2]).toMatchObject({ n: 4, mean: 6 / 4 });
  expect(kept[2]?.all[2]).toMatchObject({ n: 4, mean: 3 });
});

test('a hub is neither passed nor counted', () => {
  const removed = Uint8Array.of(0, 1, 0, 0);
  const [first] = measureRetention(path([1, 1, 1]), span, Int32Array.of(0, 1, 2, 3), removed, settings);
  // Without the second, the first reaches nobody, and the others each other.
  expect(first?.withoutHubs?.[2]).toMatchObject({ n: 3, mean: 2 / 3 });
});

test('periods that the log does not span are not told, nor any without time', () => {
  const short = { from: 0, to: 60 * MICROS_PER_DAY };
  expect(measureRetention(path([1, 1, 1]), short, Int32Array.of(0), undefined, settings).map(({ days }) => days)).toEqual([30]);
  expect(measureRetention(path([1, 1, 1]), { from: 0, to: 0 }, Int32Array.of(0), undefined, settings)).toEqual([]);
});
