import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.ts';
import { expectedHits, type Stratum, stratifiedTail } from '../../src/stats/stratified-hits.ts';

/** Chance of at least as many hits by going through every way in which the moment of interest can fall in each stratum. */
function byEnumeration(strata: readonly Stratum[]): number {
  const hits = strata.filter(({ hit }) => hit).length;
  const go = (i: number, still: number): number => {
    const stratum = strata[i];
    if (!stratum) return still <= 0 ? 1 : 0;
    const all = stratum.compared + 1;
    const own = Number(stratum.hit) + stratum.alike;
    let sum = 0;
    for (let moment = 0; moment < all; moment++) sum += go(i + 1, still - Number(moment < own)) / all;
    return sum;
  };
  return go(0, hits);
}

describe('hits of moments among others like them', () => {
  test('have the chance that going through all ways gives', () => {
    const random = createRandom(8_105);
    for (let n = 0; n < 40; n++) {
      const strata = Array.from({ length: 1 + random.below(5) }, (): Stratum => {
        const compared = 1 + random.below(5);
        return { hit: random.next() < 0.5, compared, alike: random.below(compared + 1) };
      });
      expect(stratifiedTail(strata)).toBeCloseTo(byEnumeration(strata), 12);
    }
  });

  test('three of which no other is one have the product of their chances', () => {
    const strata = [9, 19, 24].map((compared) => ({ hit: true, compared, alike: 0 }));
    expect(stratifiedTail(strata)).toBeCloseTo(1 / (10 * 20 * 25), 15);
    expect(expectedHits(strata)).toBeCloseTo(1 / 10 + 1 / 20 + 1 / 25, 12);
  });

  test('keep their level where the moment is one like any other', () => {
    const random = createRandom(8_106);
    const worlds = 4_000;
    let low = 0;
    for (let n = 0; n < worlds; n++) {
      const strata = Array.from({ length: 8 }, (): Stratum => {
        const rate = 0.4 * random.next();
        const moments = Array.from({ length: 12 }, () => random.next() < rate);
        const [hit, ...others] = moments as [boolean, ...boolean[]];
        return { hit, compared: others.length, alike: others.filter(Boolean).length };
      });
      if (stratifiedTail(strata) <= 0.05) low++;
    }
    expect(low / worlds).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / worlds));
    expect(low / worlds).toBeGreaterThan(0.01);
  });

  test('without any the chance is 1', () => {
    expect(stratifiedTail([])).toBe(1);
    expect(stratifiedTail([{ hit: false, compared: 3, alike: 1 }])).toBe(1);
  });
});
