import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AutomatonOptions, findBursts, findStates, sequenceCost } from '../../src/stats/burst-automaton.ts';
import { burstinessOf, memoryOf } from '../../src/stats/burstiness.ts';
import { drawExponential } from '../../src/stats/draw.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Least cost over all sequences of states. */
function leastCost(gaps: readonly number[], options: AutomatonOptions & { states: number }): number {
  const { states } = options;
  let least = Number.POSITIVE_INFINITY;
  for (let code = 0; code < states ** gaps.length; code++) {
    const sequence = gaps.map((_, i) => Math.floor(code / states ** i) % states);
    least = Math.min(least, sequenceCost(gaps, sequence, options));
  }
  return least;
}

describe('the automaton of bursts', () => {
  it('costs what the definition says', () => {
    // Two gaps of 1 and 3: mean 2, rates 1/2 and 1. From state 0 up to 1 and down: gamma ln 2, and the densities.
    const expected = Math.log(2) + (1 * 1 - Math.log(1)) + (3 / 2 - Math.log(1 / 2));
    expect(sequenceCost([1, 3], [1, 0], { states: 2 })).toBeCloseTo(expected, 12);
  });

  it('finds the cheapest of all sequences of states', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 50, noNaN: true }), { minLength: 2, maxLength: 7 }),
        fc.constantFrom(2, 3),
        fc.constantFrom(0.3, 1),
        (gaps, states, gamma) => {
          const options = { states, gamma };
          const found = findStates(Float64Array.from(gaps), options);
          expect(sequenceCost(gaps, found, options)).toBeCloseTo(leastCost(gaps, options), 9);
        },
      ),
      { numRuns: 150, seed: 1 },
    );
  });

  it('finds a planted spell of ten times the pace, and where it lies', () => {
    const random = createRandom(5);
    const gaps = Float64Array.from({ length: 300 }, (_, i) => drawExponential(random) * (i >= 120 && i < 160 ? 0.1 : 1));
    const [heaviest] = findBursts(gaps).sort((a, b) => b.weight - a.weight);
    expect(Math.abs((heaviest?.from ?? 0) - 120)).toBeLessThanOrEqual(8);
    expect(Math.abs((heaviest?.to ?? 0) - 160)).toBeLessThanOrEqual(8);
    expect(heaviest?.level).toBeGreaterThanOrEqual(2);
  });

  it('finds next to nothing in gaps by chance, and nothing in equal ones', () => {
    const random = createRandom(6);
    let inBursts = 0;
    for (let world = 0; world < 40; world++)
      for (const { from, to } of findBursts(Float64Array.from({ length: 250 }, () => drawExponential(random)))) inBursts += to - from;
    expect(inBursts / 10_000).toBeLessThan(0.02);
    expect(findBursts(new Float64Array(50).fill(3))).toEqual([]);
  });

  it('has no answer where there are no gaps, or none that last', () => {
    expect(findBursts(new Float64Array())).toEqual([]);
    expect(findBursts(Float64Array.of(2))).toEqual([]);
    expect(findBursts(new Float64Array(9))).toEqual([]);
  });
});

describe('burstiness and memory', () => {
  it('is −1 of a clock, and 0 of a Poisson process, however few its gaps', () => {
    expect(burstinessOf(new Float64Array(10).fill(2))).toBeCloseTo(-1, 12);
    const random = createRandom(7);
    for (const n of [5, 20, 200]) {
      const worlds = 3_000;
      let sum = 0;
      let uncorrected = 0;
      for (let world = 0; world < worlds; world++) {
        const gaps = Float64Array.from({ length: n }, () => drawExponential(random));
        const mean = gaps.reduce((a, b) => a + b, 0) / n;
        const r = Math.sqrt(gaps.reduce((a, gap) => a + (gap - mean) ** 2, 0) / n) / mean;
        sum += burstinessOf(gaps);
        uncorrected += (r - 1) / (r + 1);
      }
      // The correction is of the expected square; of very few gaps it leaves a little of what it takes away.
      expect(Math.abs(sum / worlds)).toBeLessThan(n === 5 ? -uncorrected / worlds / 2 : 0.03);
    }
  });

  it('is 1 where all but one gap are 0', () => {
    const gaps = new Float64Array(12);
    gaps[4] = 7;
    expect(burstinessOf(gaps)).toBeCloseTo(1, 12);
  });

  it('remembers that short gaps follow short ones, and that short and long take turns', () => {
    expect(memoryOf(Float64Array.from({ length: 40 }, (_, i) => 1 + (i % 2)))).toBeCloseTo(-1, 9);
    expect(memoryOf(Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : 5)))).toBeGreaterThan(0.9);
    expect(memoryOf(new Float64Array(9).fill(3))).toBeNaN();
    expect(burstinessOf(new Float64Array(3))).toBeNaN();
  });
});
