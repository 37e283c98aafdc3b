import { describe, expect, it, test } from 'vitest';
import type { RowFacts } from '../../src/analyze/calibration-domain.ts';
import { calibrations } from '../../src/analyze/calibrations/index.ts';
import { weighRow } from '../../src/analyze/weigh-row.ts';
import { UTC } from '../../src/model/calendar.ts';
import { type CalibrationSet, wordOfRatio } from '../../src/model/calibration.ts';
import { MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { AnyInference, Finding, Ranking } from '../../src/model/inference.ts';
import { say } from '../../src/model/text.ts';
import { plainText } from '../../src/report/view/format-text.ts';

const set: CalibrationSet = {
  id: 'worlds-of-tests',
  question: 'q',
  scenario: 'worlds',
  seeds: { fit: [1], test: [2] },
  cases: { related: 300, unrelated: 900 },
  test: { related: 100, unrelated: 400, cllr: 0.8, cllrMin: 0.78 },
  domain: {
    clockStep: MICROS_PER_SECOND,
    observedDays: { least: 20, most: 90 },
    eventsADay: { least: 0.5, most: 60 },
    kinds: ['connect', 'send'],
    observes: ['peer'],
    options: { window: 2 * MICROS_PER_MINUTE, 'trigger-chance': 0.5 },
    scope: { events: { least: 1, most: 1 } },
  },
  map: {
    score: [-0.2, 0.5, 1.5],
    log10: [-0.12, 0.4, 1.2],
    low: [-0.2, 0.3, 0.9],
    high: [-0.05, 0.6, 1.6],
    related: [150, 90, 60],
    unrelated: [850, 40, 9],
  },
};
const inference = {
  id: 'q',
  options: { window: { type: 'duration', default: 1 }, 'trigger-chance': { type: 'number', default: 0.5 } },
} as unknown as AnyInference;
const finding = { propositions: [say`a`, say`b`] } as unknown as Finding;
const ranking = { columns: { ratio: Float64Array.of(1.6, -0.3, 0.7) }, tested: 51 } as unknown as Ranking;
const inside: RowFacts = {
  clockStep: 1_000,
  observedDays: 42.4,
  eventsADay: [12],
  kinds: ['connect'],
  observes: () => true,
  options: { window: 2 * MICROS_PER_MINUTE, 'trigger-chance': 0.5, other: 9 },
  scope: { events: 1, 'comparable days': 28 },
};
const weigh = (facts: RowFacts, row = 0, sets: readonly CalibrationSet[] = [set]) =>
  weighRow(inference, ranking, row, finding, facts, sets);
const lexicon = { calendar: UTC, whole: String, name: String, label: String, place: String };

describe('inside the domain of a set', () => {
  it('a raw ratio becomes the calibrated one, with its word, its cases and what chance would bring', () => {
    expect(weigh(inside)).toEqual({
      kind: 'ratio',
      propositions: [say`a`, say`b`],
      log10: 1.2,
      low: 0.9,
      high: 1.6,
      word: 'moderate',
      calibration: { id: 'worlds-of-tests', scenario: 'worlds', related: 100, unrelated: 400, cllr: 0.8, cllrMin: 0.78 },
      domain: expect.any(Array),
      // 9 of 899 unrelated cases came as high; one more is taken to have.
      byChance: { expected: (50 * 10) / 900, others: 50 },
    });
  });

  it('a ratio below 1 is for the other proposition, and nobody is counted who would show as much', () => {
    const weighed = weigh(inside, 1);
    expect(weighed).toMatchObject({ kind: 'ratio', log10: -0.12, word: 'no support either way' });
    expect(weighed).not.toHaveProperty('byChance');
  });

  it('says for what the set holds', () => {
    const weighed = weigh(inside);
    expect(weighed?.kind === 'ratio' && plainText(weighed.domain, lexicon)).toBe(
      'a clock in steps of 1 s or finer; 20 to 90 observed days; endpoints with 0.50 to 60 activities a day; rows of the kinds connect, send; logs that show peer; window at 2 min; trigger-chance at 0.5; events: 1',
    );
  });
});

describe('outside of it', () => {
  it.each<[string, Partial<RowFacts>, string]>([
    ['a coarser clock', { clockStep: MICROS_PER_MINUTE }, 'a clock in steps of 1 s or finer, and this one has 1 min'],
    ['a shorter log', { observedDays: 12.34 }, '20 to 90 observed days, and this log has 12.3'],
    ['a longer log', { observedDays: 91 }, '20 to 90 observed days, and this log has 91.0'],
    ['a quiet endpoint', { eventsADay: [12, 0.1] }, 'endpoints with 0.50 to 60 activities a day, and this one has 0.10'],
    ['a busy endpoint', { eventsADay: [200] }, 'endpoints with 0.50 to 60 activities a day, and this one has 200'],
    ['rows of another kind', { kinds: ['connect', 'call'] }, 'rows of the kinds connect, send, and this log has call too'],
    ['no second party', { observes: () => false }, 'logs that show peer, and this one does not'],
    ['another window', { options: { ...inside.options, window: 5 * MICROS_PER_MINUTE } }, 'window at 2 min, and here it is 5 min'],
    ['more events', { scope: { events: 3 } }, 'events: 1, and here 3'],
    ['a fact that the question does not state', { scope: {} }, 'events: 1, and here unknown'],
  ])('%s: there is no ratio, and the limit is named', (_, facts, limit) => {
    const weighed = weigh({ ...inside, ...facts });
    expect(weighed).toMatchObject({ kind: 'none', propositions: [say`a`, say`b`] });
    expect(weighed?.kind === 'none' && plainText(weighed.why, lexicon)).toBe(`the calibration set worlds-of-tests holds for ${limit}.`);
  });

  it('the set that comes nearest is named, with all that is broken; the first that holds counts', () => {
    const far = { ...set, id: 'far', domain: { ...set.domain, clockStep: 1, observedDays: { least: 1, most: 2 }, options: { window: 1 } } };
    const weighed = weigh({ ...inside, clockStep: 10 * MICROS_PER_SECOND, observedDays: 5 }, 0, [far, set]);
    expect(weighed?.kind === 'none' && plainText(weighed.why, lexicon)).toBe(
      'the calibration set worlds-of-tests holds for a clock in steps of 1 s or finer, and this one has 10 s; for 20 to 90 observed days, and this log has 5.0.',
    );
    expect(weigh(inside, 0, [far, set])).toMatchObject({ kind: 'ratio', calibration: { id: 'worlds-of-tests' } });
  });

  it('a set of another question is none', () => {
    const weighed = weigh(inside, 0, [{ ...set, question: 'another' }]);
    expect(weighed?.kind === 'none' && plainText(weighed.why, lexicon)).toContain('no calibration set for this question');
  });
});

it('a question without raw ratios has nothing to weigh', () => {
  expect(weighRow(inference, { columns: {} } as unknown as Ranking, 0, finding, inside, [set])).toBeUndefined();
});

test.each([
  [0, 'no support either way'],
  [Math.log10(1.99), 'no support either way'],
  [Math.log10(2), 'weak'],
  [Math.log10(9.99), 'weak'],
  [1, 'moderate'],
  [-1.5, 'moderate'],
  [2, 'moderately strong'],
  [3, 'strong'],
  [4, 'very strong'],
  [6, 'very strong'],
  [6.001, 'extremely strong'],
  [-7, 'extremely strong'],
] as const)('10 to the %d is called %s', (log10, word) => {
  expect(wordOfRatio(log10)).toBe(word);
});

test('every set of the registry is whole: columns in step, steps that ascend, seeds of fit and test apart, a cost of 1 at most', () => {
  for (const { id, seeds, map, test: tried, domain } of calibrations) {
    const { score, ...columns } = map;
    for (const column of Object.values(columns)) expect(column, id).toHaveLength(score.length);
    for (const column of [score, map.log10])
      expect(
        [...column].sort((a, b) => a - b),
        id,
      ).toEqual(column);
    map.log10.forEach((log10, step) => {
      expect(map.low[step], id).toBeLessThanOrEqual(log10);
      expect(map.high[step], id).toBeGreaterThanOrEqual(log10);
    });
    expect(
      seeds.test.filter((seed) => seeds.fit.includes(seed)),
      id,
    ).toEqual([]);
    expect(tried.cllrMin, id).toBeLessThanOrEqual(tried.cllr);
    expect(domain.observedDays.least, id).toBeLessThan(domain.observedDays.most);
  }
});
