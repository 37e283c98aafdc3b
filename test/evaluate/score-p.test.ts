import { describe, expect, it } from 'vitest';
import type { RankedLog } from '../../src/evaluate/labelling.ts';
import { addP, noPCases, type PCases } from '../../src/evaluate/p-cases.ts';
import { scoreP } from '../../src/evaluate/score-p.ts';
import type { Columns, Subjects } from '../../src/model/inference.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { createRandom } from '../../src/stats/random.ts';

/** A log of a world without relations, in which endpoint i is person i. */
function logOf(subjects: Subjects, columns: Partial<Columns>, people: number, tested = columns.p?.length ?? 0): RankedLog {
  return {
    truth: { related: false, people: { name: Array.from({ length: people }, String) } },
    ranking: { subjects, columns, tested },
    peopleOf: (endpoint: number) => [endpoint],
  } as unknown as RankedLog;
}
const endpoints = (n: number): Subjects => ({ of: 'endpoints', id: Int32Array.from({ length: n }, (_, i) => i) });
/** Endpoint `id[i]` on day i. */
const days = (id: readonly number[]): Subjects => ({
  of: 'endpoint-days',
  id: Int32Array.from(id),
  day: Int32Array.from(id, (_, i) => i),
});

const score = (cases: PCases, bounded?: string) => scoreP(cases, bounded);
const levelAt = (cases: PCases, level: number) => score(cases).p.levels.find((one) => one.level === level);

describe('levels of p', () => {
  it('are counted over all hypotheses, those that a ranking leaves out included', () => {
    const cases = noPCases();
    addP(cases, logOf(endpoints(4), { p: Float64Array.of(0.004, 0.03, 0.2, 0.6) }, 4), 0, createRandom(1));
    addP(cases, logOf(endpoints(2), { p: Float64Array.of(0.5, 0.5) }, 4, 6), 1_000_000, createRandom(2));
    const { scores } = score(cases);
    expect(scores.find(({ name }) => name === 'p-at-0.05')).toMatchObject({ value: 2 / 10, n: 10 });
    expect(scores.find(({ name }) => name === 'p-at-0.01')).toMatchObject({ value: 1 / 10, n: 10 });
    expect(levelAt(cases, 0.05)).toMatchObject({ count: 2, n: 10, bunching: 1 });
    expect(levelAt(cases, 0.05)?.tail).toBeCloseTo(binomialTail(2, 10, 0.05), 4);
  });

  it('that fall on people at random count in full, and those of one person as one', () => {
    // 400 days of 100 people; 40 small p, each by itself on one of 40 people, or all on the days of four.
    const id = Array.from({ length: 400 }, (_, i) => i % 100);
    const build = (small: (i: number) => boolean) => {
      const cases = noPCases();
      addP(cases, logOf(days(id), { p: Float64Array.from(id, (_, i) => (small(i) ? 0.02 : 0.5)) }, 100), 0, createRandom(1));
      return cases;
    };
    const spread = build((i) => i < 40);
    expect(levelAt(spread, 0.05)).toMatchObject({ count: 40, n: 400, bunching: 1 });
    expect(levelAt(spread, 0.05)?.tail).toBeLessThan(1e-3);
    const bunched = build((i) => i % 100 < 10);
    // Ten people with four each: mean .4, variance (10 · 3.6² + 90 · .4²) / 99.
    const bunching = (10 * 3.6 ** 2 + 90 * 0.4 ** 2) / 99 / 0.4;
    expect(levelAt(bunched, 0.05)).toMatchObject({ count: 40, n: 400 });
    expect(levelAt(bunched, 0.05)?.bunching).toBeCloseTo(bunching, 4);
    expect(levelAt(bunched, 0.05)?.tail).toBeCloseTo(binomialTail(Math.floor(40 / bunching), Math.floor(400 / bunching), 0.05), 4);
  });

  it('that all come from one of many worlds are not taken for many', () => {
    const cases = noPCases();
    for (let world = 0; world < 20; world++)
      addP(cases, logOf(endpoints(10), { p: new Float64Array(10).fill(world === 7 ? 0.01 : 0.5) }, 10), world * 1_000_000, createRandom(1));
    // Ten in one world of twenty: mean 1/2, variance (9.5² + 19 · .25) / 19.
    expect(levelAt(cases, 0.05)?.bunching).toBeCloseTo((9.5 ** 2 + 19 * 0.25) / 19 / 0.5, 4);
  });
});

describe('uniformity of p', () => {
  it('is measured on a draw between P(X > x) and P(X ≥ x), and so holds for p in steps', () => {
    const random = createRandom(3);
    // The number of heads of four coins: P(X ≥ x) from 1/16 up.
    const tail = (x: number) => binomialTail(x, 4, 0.5);
    const drawn = Array.from({ length: 2_000 }, () => [0, 1, 2, 3].filter(() => random.next() < 0.5).length);
    const p = Float64Array.from(drawn, tail);
    const exact = noPCases();
    addP(exact, logOf(endpoints(2_000), { p, pBeyond: Float64Array.from(drawn, (x) => tail(x + 1)) }, 2_000), 0, createRandom(4));
    expect(score(exact).p.uniform).toMatchObject({ n: 2_000, drawn: true });
    expect(score(exact).p.uniform?.p).toBeGreaterThan(1e-3);
    // Taken for a continuous one it is far off: P(X ≥ 2) = 11/16 is reached at once.
    const steps = noPCases();
    addP(steps, logOf(endpoints(2_000), { p, pBeyond: p }, 2_000), 0, createRandom(4));
    expect(score(steps).p.uniform?.drawn).toBe(false);
    expect(score(steps).p.uniform?.p).toBeLessThan(1e-6);
  });

  it('takes no two hypotheses of one person, nor of pairs that share one', () => {
    const cases = noPCases();
    const p = Float64Array.from({ length: 300 }, (_, i) => (i + 0.5) / 300);
    addP(cases, logOf(days(Array.from({ length: 300 }, (_, i) => i % 30)), { p, pBeyond: p }, 30), 0, createRandom(5));
    expect(score(cases).p.uniform?.n).toBe(30);
    // All pairs of 50: a choice that shares nobody has 25 at most, and more than half of that, as none can be added to it.
    const pairs = noPCases();
    const all = Array.from({ length: 50 }, (_, a) => Array.from({ length: 49 - a }, (__, b) => [a, a + b + 1] as const)).flat();
    const even = Float64Array.from(all, (_, i) => (i + 0.5) / all.length);
    const of: Subjects = { of: 'pairs', a: Int32Array.from(all, ([a]) => a), b: Int32Array.from(all, ([, b]) => b) };
    addP(pairs, logOf(of, { p: even, pBeyond: even }, 50), 0, createRandom(6));
    expect(score(pairs).p.uniform?.n).toBe(25);
  });

  it('is not claimed of a p that is only a bound, nor where a ranking leaves hypotheses out', () => {
    const p = Float64Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);
    const bound = noPCases();
    addP(bound, logOf(endpoints(40), { p }, 40), 0, createRandom(1));
    expect(score(bound, 'as it is').p).toMatchObject({ bounded: 'as it is' });
    expect(score(bound).p).not.toHaveProperty('uniform');
    const left = noPCases();
    addP(left, logOf(endpoints(40), { p, pBeyond: p }, 40, 50), 0, createRandom(1));
    expect(score(left).p).not.toHaveProperty('uniform');
  });

  it('of the textbook formula stands beside it, with its shares', () => {
    const cases = noPCases();
    const p = Float64Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100);
    addP(cases, logOf(endpoints(100), { p, pBeyond: p, textbook: p.map((one) => one ** 2) }, 100), 0, createRandom(1));
    const { uniform, textbook } = score(cases).p;
    expect(uniform?.distance).toBeCloseTo(0.005, 4);
    // P(U² ≤ x) = √x lies 1/4 above x at most, at x = 1/4; here in steps of 1/100.
    expect(Math.abs((textbook?.distance ?? 0) - 0.25)).toBeLessThan(0.011);
    expect(textbook?.shares).toEqual([
      { level: 0.05, share: 0.22 },
      { level: 0.01, share: 0.1 },
      { level: 0.001, share: 0.03 },
    ]);
  });
});
