import { describe, expect, it } from 'vitest';
import { bootstrapByCluster, resampleClusters } from '../../src/stats/bootstrap-by-cluster.ts';
import { areaOf, truePositiveRateOf } from '../../src/stats/discrimination.ts';
import { drawNormal } from '../../src/stats/draw.ts';
import { likelihoodCost } from '../../src/stats/likelihood-cost.ts';
import { createRandom } from '../../src/stats/random.ts';
import { indexCases, weighCases } from '../../src/stats/score-table.ts';

const meanOf = (values: Float64Array) => (weight: Int32Array) => {
  let [sum, whole] = [0, 0];
  for (const [i, value] of values.entries()) {
    sum += (weight[i] as number) * value;
    whole += weight[i] as number;
  }
  return [whole === 0 ? undefined : sum / whole];
};

describe('resampling of people', () => {
  it('draws as many as there are, and weighs all rows of one alike', () => {
    const one = Int32Array.of(70, 3, 70, 9, 3);
    let [visits, whole] = [0, 0];
    resampleClusters(
      { one },
      (weight) => {
        visits++;
        expect(weight[0]).toBe(weight[2]);
        expect(weight[1]).toBe(weight[4]);
        whole += (weight[0] as number) + (weight[1] as number) + (weight[3] as number);
      },
      { replicates: 50, random: createRandom(1) },
    );
    expect([visits, whole]).toEqual([50, 150]);
  });

  it('weighs a pair by the product of its two people', () => {
    const [one, other] = [Int32Array.of(1, 2, 1, 1), Int32Array.of(-1, -1, 2, 1)];
    resampleClusters(
      { one, other },
      ([a, b, pair, self]) => {
        expect(pair).toBe((a as number) * (b as number));
        expect(self).toBe((a as number) ** 2);
      },
      { replicates: 20, random: createRandom(2) },
    );
  });

  it('does not depend on the order of the rows', () => {
    const values = Float64Array.of(1, 5, 2, 8, 3, 9);
    const one = Int32Array.of(4, 4, 1, 2, 2, 7);
    const options = { replicates: 99, level: 0.9 };
    const forth = bootstrapByCluster({ one }, meanOf(values), { ...options, random: createRandom(3) });
    const back = bootstrapByCluster({ one: one.toReversed() }, meanOf(values.toReversed()), { ...options, random: createRandom(3) });
    expect(back).toEqual(forth);
  });
});

describe('intervals', () => {
  it('are as wide as between-person spread makes them, not as rows would', () => {
    const random = createRandom(4);
    const people = 200;
    const effects = Array.from({ length: people }, () => drawNormal(random));
    const one = Int32Array.from({ length: people * 25 }, (_, i) => Math.floor(i / 25));
    const values = Float64Array.from(one, (person) => effects[person] as number);
    const [interval] = bootstrapByCluster({ one }, meanOf(values), { replicates: 1_000, level: 0.9, random });
    const width = (interval?.high ?? 0) - (interval?.low ?? 0);
    expect(Math.abs(width - (2 * 1.645) / Math.sqrt(people))).toBeLessThan(0.15 * width);
  });

  it('are left out where most resamples say nothing', () => {
    const options = { replicates: 20, level: 0.9, random: createRandom(5) };
    expect(bootstrapByCluster({ one: Int32Array.of(1, 2) }, () => [undefined, 4], options)).toEqual([undefined, { low: 4, high: 4 }]);
    expect(() => bootstrapByCluster({ one: new Int32Array(0) }, () => [1], options)).toThrow(RangeError);
  });

  it('of all measures over 200,000 rows take seconds', () => {
    const random = createRandom(6);
    const draw = (n: number, mean: number) => Float64Array.from({ length: n }, () => mean + drawNormal(random));
    const index = indexCases(draw(2_000, 1), draw(198_000, 0));
    const one = Int32Array.from({ length: 200_000 }, () => random.below(1_000));
    const started = performance.now();
    const [area, ...rest] = bootstrapByCluster(
      { one },
      (weight) => {
        const table = weighCases(index, weight);
        return [areaOf(table), truePositiveRateOf(table, 0.1), truePositiveRateOf(table, 0.001), likelihoodCost(table)];
      },
      { replicates: 200, level: 0.9, random },
    );
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(area?.low).toBeLessThan(0.7602);
    expect(area?.high).toBeGreaterThan(0.7602);
    expect(rest.every((interval) => interval !== undefined && interval.low < interval.high)).toBe(true);
  });
});
