import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../src/stats/bootstrap.ts';
import { createRandom } from '../../src/stats/random.ts';

const mean = (values: readonly number[]) => (sample: Int32Array) =>
  sample.reduce((sum, i) => sum + (values[i] as number), 0) / sample.length;

describe('bootstrap over clusters', () => {
  it('has the width of the normal interval of a mean', () => {
    const values = Array.from({ length: 400 }, (_, i) => i / 400);
    const { low, high } = bootstrapInterval(400, mean(values), { level: 0.9, replicates: 4_000, random: createRandom(1) });
    const standardError = Math.sqrt(1 / 12 / 400);
    expect(Math.abs(high - low - 2 * 1.645 * standardError)).toBeLessThan(0.08 * (high - low));
    expect((low + high) / 2).toBeCloseTo(0.499, 2);
  });

  it('gives the same for the same seed, and one value for equal clusters', () => {
    const draw = () => bootstrapInterval(9, mean([3, 1, 4, 1, 5, 9, 2, 6, 5]), { level: 0.8, replicates: 99, random: createRandom(7) });
    expect(draw()).toEqual(draw());
    expect(bootstrapInterval(5, mean([2, 2, 2, 2, 2]), { level: 0.9, replicates: 50, random: createRandom(1) })).toEqual({
      low: 2,
      high: 2,
    });
    expect(() => bootstrapInterval(0, () => 0, { level: 0.9, replicates: 9, random: createRandom(1) })).toThrow(RangeError);
  });
});
