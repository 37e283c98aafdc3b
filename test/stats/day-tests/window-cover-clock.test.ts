import { describe, expect, it } from 'vitest';
import { coverWindows } from '../../../src/stats/day-tests/window-cover.ts';
import { createRandom } from '../../../src/stats/random.ts';

const AROUND = 600;
const random = createRandom(8_305);
const draw = (n: number, step: number): Float64Array =>
  Float64Array.from({ length: n }, () => step * Math.floor((random.next() * 6_000) / step)).sort();

describe.each([
  ['on a clock of steps', 5, 32],
  ['on a clock whose steps divide the reach', 10, 30],
])('%s', (_, step, near) => {
  it('a coincidence and its chance are as counted over every instant of the stretch', () => {
    const [a, b] = [draw(25, step), draw(60, step)];
    const isNear = (at: number) => [...a].some((one) => Math.abs(one - at) <= near);
    let visited = 0;
    coverWindows(a, b, { near, around: AROUND, step }, (hit, share, at) => {
      expect(at).toBe(b[visited++]);
      expect(hit).toBe(isNear(at));
      const begins = Math.floor(at / AROUND) * AROUND;
      const points = Array.from({ length: AROUND / step }, (_, i) => begins + i * step);
      expect(share).toBeCloseTo(points.filter(isNear).length / points.length, 12);
    });
    expect(visited).toBe(b.length);
  });
});

it('without steps the chance is the covered length, overlaps counted once', () => {
  const shares: number[] = [];
  // [70, 130] and [110, 170] cover 100 of the first 600; the second stretch has the end of [570, 630].
  coverWindows(Float64Array.of(100, 140, 600), Float64Array.of(1, 601), { near: 30, around: AROUND, step: 0 }, (_, share) =>
    shares.push(share),
  );
  expect(shares).toEqual([(100 + 30) / AROUND, 30 / AROUND]);
  coverWindows(new Float64Array(), Float64Array.of(5), { near: 30, around: AROUND, step: 0 }, (hit, share) =>
    expect([hit, share]).toEqual([false, 0]),
  );
});
