import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/analyze/ask.ts';
import type { Licence } from '../../src/analyze/weigh-row.ts';
import { addYesNo, noYesNoCases, type YesNoCases } from '../../src/evaluate/cases.ts';
import type { RankedLog } from '../../src/evaluate/labelling.ts';
import { scoreRatios } from '../../src/evaluate/score-ratios.ts';
import type { CalibrationSet } from '../../src/model/calibration.ts';
import type { ScoreName } from '../../src/model/evaluation.ts';
import { say } from '../../src/model/text.ts';
import { drawNormal } from '../../src/stats/draw.ts';
import { createRandom } from '../../src/stats/random.ts';

const licensed = (log10: number): Licence => ({ kind: 'licensed', set: {} as CalibrationSet, ratio: { log10, low: log10, high: log10 } });
const refused = (rate: number): Licence => ({
  kind: 'none',
  nearest: { id: 'server', breaches: [{ limit: say`endpoints with ${2} activities a day`, how: say`this one has ${rate}` }] },
});

/** Cases of one world, in which row i is person i. */
function casesOf(rows: readonly { readonly isTrue: boolean; readonly licence?: Licence }[]): YesNoCases {
  const cases = noYesNoCases();
  const log = {
    truth: { related: true },
    ranking: {
      subjects: { of: 'endpoints', id: Int32Array.from(rows.keys()) },
      columns: { score: new Float64Array(rows.length) },
      tested: rows.length,
    },
    peopleOf: (endpoint: number) => [endpoint],
    ...(rows[0]?.licence && { licenceOf: (row: number) => rows[row]?.licence as Licence }),
  } as unknown as RankedLog;
  const truth = (row: number) => rows[row]?.isTrue;
  addYesNo(
    cases,
    { kind: 'yes-or-no', asks: '', truth, positives: 1 },
    log,
    { passing: [], findings: [] } as Pick<Answer, 'passing' | 'findings'>,
    0,
  );
  return cases;
}

const weigh = (related: readonly number[], unrelated: readonly number[]) =>
  scoreRatios(
    casesOf([
      ...unrelated.map((log10) => ({ isTrue: false, licence: licensed(log10) })),
      ...related.map((log10) => ({ isTrue: true, licence: licensed(log10) })),
    ]),
    createRandom(1),
  );
type Weighed = ReturnType<typeof weigh>;
const scored = (weighed: Weighed, name: ScoreName) => weighed?.scores.find((score) => score.name === name);

describe('scores of calibrated ratios', () => {
  it('are the cost of the definition, and what a monotone correction leaves of it', () => {
    // Related 4 and 1/2, unrelated 1/4 and 2.
    const weighed = weigh([Math.log10(4), Math.log10(0.5)], [Math.log10(0.25), Math.log10(2)]);
    const cost = 0.5 * ((Math.log2(1 + 1 / 4) + Math.log2(1 + 2)) / 2 + (Math.log2(1 + 0.25) + Math.log2(1 + 2)) / 2);
    // By rank the four are unrelated, related, unrelated, related: the middle two pool to a ratio of 1, the others are told apart.
    const least = 0.5 * ((0 + 1) / 2 + (0 + 1) / 2);
    expect(scored(weighed, 'cllr')?.value).toBeCloseTo(cost, 4);
    expect(scored(weighed, 'cllr-min')?.value).toBeCloseTo(least, 4);
    expect(scored(weighed, 'cllr-cal')?.value).toBeCloseTo(cost - least, 4);
    expect(scored(weighed, 'misleading-for')).toEqual({ name: 'misleading-for', value: 0.5, n: 2 });
    expect(scored(weighed, 'misleading-against')).toEqual({ name: 'misleading-against', value: 0.5, n: 2 });
  });

  it('of ratios that are what they say cost what they must, with the truth in their intervals', () => {
    // Scores of both kinds are normal, one apart: the ratio of score x is exp(x − 1/2).
    const random = createRandom(5);
    const draw = (mean: number, n: number) => Array.from({ length: n }, () => (drawNormal(random) + mean - 0.5) / Math.LN10);
    const weighed = weigh(draw(1, 400), draw(0, 1_500));
    const integrate = (f: (x: number) => number, mean: number) => {
      let sum = 0;
      for (let x = -9; x < 10; x += 0.001) sum += ((f(x) * Math.exp(-((x - mean) ** 2) / 2)) / Math.sqrt(2 * Math.PI)) * 0.001;
      return sum;
    };
    const expected = 0.5 * (integrate((x) => Math.log2(1 + Math.exp(0.5 - x)), 1) + integrate((x) => Math.log2(1 + Math.exp(x - 0.5)), 0));
    const cllr = scored(weighed, 'cllr');
    expect(cllr?.low).toBeLessThan(expected);
    expect(cllr?.high).toBeGreaterThan(expected);
    expect(scored(weighed, 'cllr-cal')?.value).toBeLessThan(0.03);
    // P(ratio > 1) of the unrelated is P(x > 1/2).
    const misleading = integrate((x) => Number(x > 0.5), 0);
    expect(scored(weighed, 'misleading-for')?.low).toBeLessThan(misleading);
    expect(scored(weighed, 'misleading-for')?.high).toBeGreaterThan(misleading);
    for (const { ratio, unrelated, bound, related } of weighed?.ratios.atLeast ?? []) {
      expect(bound).toBe(1 / ratio);
      expect(unrelated.low, `ratio ${ratio}`).toBeLessThanOrEqual(bound);
      expect(related?.n).toBe(400);
    }
    expect(weighed?.ratios.atLeast.map(({ ratio }) => ratio)).toEqual([2, 5, 10, 30, 100]);
    const two = weighed?.ratios.atLeast[0];
    const power = integrate((x) => Number(x >= 0.5 + Math.LN2), 1);
    expect(two?.related?.low).toBeLessThan(power);
    expect(two?.related?.high).toBeGreaterThan(power);
  });

  it('show ratios that overstate: the share above the bound, its interval too', () => {
    const random = createRandom(6);
    const weighed = weigh(
      [1],
      Array.from({ length: 600 }, () => 1 + drawNormal(random)),
    );
    const ten = weighed?.ratios.atLeast.find(({ ratio }) => ratio === 10);
    expect(ten?.unrelated.low).toBeGreaterThan(0.1);
  });

  it('give no interval where few people are behind them, and an honest one where none misled', () => {
    const few = weigh([1, 1, 1], new Array<number>(40).fill(-0.5));
    expect(scored(few, 'cllr')).not.toHaveProperty('low');
    expect(scored(few, 'misleading-against')).toEqual({ name: 'misleading-against', value: 0, n: 3 });
    // None of 40: the upper limit u of a two-sided 90 % interval solves (1 − u)^40 = 0.05.
    expect(scored(few, 'misleading-for')).toMatchObject({ value: 0, low: 0, n: 40 });
    expect(scored(few, 'misleading-for')?.high).toBeCloseTo(1 - 0.05 ** (1 / 40), 4);
    // 40 cases cannot tell what is rarer than one in 13.
    expect(few?.ratios.atLeast.map(({ ratio }) => ratio)).toEqual([2, 5, 10]);
  });

  it('of the unrelated alone speak of what misleads, and have no cost', () => {
    const weighed = weigh([], [0.2, -0.1, -0.1, -0.1]);
    expect(weighed?.scores.map(({ name }) => name)).toEqual(['misleading-for']);
    expect(scored(weighed, 'misleading-for')?.value).toBe(0.25);
    expect(weighed?.ratios).toMatchObject({ related: 0, unrelated: 4 });
  });
});

describe('rows of which no calibration set speaks', () => {
  it('are counted by the limit that they break, whatever they have instead, and are not scored', () => {
    const weighed = scoreRatios(
      casesOf([
        { isTrue: true, licence: refused(0.1) },
        { isTrue: false, licence: licensed(0.4) },
        { isTrue: false, licence: refused(0.2) },
        { isTrue: false, licence: { kind: 'none' } },
      ]),
      createRandom(1),
    );
    expect(weighed?.ratios).toMatchObject({
      related: 0,
      unrelated: 1,
      none: [
        { count: 2, why: 'server holds only for endpoints with 2 activities a day' },
        { count: 1, why: 'the question has no calibration set' },
      ],
    });
    expect(scored(weighed, 'misleading-for')).toEqual({ name: 'misleading-for', value: 1, n: 1 });
  });

  it('a question without ratios has no such scores', () => {
    expect(scoreRatios(casesOf([{ isTrue: true }, { isTrue: false }]), createRandom(1))).toBeUndefined();
  });
});
