import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActTies } from '../../src/graph/act-ties.ts';
import { orderChain, placesOf } from '../../src/graph/chain.ts';
import type { ByTie } from '../../src/graph/follow-ups.ts';
import { createRandom } from '../../src/stats/random.ts';

const STRETCHES = 8;
/** Ties, each with contacts passed on, the same with time turned round, and as many as chance gives, in each stretch. */
type Tie = readonly [from: number, to: number, passed: number, reversed: number, expected: number];
function order(
  endpoints: number,
  rows: readonly Tie[],
  parts: { stretches?: number; only?: (tie: number, stretch: number) => boolean; seed?: number } = {},
) {
  const { stretches = STRETCHES, only = () => true, seed = 1 } = parts;
  const ties: ActTies = {
    count: rows.length,
    from: Int32Array.from(rows, ([from]) => from),
    to: Int32Array.from(rows, ([, to]) => to),
    of: new Int32Array(),
  };
  const column = (place: 2 | 3 | 4) =>
    Float32Array.from({ length: rows.length * stretches }, (_, i) =>
      only(i % rows.length, Math.floor(i / rows.length)) ? (rows[i % rows.length] as Tie)[place] : 0,
    );
  const byTie: ByTie = { passed: column(2), reversed: column(3), expected: column(4) };
  return orderChain(endpoints, ties, byTie, stretches, createRandom(seed));
}

describe('the excess of a tie', () => {
  it('is what was passed on less the larger of both comparisons, less the error of the difference', () => {
    // In all: 80 passed, 16 turned round, 8 by chance; then 8, 4, 6.
    const { excess } = order(4, [
      [0, 1, 10, 2, 1],
      [2, 3, 1, 0.5, 0.75],
    ]);
    expect(excess[0]).toBeCloseTo(80 - 16 - Math.sqrt(96), 9);
    // 8 − 6 − √14 is below 0.
    expect(excess[1]).toBe(0);
  });
});

describe('the order', () => {
  it('of one tie is that of one spring of length 1 between two that are held at 0', () => {
    // Springs: w (s0 − s1 − 1)² + s0² + s1², so that s0 = w / (2w + 1), and s1 the same below.
    const w = 80 - 16 - Math.sqrt(96);
    const { height, place } = order(3, [[0, 1, 10, 2, 1]]);
    expect(height[0]).toBeCloseTo(w / (2 * w + 1), 4);
    expect(height[1]).toBeCloseTo(-w / (2 * w + 1), 4);
    expect([...height.slice(2), ...place]).toEqual([0, 1, 3, 2]);
  });

  it('of a long chain goes down link by link, and is sure where every stretch says the same', () => {
    const found = order(
      5,
      [0, 1, 2, 3].map((from) => [from, from + 1, 40, 1, 1] as const),
    );
    expect([...found.place]).toEqual([1, 2, 3, 4, 5]);
    expect([...found.placeLow]).toEqual([1, 2, 3, 4, 5]);
    expect([...found.placeHigh]).toEqual([1, 2, 3, 4, 5]);
    for (let link = 0; link < 4; link++) expect((found.height[link] as number) - (found.height[link + 1] as number)).toBeCloseTo(1, 1);
    // Heights of resamplings are kept in single precision.
    for (const end of [found.low, found.high]) end.forEach((height, id) => void expect(height).toBeCloseTo(found.height[id] as number, 6));
  });

  it('is unsure where it rests on one stretch: one of eight is not drawn in a third of the resamplings', () => {
    const { low, high, placeHigh } = order(2, [[0, 1, 60, 0, 0]], { only: (_, stretch) => stretch === 3 });
    // (7/8)^8 = 0.34.
    expect(low[0]).toBe(0);
    expect(high[0]).toBeGreaterThan(0.4);
    expect(placeHigh[1]).toBe(2);
  });

  it('is the same for the same seed', () => {
    const rows: Tie[] = [
      [0, 1, 4, 1, 1],
      [1, 2, 3, 1, 1],
      [2, 0, 3, 2, 1],
    ];
    const uneven = { only: (tie: number, stretch: number) => (tie + stretch) % 3 > 0 };
    expect(order(3, rows, uneven)).toEqual(order(3, rows, uneven));
    expect(order(3, rows, { ...uneven, seed: 2 }).height).toEqual(order(3, rows, uneven).height);
  });

  it('of nobody is nobody’s, and of none who pass on is level', () => {
    expect(order(0, [])).toMatchObject({ height: new Float64Array(), place: new Int32Array() });
    const still = order(3, [[0, 1, 2, 2, 2]]);
    expect([...still.height]).toEqual([0, 0, 0]);
    expect([...still.place]).toEqual([1, 1, 1]);
  });
});

it('places count those above, equals sharing the better one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 20 }), (values) => {
      expect([...placesOf(Float64Array.from(values))]).toEqual(values.map((own) => 1 + values.filter((value) => value > own).length));
    }),
  );
});
