import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../src/stats/false-discovery.ts';
import { createRandom } from '../../src/stats/random.ts';

describe('seeded random', () => {
  it('forks alike for a label, whatever was drawn before, and apart for two labels', () => {
    const fresh = createRandom(5);
    const used = createRandom(5);
    used.next();
    expect(fresh.fork('a').next()).toBe(used.fork('a').next());
    expect(fresh.fork('a').next()).not.toBe(fresh.fork('b').next());
  });

  it('is uniform', () => {
    const random = createRandom(11);
    const bins = new Float64Array(20);
    for (let i = 0; i < 20_000; i++) {
      const bin = Math.floor(random.next() * 20);
      bins[bin] = (bins[bin] as number) + 1;
    }
    const chiSquared = bins.reduce((sum, n) => sum + (n - 1_000) ** 2 / 1_000, 0);
    // 99.9 % of χ² with 19 degrees of freedom.
    expect(chiSquared).toBeLessThan(43.82);
  });
});

describe('Benjamini–Hochberg', () => {
  it('gives the worked example of the source: 15 p-values, 4 rejected at 5 %', () => {
    const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
    const q = benjaminiHochberg(Float64Array.from(p), 15);
    expect(q.filter((value) => value <= 0.05)).toHaveLength(4);
    expect(q[0]).toBeCloseTo(0.0015, 12);
  });

  it('counts unopened hypotheses', () => {
    expect(benjaminiHochberg(Float64Array.of(0.01), 10)[0]).toBeCloseTo(0.1, 12);
    expect(() => benjaminiHochberg(Float64Array.of(0.1, 0.2), 1)).toThrow(RangeError);
  });
});
