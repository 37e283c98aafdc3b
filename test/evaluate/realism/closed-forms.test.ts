import { describe, expect, it } from 'vitest';
import { clusteringOf } from '../../../src/evaluate/realism/measures/clustering.ts';
import { overlapOf, rankCorrelation } from '../../../src/evaluate/realism/measures/overlap.ts';
import { signatureOf } from '../../../src/evaluate/realism/measures/signature.ts';
import { distribution, FEWEST, MOST_ATOMS, scaleByMean, share } from '../../../src/evaluate/realism/statistic.ts';
import { wasserstein, wassersteinByChance } from '../../../src/evaluate/realism/wasserstein.ts';
import { buildGraph } from '../../../src/graph/csr.ts';
import { burstinessOf, memoryOf } from '../../../src/stats/burstiness.ts';
import { drawExponential, drawNormal } from '../../../src/stats/draw.ts';
import { jensenShannon } from '../../../src/stats/jensen-shannon.ts';
import { createRandom } from '../../../src/stats/random.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('burstiness', () => {
  it('is −1 for a clock, at any length', () => {
    for (const n of [20, 200]) expect(burstinessOf(Float64Array.from(Array<number>(n).fill(7)))).toBeCloseTo(-1, 12);
  });

  it('is 1 where all gaps but one are nothing', () => {
    expect(burstinessOf(Float64Array.from([...Array<number>(29).fill(0), 5]))).toBeCloseTo(1, 12);
  });

  it('is near 0 for Poisson events, however few, where the uncorrected one is not', () => {
    const random = createRandom(1);
    for (const gaps of [19, 200]) {
      const series = Array.from({ length: 2_000 }, () => Float64Array.from(Array.from({ length: gaps }, () => drawExponential(random))));
      expect(Math.abs(mean(series.map(burstinessOf)))).toBeLessThan(0.025);
    }
  });

  it('leaves memory at 0 where gaps are independent, and finds gaps that repeat or alternate', () => {
    const random = createRandom(2);
    const independent = Array.from({ length: 400 }, () =>
      memoryOf(Float64Array.from(Array.from({ length: 300 }, () => drawExponential(random)))),
    );
    // The sample correlation of n independent pairs has a bias of about −1/n.
    expect(Math.abs(mean(independent))).toBeLessThan(0.02);
    expect(memoryOf(Float64Array.from(Array.from({ length: 40 }, (_, i) => 1 + (i % 2))))).toBeCloseTo(-1, 12);
    expect(memoryOf(Float64Array.from(Array.from({ length: 40 }, (_, i) => i + 1)))).toBeCloseTo(1, 12);
    expect(memoryOf(Float64Array.from(Array<number>(40).fill(3)))).toBeNaN();
  });
});

describe('distances', () => {
  it('Wasserstein: a shifted sample is as far as the shift, from whichever side', () => {
    const a = [0, 1, 4, 9];
    const shifted = a.map((x) => x + 2.5);
    expect(wasserstein(a, shifted)).toBeCloseTo(2.5, 12);
    expect(wasserstein(shifted, a)).toBeCloseTo(2.5, 12);
    expect(wasserstein(a, a)).toBe(0);
  });

  it('Wasserstein: samples of different size, by hand', () => {
    // Half of {0, 1} moves from 1 to 0; a third of {0, 0, 3} moves by 3 against {0}.
    expect(wasserstein([0, 1], [0])).toBeCloseTo(0.5, 12);
    expect(wasserstein([0, 0, 3], [0])).toBeCloseTo(1, 12);
    expect(wasserstein([0, 1, 2], [0, 2])).toBeCloseTo(1 / 3, 12);
  });

  it('Wasserstein by chance is what samples of one law in fact show', () => {
    const random = createRandom(3);
    const draw = (n: number) => Array.from({ length: n }, () => drawNormal(random)).sort((p, q) => p - q);
    const pairs = Array.from({ length: 400 }, () => [draw(80), draw(150)] as const);
    const shown = mean(pairs.map(([a, b]) => wasserstein(a, b)));
    const stated = mean(pairs.map(([a, b]) => wassersteinByChance(a, b, a.length, b.length)));
    expect(stated / shown).toBeGreaterThan(0.93);
    expect(stated / shown).toBeLessThan(1.07);
  });

  it('Jensen–Shannon: 1 where nothing is shared, 0 for the same, and as by hand between', () => {
    expect(jensenShannon([0.5, 0.5, 0, 0], [0, 0, 0.25, 0.75])).toBe(1);
    expect(jensenShannon([0.3, 0.7], [0.3, 0.7])).toBe(0);
    // H(3/4, 1/4) − (0 + 1) / 2 bits.
    const divergence = -(0.75 * Math.log2(0.75) + 0.25 * Math.log2(0.25)) - 0.5;
    expect(jensenShannon([1, 0], [0.5, 0.5])).toBeCloseTo(Math.sqrt(divergence), 12);
    expect(jensenShannon([1], [0.5, 0.5])).toBeCloseTo(Math.sqrt(divergence), 12);
  });
});

describe('statistics', () => {
  it('keep small samples whole and large ones by quantiles, close to the whole', () => {
    const small = distribution(Float64Array.of(3, 1, 2, 5, 4, 9, 8, 7, 6, 10), 'linear', 'things');
    expect(small).toMatchObject({ kind: 'distribution', atoms: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], n: 10, units: 10 });
    const random = createRandom(4);
    const values = Array.from({ length: 5_000 }, () => drawExponential(random) + 1e-3);
    const large = distribution(Float64Array.from(values), 'log', 'things');
    if (large.kind !== 'distribution') return expect.unreachable();
    expect(large.atoms.length).toBe(MOST_ATOMS);
    const whole = values.map(Math.log10).sort((p, q) => p - q);
    expect(wasserstein(large.atoms, whole)).toBeLessThan(0.01);
  });

  it('do not depend on the volume once scaled by the mean', () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => i + 1);
    expect(distribution(scaleByMean(values), 'log', 'things')).toEqual(
      distribution(scaleByMean(values.map((x) => 40 * x)), 'log', 'things'),
    );
  });

  it('say where there is too little', () => {
    expect(distribution(new Float64Array(FEWEST - 1).fill(1), 'log', 'ties')).toEqual({
      kind: 'unknown',
      reason: 'too few ties: 9, needs 10',
    });
    expect(share(30, 100, 'ties')).toMatchObject({ kind: 'scalar', value: 0.3, error: 0.045826, n: 100 });
  });
});

describe('on graphs', () => {
  // Two triangles that share the edge 1–2, and a tail from 3 to 4.
  const edges = [
    [0, 1, 1],
    [0, 2, 1],
    [1, 2, 9],
    [1, 3, 1],
    [2, 3, 1],
    [3, 4, 1],
  ] as const;
  const graph = buildGraph(5, {
    a: Int32Array.from(edges, ([a]) => a),
    b: Int32Array.from(edges, ([, b]) => b),
    weight: Float64Array.from(edges, ([, , weight]) => weight),
  });

  it('overlap is the share of neighbours in both, by hand', () => {
    expect(overlapOf(graph, 1, 2)).toBe(1);
    expect(overlapOf(graph, 0, 1)).toBe(1 / 2);
    expect(overlapOf(graph, 1, 3)).toBe(1 / 3);
    expect(overlapOf(graph, 3, 4)).toBe(0);
  });

  it('clustering is the share of closed pairs, by hand', () => {
    const random = createRandom(1);
    expect([0, 1, 2, 3].map((node) => clusteringOf(graph, node, random))).toEqual([1, 2 / 3, 2 / 3, 1 / 3]);
  });

  it('clustering of a node with very many pairs is near that of all of them', () => {
    // A hub of 300 whose neighbours form 150 couples: 150 of 44,850 pairs are closed.
    const couples = Array.from({ length: 150 }, (_, i) => [1 + 2 * i, 2 + 2 * i] as const);
    const all = [...Array.from({ length: 300 }, (_, i) => [0, i + 1] as const), ...couples];
    const star = buildGraph(301, {
      a: Int32Array.from(all, ([a]) => a),
      b: Int32Array.from(all, ([, b]) => b),
      weight: new Float64Array(all.length).fill(1),
    });
    const random = createRandom(5);
    const drawn = mean(Array.from({ length: 20 }, () => clusteringOf(star, 0, random)));
    expect(drawn).toBeGreaterThan(150 / 44_850 / 1.3);
    expect(drawn).toBeLessThan((150 / 44_850) * 1.3);
  });

  it('rank correlation: by the formula without equal values, and with them as a correlation of mean ranks', () => {
    const of = (x: readonly number[], y: readonly number[]) => rankCorrelation(Float64Array.from(x), Float64Array.from(y));
    expect(of([1, 2, 3, 4], [10, 100, 1_000, 10_000])).toBeCloseTo(1, 12);
    expect(of([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1, 12);
    // 1 − 6 Σd² / n(n² − 1), d = (0, 1, 1, 0, 0).
    expect(of([1, 2, 3, 4, 5], [1, 3, 2, 4, 5])).toBeCloseTo(1 - (6 * 2) / 120, 12);
    // Ranks (1.5, 1.5, 3) and (1, 2, 3): 1.5 / √(1.5 · 2).
    expect(of([7, 7, 9], [1, 2, 3])).toBeCloseTo(1.5 / Math.sqrt(3), 12);
    expect(of([1, 1, 1], [1, 2, 3])).toBeNaN();
  });

  it('a signature is ranked and sums to 1', () => {
    expect(signatureOf([1, 5, 2])).toEqual([5 / 8, 2 / 8, 1 / 8]);
  });
});
