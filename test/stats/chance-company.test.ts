import { expect, it } from 'vitest';
import { shareOfCompany } from '../../src/stats/chance-company.ts';
import type { PairDays } from '../../src/stats/day-hits.ts';

const days = (hits: number): PairDays => ({ matches: hits, expected: 0, hits, byChance: 0, days: 30 });

/** All pairs of n endpoints, with hits as given. */
function pairs(n: number, hits: (a: number, b: number) => number) {
  const [a, b, all]: [number[], number[], PairDays[]] = [[], [], []];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      a.push(i);
      b.push(j);
      all.push(days(hits(i, j)));
    }
  return { a: Int32Array.from(a), b: Int32Array.from(b), days: all };
}

it('gives a pair what its ends have with others where all meet in proportion to how much each meets', () => {
  const weight = (id: number) => 1 + (id % 3);
  const all = pairs(40, (a, b) => 0.5 * weight(a) * weight(b));
  shareOfCompany(all, 40, 40).forEach((share, i) => {
    const expected = 0.5 * weight(all.a[i] as number) * weight(all.b[i] as number);
    expect(share / expected).toBeGreaterThan(0.93);
    expect(share / expected).toBeLessThan(1.07);
  });
});

it('takes nothing from a pair that meets nobody else, and does not count the pair against itself', () => {
  const couples = pairs(6, (a, b) => (a % 2 === 0 && b === a + 1 ? 20 : 0));
  const shares = shareOfCompany(couples, 6, 6);
  couples.days.forEach(({ hits }, i) => {
    if (hits > 0) expect(shares[i]).toBe(0);
  });
  const friends = (with01: number) =>
    shareOfCompany(
      pairs(20, (a, b) => (a === 0 && b === 1 ? with01 : 1)),
      20,
      20,
    )[0] as number;
  expect(friends(25)).toBeCloseTo(friends(1), 12);
  expect(friends(1)).toBeCloseTo(1, 1);
});

it('counts what pairs have that were never opened', () => {
  const opened = { a: Int32Array.of(0), b: Int32Array.of(1), days: [days(5)] };
  const excess = new Float64Array(101).fill(10);
  // 8 to 10 hits of each with others, of about 1,000 in all among them: 5 × 5 / (2 × 490).
  expect(shareOfCompany(opened, 101, 101, excess)[0]).toBeCloseTo(((98 / 99) * 25) / (2 * (505 - 15)), 6);
});
