import { describe, expect, it } from 'vitest';
import type { CalibrationMap } from '../../src/model/calibration.ts';
import type { Random } from '../../src/model/random.ts';
import { drawNormal, drawPoisson } from '../../src/stats/draw.ts';
import { fitRatio, type ScoredCases } from '../../src/stats/fit-ratio.ts';
import { splitCost } from '../../src/stats/likelihood-cost.ts';
import { excessOverBound, meanRatio, measurePower } from '../../src/stats/misleading-evidence.ts';
import { createRandom } from '../../src/stats/random.ts';
import { applyRatio } from '../../src/stats/ratio-map.ts';
import { tabulateScores } from '../../src/stats/score-table.ts';
import { normalTail } from './normal-law.ts';

type Draw = (random: Random) => number;

/** Cases of people of their own. */
const sample = (n: number, draw: Draw, random: Random, first: number): ScoredCases => ({
  score: Float64Array.from({ length: n }, () => draw(random)),
  one: Int32Array.from({ length: n }, (_, i) => first + i),
});

const normal =
  (mean: number): Draw =>
  (random) =>
    mean + drawNormal(random);
const counts =
  (mean: number): Draw =>
  (random) =>
    drawPoisson(mean, random);

const learn = (related: ScoredCases, unrelated: ScoredCases, seed = 1) =>
  fitRatio(related, unrelated, { replicates: 100, random: createRandom(seed) });

const drawFit = (related: Draw, unrelated: Draw, [p, d]: readonly [number, number], seed: number): CalibrationMap => {
  const random = createRandom(seed);
  return learn(sample(p, related, random, 0), sample(d, unrelated, random, p), seed);
};

const read = (map: CalibrationMap, draw: Draw, n: number, random: Random) =>
  Float64Array.from({ length: n }, () => applyRatio(map, draw(random)).log10);

/** Chance of each step under a normal law. */
const stepChances = ({ score }: CalibrationMap, mean: number): number[] => {
  const tails = score.map((edge, step) => (step === 0 ? 1 : normalTail(edge - mean)));
  return tails.map((tail, step) => tail - (tails[step + 1] ?? 0));
};

const worlds = [
  { name: 'normal scores, apart by 1', related: normal(1), unrelated: normal(0) },
  { name: 'normal scores, apart by 2', related: normal(2), unrelated: normal(0) },
  { name: 'normal scores, far apart', related: normal(4), unrelated: normal(0) },
  { name: 'a score worth nothing', related: normal(0), unrelated: normal(0) },
  { name: 'small counts, mostly none', related: counts(1), unrelated: counts(0.05) },
  { name: 'counts', related: counts(4), unrelated: counts(0.5) },
];
const sizes = [
  [500, 20_000],
  [20_000, 500],
  [100, 1_000],
  [200, 200],
] as const;

describe('on new cases', () => {
  it.each(worlds)('misleading evidence keeps its bounds: $name', ({ related, unrelated }) => {
    for (const [s, size] of sizes.entries()) {
      for (let seed = 1; seed <= 6; seed++) {
        const map = drawFit(related, unrelated, size, 100 * s + seed);
        const fresh = read(map, unrelated, 20_000, createRandom(9_000 + 100 * s + seed));
        for (const { tail } of excessOverBound(fresh)) expect(tail).toBeGreaterThan(0.001);
        const { mean, standardError } = meanRatio(fresh);
        expect(mean).toBeLessThanOrEqual(1 + 3.09 * standardError);
      }
    }
  });

  it('it has power where scores tell apart, and none where they do not', () => {
    const power = (related: Draw, unrelated: Draw) =>
      measurePower(read(drawFit(related, unrelated, [500, 20_000], 4), related, 5_000, createRandom(77)));
    const apart = power(normal(2), normal(0));
    // With the true ratio exp(2x − 2) these are .74, .44 and .10.
    expect(apart[0]).toBeGreaterThan(0.65);
    expect(apart[2]).toBeGreaterThan(0.35);
    expect(apart[4]).toBeGreaterThan(0.03);
    expect(power(normal(0), normal(0))).toEqual([0, 0, 0, 0, 0]);
    expect(power(normal(6), normal(0))[4]).toBeGreaterThan(0.95);
  });

  it('its cost is near the least, and below 1', () => {
    const map = drawFit(normal(2), normal(0), [500, 20_000], 5);
    const random = createRandom(78);
    const cost = splitCost(tabulateScores(read(map, normal(2), 20_000, random), read(map, normal(0), 20_000, random)));
    expect(cost?.cost).toBeLessThan(0.55);
    expect(cost?.calibration).toBeLessThan(0.02);
  });

  it('cases that hang together count for fewer', () => {
    // Fifty rows a person: taken one by one they would seem to bear out ratios that new people do not keep.
    let [broken, naive] = [0, 0];
    const draw = (people: number, rows: number, mean: number, first: number, random: Random): ScoredCases => {
      const own = Array.from({ length: people }, () => drawNormal(random));
      const one = Int32Array.from({ length: people * rows }, (_, i) => first + Math.floor(i / rows));
      return {
        one,
        score: Float64Array.from(
          one,
          (person) => mean + Math.sqrt(0.7) * (own[person - first] as number) + Math.sqrt(0.3) * drawNormal(random),
        ),
      };
    };
    const meanOf = (map: CalibrationMap) =>
      stepChances(map, 0).reduce((sum, share, step) => sum + share * 10 ** (map.log10[step] as number), 0);
    for (let seed = 1; seed <= 15; seed++) {
      const random = createRandom(seed);
      const [related, unrelated] = [draw(100, 20, 3, 1_000, random), draw(100, 50, 0, 0, random)];
      const alone = ({ score }: ScoredCases, first: number): ScoredCases => ({ score, one: Int32Array.from(score, (_, i) => first + i) });
      if (meanOf(learn(related, unrelated)) > 1) broken++;
      if (meanOf(learn(alone(related, 0), alone(unrelated, 10_000))) > 1) naive++;
    }
    expect(broken).toBe(0);
    expect(naive).toBeGreaterThan(2);
  });
});

describe('the map', () => {
  it('is near the true ratio where cases abound, and its intervals hold it', () => {
    let [held, steps] = [0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const map = drawFit(normal(1), normal(0), [2_000, 20_000], seed);
      const [p, d] = [stepChances(map, 1), stepChances(map, 0)];
      for (const [step, share] of p.entries()) {
        const truth = Math.log10(share / (d[step] as number));
        steps++;
        if ((map.low[step] as number) <= truth && truth <= (map.high[step] as number)) held++;
        expect(Math.abs((map.log10[step] as number) - truth)).toBeLessThan(0.6);
      }
    }
    expect(steps).toBeGreaterThan(100);
    expect(held / steps).toBeGreaterThan(0.85);
  });

  it('is JSON-safe and monotone, has intervals around its values, and steps that rest on enough', () => {
    for (const { related, unrelated } of worlds) {
      const map = drawFit(related, unrelated, [300, 3_000], 11);
      expect(JSON.parse(JSON.stringify(map))).toEqual(map);
      for (const column of [map.score, map.log10, map.low, map.high]) expect(column).toEqual([...column].sort((a, b) => a - b));
      map.log10.forEach((value, step) => {
        expect(map.low[step]).toBeLessThanOrEqual(value);
        expect(map.high[step]).toBeGreaterThanOrEqual(value);
        expect((value > 0 ? map.related : map.unrelated)[step]).toBeGreaterThanOrEqual(10);
      });
      const whole = (column: readonly number[]) => column.reduce((sum, n) => sum + n, 0);
      expect([whole(map.related), whole(map.unrelated)]).toEqual([300, 3_000]);
    }
  });

  it('gives tied lowest scores, such as no sign at all, at most 1', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const map = drawFit(counts(1), counts(0.05), [100, 2_000], seed);
      expect(applyRatio(map, 0).log10).toBeLessThanOrEqual(0);
    }
  });

  it('does not depend on the order of the cases', () => {
    const random = createRandom(12);
    const [related, unrelated] = [sample(80, normal(2), random, 0), sample(400, normal(0), random, 40)];
    const turn = ({ score, one }: ScoredCases): ScoredCases => ({ score: score.toReversed(), one: one.toReversed() });
    expect(learn(turn(related), turn(unrelated))).toEqual(learn(related, unrelated));
  });

  it('keeps two steps for kinds that do not overlap, within what their numbers bear out', () => {
    const map = learn(
      { score: new Float64Array(50).fill(1), one: Int32Array.from({ length: 50 }, (_, i) => i) },
      { score: new Float64Array(1_000), one: Int32Array.from({ length: 1_000 }, (_, i) => 50 + i) },
    );
    expect(map.score).toEqual([0, 1]);
    // The upper limit of none in n at 99 % is 1 − 0.01^(1/n); the bounds of the other cases lie further out.
    expect(10 ** (map.log10[1] as number)).toBeCloseTo(1 / (1 - 0.01 ** (1 / 1_000)), 3);
    expect(10 ** (map.log10[0] as number)).toBeCloseTo(1 - 0.01 ** (1 / 50), 6);
  });

  it('says 1 where there is too little to say more', () => {
    const few = sample(4, normal(5), createRandom(1), 0);
    expect(learn(few, sample(100, normal(0), createRandom(2), 4)).log10).toEqual([0]);
    expect(learn(few, sample(4, normal(0), createRandom(2), 4)).log10).toEqual([0]);
    const none = { score: new Float64Array(0), one: new Int32Array(0) };
    expect(() => learn(few, none)).toThrow(RangeError);
    expect(() => learn({ score: Float64Array.of(Number.NaN), one: Int32Array.of(1) }, few)).toThrow(RangeError);
  });
});

describe('reading the map', () => {
  it('is constant in a step, between steps and beyond the ends', () => {
    const map = { score: [1, 3], log10: [-1, 1], low: [-2, 0], high: [0, 2], related: [1, 9], unrelated: [9, 1] };
    expect([Number.NEGATIVE_INFINITY, 0, 1, 2.9].map((at) => applyRatio(map, at).log10)).toEqual([-1, -1, -1, -1]);
    expect([3, 9, Number.POSITIVE_INFINITY].map((at) => applyRatio(map, at))).toEqual(new Array(3).fill({ log10: 1, low: 0, high: 2 }));
    expect(() => applyRatio(map, Number.NaN)).toThrow(RangeError);
  });
});
