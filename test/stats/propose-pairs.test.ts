import { describe, expect, it } from 'vitest';
import { MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { proposePairs } from '../../src/stats/propose-pairs.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Sessions at these starts. */
function sessionsOf(starts: readonly number[][]) {
  const offsets = new Float64Array(starts.length + 1);
  starts.forEach((own, i) => {
    offsets[i + 1] = (offsets[i] as number) + own.length;
  });
  const start = Float64Array.from(starts.flatMap((own) => own.toSorted((x, y) => x - y)));
  return { offsets, start, end: start, stitch: 10 * MICROS_PER_MINUTE };
}
const ids = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('pairs to open', () => {
  it('are all of them where they are few', () => {
    const { a, b, proposed } = proposePairs(sessionsOf([[1], [2], [3], [4]]), [0, 1, 3], []);
    expect(Array.from(a, (x, i) => [x, b[i]])).toEqual([
      [0, 1],
      [0, 3],
      [1, 3],
    ]);
    expect(proposed).toBe(false);
  });

  it('are those that meet most where they are many, and all of the focus', () => {
    const MANY = 900;
    const random = createRandom(5);
    const starts = ids(MANY).map(() => Array.from({ length: 20 }, () => Math.floor(random.next() * 900 * MICROS_PER_HOUR)));
    starts[7] = (starts[700] as number[]).map((at) => at + MICROS_PER_MINUTE);
    const { a, b, proposed } = proposePairs(sessionsOf(starts), ids(MANY), [3]);
    expect(proposed).toBe(true);
    const keys = new Set(Array.from(a, (x, i) => x * MANY + (b[i] as number)));
    expect(keys.has(7 * MANY + 700)).toBe(true);
    for (const other of ids(MANY)) if (other !== 3) expect(keys.has(Math.min(3, other) * MANY + Math.max(3, other))).toBe(true);
    expect(a.length).toBeLessThanOrEqual(150_000 + MANY);
    expect(keys.size).toBe(a.length);
  });

  it('are by place too where places are given, so that company in a crowd counts', () => {
    // Everybody shows in the same ten minutes of each of thirty days, at one of fifty places; those next to each other are one person's two.
    const [MANY, DAYS, PLACES] = [3_000, 30, 50];
    const random = createRandom(8_727);
    const place = new Int32Array(MANY * DAYS);
    for (let id = 0; id < MANY; id += 2) for (let d = 0; d < DAYS; d++) place[id * DAYS + d] = random.below(PLACES);
    for (let id = 0; id < MANY; id += 2) place.copyWithin((id + 1) * DAYS, id * DAYS, (id + 1) * DAYS);
    const starts = ids(MANY).map(() => Array.from({ length: DAYS }, (_, d) => 24 * d * MICROS_PER_HOUR));
    const pairs = (given: object) => {
      const { a, b } = proposePairs({ ...sessionsOf(starts), ...given }, ids(MANY), []);
      return a.filter((x, i) => x % 2 === 0 && b[i] === x + 1).length;
    };
    expect(pairs({ place, places: PLACES })).toBeGreaterThan(0.95 * (MANY / 2));
    expect(pairs({})).toBeLessThan(0.5 * (MANY / 2));
  });
});
