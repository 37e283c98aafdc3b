import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/analyze/ask.ts';
import { addPairs, addYesNo, noPairCases, noValueCases, noYesNoCases } from '../../src/evaluate/cases.ts';
import type { Labels, RankedLog } from '../../src/evaluate/labelling.ts';
import { scorePairs, scoreValues, scoreYesNo } from '../../src/evaluate/score-cases.ts';
import type { Score, ScoreName } from '../../src/model/evaluation.ts';
import type { Subjects } from '../../src/model/inference.ts';
import { createRandom } from '../../src/stats/random.ts';

const scored = (scores: readonly Score[], name: ScoreName) => scores.find((score) => score.name === name)?.value;
const random = () => createRandom(1);

/** A log in which endpoint i is person i. */
const logOf = (subjects: Subjects, score: readonly number[], p?: readonly number[], related = true): RankedLog =>
  ({
    truth: { related },
    ranking: { subjects, columns: { score: Float64Array.from(score), ...(p && { p: Float64Array.from(p) }) }, tested: score.length },
    peopleOf: (endpoint: number) => [endpoint],
  }) as unknown as RankedLog;

const endpoints = (count: number): Subjects => ({ of: 'endpoints', id: Int32Array.from({ length: count }, (_, i) => i) });
const answer = (passing: readonly number[]): Pick<Answer, 'passing' | 'findings'> =>
  ({ passing, findings: passing.map((row) => ({ selected: { row } })) }) as unknown as Answer;

function yesNo(score: readonly number[], isTrue: readonly boolean[], shown: readonly number[] = []) {
  const cases = noYesNoCases();
  const labels = { kind: 'yes-or-no', asks: '', truth: (row: number) => isTrue[row], positives: isTrue.filter(Boolean).length } as const;
  addYesNo(cases, labels, logOf(endpoints(score.length), score), answer(shown), 0);
  return scoreYesNo(cases, random());
}

describe('scores of who or what', () => {
  it('are the area that comparing all pairs gives, in whatever order the rows come', () => {
    const rows = fc.array(fc.record({ score: fc.integer({ min: 0, max: 5 }), isTrue: fc.boolean() }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(rows, (all) => {
        const [yes, no] = [all.filter(({ isTrue }) => isTrue), all.filter(({ isTrue }) => !isTrue)];
        fc.pre(yes.length > 0 && no.length > 0);
        let won = 0;
        for (const a of yes) for (const b of no) won += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
        const scores = yesNo(
          all.map(({ score }) => score),
          all.map(({ isTrue }) => isTrue),
        );
        expect(scored(scores, 'auc')).toBeCloseTo(won / yes.length / no.length, 3);
      }),
      { numRuns: 50 },
    );
  });

  it('place the first true one by the mean over all orders of its equals', () => {
    // Three rows above it; of four equals two are true: over all orders the first true one comes at 5/3 of them.
    const scores = yesNo([9, 8, 7, 5, 5, 5, 5, 1], [false, false, false, true, false, true, false, false], [3]);
    expect(scored(scores, 'mrr')).toBeCloseTo(1 / (3 + 5 / 3), 4);
    expect(scored(scores, 'top1')).toBe(0);
    expect(scored(scores, 'top10')).toBe(1);
    expect(scored(scores, 'found')).toBe(0.5);
  });

  it('count what is found where nothing is there', () => {
    const cases = noYesNoCases();
    const labels = { kind: 'yes-or-no', asks: '', truth: () => false, positives: 0 } as const;
    const p = [0.004, 0.03, 0.2, 0.6];
    addYesNo(cases, labels, logOf(endpoints(4), [4, 3, 2, 1], p, false), answer([0]), 0);
    addYesNo(cases, labels, logOf(endpoints(4), [4, 3, 2, 1], [0.5, 0.5, 0.5, 0.5], false), answer([]), 1_000);
    const scores = scoreYesNo(cases, random());
    expect(scored(scores, 'false-findings')).toBe(0.5);
    expect(scored(scores, 'worlds-with-false-findings')).toBe(0.5);
    expect(scored(scores, 'auc')).toBeUndefined();
  });
});

it('coverage is of all intervals, and of those shown', () => {
  const cases = noValueCases();
  [true, true, true, false].forEach((inside, i) => {
    cases.inside.push(inside);
    cases.shown.push(i >= 2);
    cases.distance.push(i);
    cases.one.push(i);
    cases.other.push(-1);
  });
  const scores = scoreValues(cases, 'h', random());
  expect([scored(scores, 'coverage'), scored(scores, 'coverage-reported'), scored(scores, 'median-error')]).toEqual([0.75, 0.5, 1]);
});

it('a division is scored by pairs put together rightly and kept apart rightly', () => {
  const cases = noPairCases();
  // Two groups of three, of which one has a stranger in it.
  const groups: Subjects = { of: 'groups', offsets: Int32Array.of(0, 3, 6), member: Int32Array.of(0, 1, 2, 3, 4, 5) };
  const home = [1, 1, 1, 2, 2, 1];
  const labels: Extract<Labels, { kind: 'together' }> = {
    kind: 'together',
    asks: '',
    belong: (one, other) => home[one] === home[other],
    divisions: { household: home, workplace: [-1, 7, 7, 8, 8, -1] },
  };
  addPairs(cases, labels, logOf(groups, [1, 1]), 0);
  // Belonging: {0,1,2,5} 6 pairs and {3,4} 1, of which 3 + 1 are together; strangers: 8 pairs, of which {3,5} and {4,5} are not apart.
  const scores = scorePairs(cases, random());
  expect(scored(scores, 'balanced-accuracy')).toBeCloseTo((4 / 7 + 6 / 8) / 2, 4);
  // Together in both 4 pairs, in groups 6, in homes 7, of 15: (4 − 6·7/15) / ((6 + 7)/2 − 6·7/15).
  expect(scored(scores, 'agrees-with-household')).toBeCloseTo((4 - 2.8) / (6.5 - 2.8), 4);
  // Of the four who work, each group holds the two of one place.
  expect(scores.find(({ name }) => name === 'agrees-with-workplace')).toEqual({ name: 'agrees-with-workplace', value: 1, n: 4 });
  // Groups that are not stood by are scored as they were drawn.
  const withheld = noPairCases();
  const log = logOf({ of: 'groups', offsets: Int32Array.of(0), member: new Int32Array() }, []);
  addPairs(withheld, labels, { ...log, ranking: { ...log.ranking, withheld: groups } }, 0);
  expect(scorePairs(withheld, random())).toEqual(scores);
});
