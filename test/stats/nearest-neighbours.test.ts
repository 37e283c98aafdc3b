import { describe, expect, it } from 'vitest';
import { associate, spreadTies } from '../../src/stats/nearest-neighbours.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Every event against every other, as the docstring says. */
function bruteForce(a: readonly number[], b: readonly number[]) {
  const pooled = [...a.map((at) => ({ at, mark: 0 })), ...b.map((at) => ({ at, mark: 1 }))].sort((x, y) => x.at - y.at || x.mark - y.mark);
  const counts = [
    [0, 0],
    [0, 0],
  ] as [number[], number[]];
  pooled.forEach(({ at, mark }, i) => {
    const others = pooled.map((one, j) => ({ ...one, j })).filter(({ j }) => j !== i);
    const nearest = others.sort((x, y) => Math.abs(x.at - at) - Math.abs(y.at - at) || x.j - y.j)[0] as { mark: number };
    const row = counts[mark] as number[];
    row[nearest.mark] = (row[nearest.mark] as number) + 1;
  });
  const n = pooled.length;
  const p = counts.map((row) => row.map((count) => count / n)) as [[number, number], [number, number]];
  const rows = p.map(([x, y]) => x + y) as [number, number];
  const columns = [p[0][0] + p[1][0], p[0][1] + p[1][1]] as [number, number];
  const gaps = b.map((at) => Math.min(...a.map((other) => Math.abs(other - at))));
  return {
    segregation: 1 - (p[0][1] + p[1][0]) / (rows[0] * columns[1] + rows[1] * columns[0]),
    mingling: p[0][1] + p[1][0],
    meanGap: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    gaps,
  };
}

describe('how two series lie among each other', () => {
  it('by hand: two that alternate, and two that keep apart', () => {
    // 0 and 1, 10 and 12, 20 and 23: each event's nearest is of the other series. p12 = p21 = 1/2, marks 1/2 each: S = 1 − 1 / (1/2) = −1.
    expect(associate(Float64Array.of(0, 10, 20), Float64Array.of(1, 12, 23))).toEqual({
      segregation: -1,
      mingling: 1,
      meanGap: 2,
      medianGap: 2,
    });
    // 0 1 3 | 100 101 104: nearest of the own series throughout. Gaps 97, 98, 101.
    const apart = associate(Float64Array.of(0, 1, 3), Float64Array.of(100, 101, 104));
    expect(apart).toMatchObject({ segregation: 1, mingling: 0, medianGap: 98 });
    expect(apart.meanGap).toBeCloseTo(296 / 3, 12);
  });

  it('by hand: three of four and one of two', () => {
    // 0a 1b 5a 6a 20b 21a: nearest b a a a a b → p = [[2, 2], [2, 0]] / 6; rows 4/6, 2/6; columns 4/6, 2/6.
    const { segregation, mingling, meanGap } = associate(Float64Array.of(0, 5, 6, 21), Float64Array.of(1, 20));
    expect(mingling).toBeCloseTo(4 / 6, 12);
    expect(segregation).toBeCloseTo(1 - 4 / 6 / ((4 / 6) * (2 / 6) + (2 / 6) * (4 / 6)), 12);
    expect(meanGap).toBe(1);
  });

  it('keeps an event at the very instant of another: its gap is 0', () => {
    const { meanGap, mingling } = associate(Float64Array.of(5, 50), Float64Array.of(5, 51));
    expect([meanGap, mingling]).toEqual([0.5, 1]);
  });

  it('is what every event against every other comes to', () => {
    const random = createRandom(31);
    for (let round = 0; round < 200; round++) {
      const draw = (n: number) => Array.from({ length: n }, () => 1_000 * random.next() ** 2).sort((x, y) => x - y);
      const [a, b] = [draw(1 + random.below(12)), draw(1 + random.below(12))];
      const got = associate(Float64Array.from(a), Float64Array.from(b));
      const want = bruteForce(a, b);
      expect(got.mingling).toBeCloseTo(want.mingling, 12);
      if (Number.isFinite(want.segregation)) expect(got.segregation).toBeCloseTo(want.segregation, 12);
      expect(got.meanGap).toBeCloseTo(want.meanGap, 9);
      const sorted = want.gaps.sort((x, y) => x - y);
      const middle = sorted.length / 2;
      expect(got.medianGap).toBeCloseTo(
        Number.isInteger(middle)
          ? ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
          : (sorted[Math.floor(middle)] as number),
        9,
      );
    }
  });

  it('refuses an empty series', () => {
    expect(() => associate(Float64Array.of(), Float64Array.of(1))).toThrow(RangeError);
    expect(() => associate(Float64Array.of(1), Float64Array.of())).toThrow(RangeError);
  });

  it('spreads equal instants over the step, in order, and the same for the same seed', () => {
    const spread = spreadTies([7, 7, 7, 8], 1, createRandom(2));
    expect(Array.from(spread, Math.floor)).toEqual([7, 7, 7, 8]);
    expect(new Set(spread).size).toBe(4);
    expect([...spread]).toEqual([...spread].sort((x, y) => x - y));
    expect(spreadTies([7, 7, 7, 8], 1, createRandom(2))).toEqual(spread);
  });
});
