import { describe, expect, it } from 'vitest';
import { addCategories, noCategoryCases, scoreCategories, tabulateConfusion } from '../../src/evaluate/category-cases.ts';
import type { Labels, RankedLog } from '../../src/evaluate/labelling.ts';

const logOf = (...category: number[]): RankedLog =>
  ({ ranking: { columns: { score: new Float64Array(category.length), category: Uint8Array.from(category) } } }) as unknown as RankedLog;

const labelsOf = (truths: readonly (string | undefined)[], unseen: readonly string[] = []): Extract<Labels, { kind: 'category' }> => ({
  kind: 'category',
  asks: 'which',
  truth: (row) => truths[row],
  unseen,
});

const CATEGORIES = ['red', 'green', 'blue'];

describe('cases of categories', () => {
  it('count what is true and said, leave out what is not known, and count what no row stands for as not said', () => {
    const cases = noCategoryCases();
    addCategories(cases, labelsOf(['red', 'green', undefined, 'green']), logOf(0, 1, 2, 2), CATEGORIES);
    addCategories(cases, labelsOf([], ['blue']), logOf(), CATEGORIES);
    expect(tabulateConfusion(cases)).toEqual([
      { truth: 'red', said: 'red', n: 1 },
      { truth: 'green', said: 'green', n: 1 },
      { truth: 'green', said: 'blue', n: 1 },
      { truth: 'blue', said: 'unseen', n: 1 },
    ]);
    expect(scoreCategories(cases)).toMatchObject([{ name: 'accuracy', value: 0.5, n: 4 }]);
  });

  it('have the interval of Clopper and Pearson: of n in n, the level in the one tail that is open', () => {
    const cases = noCategoryCases();
    addCategories(cases, labelsOf(Array(20).fill('red')), logOf(...Array(20).fill(0)), CATEGORIES);
    const [score] = scoreCategories(cases);
    expect(score?.high).toBe(1);
    expect(score?.low).toBeCloseTo(0.05 ** (1 / 20), 4);
  });

  it('give no score where there are none', () => {
    expect(scoreCategories(noCategoryCases())).toEqual([]);
  });
});
