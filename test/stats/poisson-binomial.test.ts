import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonBinomial, poissonBinomialHead, poissonBinomialTail } from '../../src/stats/poisson-binomial.ts';

/** P(X ≥ successes) over all 2^n outcomes. */
function enumerateTail(p: readonly number[], successes: number): number {
  let tail = 0;
  for (let outcome = 0; outcome < 2 ** p.length; outcome++) {
    const hits = p.map((_, i) => (outcome >> i) & 1);
    if (hits.reduce((sum, hit) => sum + hit, 0) < successes) continue;
    tail += p.reduce((product, pi, i) => product * (hits[i] === 1 ? pi : 1 - pi), 1);
  }
  return tail;
}

describe('Poisson-binomial', () => {
  it('agrees with exact enumeration', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 9 }), fc.nat(10), (p, successes) => {
        expect(poissonBinomialTail(p, successes)).toBeCloseTo(enumerateTail(p, successes), 10);
        expect(poissonBinomialHead(p, successes)).toBeCloseTo(1 - enumerateTail(p, successes + 1), 10);
        expect(poissonBinomial(p).reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('keeps the digits of a tiny tail', () => {
    expect(poissonBinomialTail([0.0314, 0.0314, 0.0314], 3)).toBeCloseTo(3.096e-5, 8);
    expect(poissonBinomialTail(new Array<number>(40).fill(1e-6), 40) / 1e-240).toBeCloseTo(1, 9);
  });

  it('refuses what is no probability', () => {
    expect(() => poissonBinomial([1.2])).toThrow(RangeError);
  });
});
