import { expect, it } from 'vitest';
import type { Labels, RankedLog } from '../../src/evaluate/labelling.ts';
import { addThresholds, noThresholdCases, scoreThresholds, tabulateThresholds } from '../../src/evaluate/threshold-cases.ts';

const logOf = (...sets: number[][]): RankedLog =>
  ({
    ranking: { thresholds: sets.map((members, i) => ({ label: `rule ${i}`, members: Int32Array.from(members) })) },
  }) as unknown as RankedLog;

const labelsOf = (...involved: number[]): Extract<Labels, { kind: 'brought-in' }> => ({
  kind: 'brought-in',
  asks: 'who',
  involved: (endpoint) => involved.includes(endpoint),
  positives: involved.length,
});

it('counts over worlds whom each rule brings in, who of them wrongly, and who is missed', () => {
  const cases = noThresholdCases();
  addThresholds(cases, labelsOf(3, 9), logOf([1, 2, 3, 9], [2, 3], []));
  addThresholds(cases, labelsOf(), logOf([4], [], []));
  expect(tabulateThresholds(cases)).toEqual([
    { label: 'rule 0', broughtIn: 5, wrongly: 3, missed: 0 },
    { label: 'rule 1', broughtIn: 2, wrongly: 1, missed: 1 },
    { label: 'rule 2', broughtIn: 0, wrongly: 0, missed: 2 },
  ]);
  expect(scoreThresholds(cases)).toMatchObject([{ name: 'wrongly', value: 0.6, n: 5 }]);
});

it('gives no score where nobody is brought in', () => {
  expect(scoreThresholds(noThresholdCases())).toEqual([]);
});
