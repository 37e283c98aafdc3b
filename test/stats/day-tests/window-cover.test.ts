import { expect, it, test } from 'vitest';
import { coverWindows } from '../../../src/stats/day-tests/window-cover.ts';
import { createRandom } from '../../../src/stats/random.ts';

const instants = (values: readonly number[]) => Float64Array.from(values).sort();

test.each([
  ['a clock of whole seconds', 10],
  ['a clock that is as fine as the window asks', 1],
])('the share is that of all places on %s from which a moment would be near', (_, step) => {
  const random = createRandom(8_401);
  const around = 1_000;
  const near = 35;
  const draw = (n: number) => instants([...new Set(Array.from({ length: n }, () => step * random.below(6_000 / step)))]);
  const [a, b] = [draw(40), draw(60)];
  let visited = 0;
  coverWindows(a, b, { near, around, step }, (isNear, share, at) => {
    const begins = Math.floor(at / around) * around;
    const places = Array.from({ length: around / step }, (_, i) => begins + i * step);
    const nearTo = (place: number) => a.some((one) => Math.abs(one - place) <= near);
    expect(share).toBeCloseTo(places.filter(nearTo).length / places.length, 10);
    expect(isNear).toBe(nearTo(at));
    visited++;
  });
  expect(visited).toBe(b.length);
});

it('is 0 where the other has nothing around, and for nobody else', () => {
  const seen: [boolean, number][] = [];
  coverWindows(instants([5_000]), instants([0, 5_010, 9_000]), { near: 20, around: 1_000, step: 0 }, (isNear, share) => {
    seen.push([isNear, share]);
  });
  // Half of the neighbourhood of 5,000 lies before its stretch.
  expect(seen).toEqual([
    [false, 0],
    [true, 0.02],
    [false, 0],
  ]);
  coverWindows(instants([]), instants([1]), { near: 1, around: 10, step: 0 }, (isNear, share) =>
    expect([isNear, share]).toEqual([false, 0]),
  );
  coverWindows(instants([1]), instants([]), { near: 1, around: 10, step: 0 }, () => expect.unreachable());
});
