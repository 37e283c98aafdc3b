import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { LastStretch } from '../../src/stats/last-stretches.ts';
import { CATEGORY_LABELS, claimPrompt, compareEarlier, doubtPrompt, gradePrompt } from '../../src/stats/prompt-words.ts';
import { PROMPT, PROMPTS, type Prompt } from '../../src/stats/prompts.ts';
import { exchangesOf } from '../graph/exchanges.ts';
import { plainWords as plain } from './plain-words.ts';

const settings = { before: 30 * MICROS_PER_SECOND, after: 2 * MICROS_PER_SECOND, many: 4 };
const EVENT = 1_000 * MICROS_PER_SECOND;
const BEGAN = EVENT - MICROS_PER_MINUTE;

/** A stretch that began a minute before the event, ten seconds after exchange 0 unless said otherwise. */
const stretchOf = (
  prompt: Prompt,
  earlier: readonly number[] = [0, 0, 0, 0, 0],
  parts: Partial<LastStretch['found']> = {},
): LastStretch => ({
  id: 7,
  event: EVENT,
  began: BEGAN,
  last: EVENT - 5 * MICROS_PER_SECOND,
  found: { category: PROMPT[prompt], exchange: prompt === 'nothing' ? -1 : 0, arrived: 1, usual: 1.5, ...parts },
  earlier: Int32Array.from(earlier),
  arrivals: Int32Array.of(0),
});
const said = (stretch: LastStretch, { sender = 3, gap = 10, receivers = 1 } = {}) =>
  plain(claimPrompt(stretch, exchangesOf([[BEGAN / MICROS_PER_SECOND - gap, sender, 7]], 'deliver'), Int32Array.of(receivers), settings));

describe('what is said of the last stretch', () => {
  it('names who reached it, how long before, and how many others', () => {
    const stretch = stretchOf('one-contact');
    expect(said(stretch)).toMatch(/#3 reached it, and reached nobody else within/);
    expect(said(stretch, { receivers: 2 })).toMatch(/#3 reached it, and 1 other within/);
    expect(said(stretch, { receivers: 3 })).toMatch(/#3 reached it, and 2 others within/);
    expect(said(stretchOf('one-of-many'), { receivers: 40 })).toMatch(
      /#3 reached it and 39 others within .*, as a channel or a group does/,
    );
  });

  it('does not name a sender whom the log does not', () => {
    for (const prompt of ['unnamed', 'one-of-many'] as const) {
      const text = said(stretchOf(prompt), { sender: -1, receivers: 12 });
      expect(text).not.toMatch(/#-1/);
      expect(text).toMatch(/not visible/);
    }
    expect(said(stretchOf('one-of-many'), { sender: -1, receivers: 12 })).toMatch(/11 others at once, where 1\.5 are usual/);
  });

  it('says whether it came before, with, or after the beginning', () => {
    const stretch = stretchOf('one-contact');
    expect(said(stretch, { gap: 10 })).toMatch(/before that #3 reached it/);
    expect(said(stretch, { gap: 0 })).toMatch(/At that instant #3 reached it/);
    expect(said(stretch, { gap: -1 })).toMatch(/after that, within .*, #3 reached it/);
  });

  it('counts the earlier ones that began alike, where there are any', () => {
    expect(said(stretchOf('nothing', [15, 3, 2, 0, 0]))).toMatch(
      /15 of its 20 earlier stretches of activity \(75 %\) began with nothing seen to reach it as well/,
    );
    expect(said(stretchOf('nothing'))).toMatch(/No earlier stretch is there to compare with/);
    expect(compareEarlier(stretchOf('one-contact', [15, 3, 2, 0, 0]))).toEqual({ same: 3, n: 20 });
  });

  it('never says why, nor that anything was proved or ordered', () => {
    for (const prompt of PROMPTS) expect(said(stretchOf(prompt, [5, 5, 5, 5, 0]))).not.toMatch(/because|prove|order|alone acted/);
  });
});

describe('grades', () => {
  it('are weak without twenty earlier stretches, fair below a fifth of them, and good below a twentieth', () => {
    const counts = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }));
    fc.assert(
      fc.property(counts, ([same, others]) => {
        const n = same + others;
        const grade = gradePrompt(stretchOf('one-contact', [others, same, 0, 0, 0]));
        const expected = n < 20 || same / n >= 0.2 ? 'weak' : same / n < 0.05 ? 'good' : 'fair';
        expect(grade.word).toBe(expected);
        if (n >= 20) expect(grade.reason).toContain(`${Math.round((100 * same) / n)} %`);
        else expect(grade.reason).toContain(`only ${n} earlier`);
      }),
    );
  });

  it('are weak where nobody is named, or where it was not active', () => {
    expect(gradePrompt(stretchOf('unnamed', [99, 0, 0, 1, 0])).word).toBe('weak');
    expect(gradePrompt(stretchOf('inactive', [99, 0, 0, 1, 0])).word).toBe('weak');
  });
});

it('every category of what a stretch began with has a label, and doubts; of one that was inactive nothing is claimed that needs any', () => {
  expect(CATEGORY_LABELS).toHaveLength(PROMPTS.length - 1);
  for (const prompt of PROMPTS) {
    const doubts = doubtPrompt(stretchOf(prompt)).map(plain);
    expect(doubts.length === 0).toBe(prompt === 'inactive');
    // Whoever wrote, what was written is not known; and who is not seen to be written to need not have acted alone.
    if (prompt === 'nothing') expect(doubts.join(' ')).toMatch(/does not show that anyone acted alone/);
    else if (prompt !== 'inactive') expect(doubts.join(' ')).toMatch(/What was written is in no such log/);
  }
});
