import { describe, expect, it } from 'vitest';
import type { RatioStatement } from '../../src/model/analysis.ts';
import { wordOfRatio } from '../../src/model/calibration.ts';
import { say } from '../../src/model/text.ts';
import { describePosterior, describeRatio } from '../../src/report/view/ratio-words.ts';

type Given = Extract<RatioStatement, { kind: 'ratio' }>;

const ratioOf = (times: number, low: number, high: number): Given => ({
  kind: 'ratio',
  propositions: [say`a`, say`b`],
  log10: Math.log10(times),
  low: Math.log10(low),
  high: Math.log10(high),
  word: wordOfRatio(Math.log10(times)),
  calibration: { id: 'set', scenario: 'worlds', related: 100, unrelated: 4_000, cllr: 0.8, cllrMin: 0.78 },
  domain: say`all`,
  byChance: { expected: 0.61, others: 39 },
});
const none: RatioStatement = { kind: 'none', propositions: [say`a`, say`b`], why: say`so.` };

describe('a ratio', () => {
  it('stands with its word, the proposition that it favours, and its interval', () => {
    const { word, number, figures } = describeRatio(ratioOf(42, 8, 130));
    expect(word).toBe('Moderate support for A');
    expect(number).toBe('The record is 42 times as probable under A as under B (log10 likelihood ratio 1.62)');
    expect(figures.map(({ value }) => value)).toEqual([
      '8 to 130 times',
      '0.6 of the 39 others looked at would show at least as much',
      'set: worlds. Tried on 100 cases of A and 4,000 of B: cost (Cllr) 0.8, where 0 is perfect and 1 says nothing; 0.78 at best',
    ]);
  });

  it('below 1 is for the other proposition, by as many times', () => {
    const { word, number, figures } = describeRatio(ratioOf(1 / 4, 1 / 9, 2));
    expect(word).toBe('Weak support for B');
    expect(number).toContain('4 times as probable under B as under A');
    expect(figures[0]?.value).toBe('from 9 times under B to 2 times under A');
    expect(describeRatio(ratioOf(1 / 4, 1 / 9, 1 / 2)).figures[0]?.value).toBe('2 to 9 times');
  });

  it('near 1 supports neither', () => {
    expect(describeRatio(ratioOf(1.4, 1, 2)).word).toBe('No support either way');
  });
});

describe('a posterior', () => {
  it('is given by the prior of the reader, and by nothing else', () => {
    expect(describePosterior(ratioOf(42, 8, 130), undefined)).toBe('');
    expect(describePosterior(none, undefined)).toBe('');
    expect(describePosterior(none, { stated: '1/10000', probability: 1e-4 })).toMatch(
      /^No posterior can be given for your prior of 1\/10000/,
    );
  });

  it('is that of the worked example: three events and a prior of one in ten thousand leave 0.76', () => {
    // p = .0314 three times: a ratio of 1 / p³ = 32,000, and odds of 32,000 / 9,999.
    const said = describePosterior(ratioOf(1 / 0.0314 ** 3, 1_000, 32_000), { stated: '1/10000', probability: 1e-4 });
    expect(said).toContain('1 to 10,000 before, by your prior of 1/10000');
    expect(said).toContain('3.2 to 1 with this record');
    expect(said).toContain('a probability of 76%');
  });

  it('never rounds up to certainty, nor down to nothing', () => {
    const prior = { stated: '1/2', probability: 0.5 };
    expect(describePosterior(ratioOf(1e9, 1e8, 1e10), prior)).toContain('more than 99%');
    expect(describePosterior(ratioOf(1e-5, 1e-6, 1e-4), prior)).toContain('a probability of 0.00001,');
  });
});
