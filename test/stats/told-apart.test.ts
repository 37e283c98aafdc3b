import { describe, expect, it } from 'vitest';
import { PROMPT } from '../../src/stats/prompts.ts';
import { citeCounts, countBestGuesses, measureObservers, type ToldApart } from '../../src/stats/told-apart.ts';

const blind: ToldApart = { observer: 'push', counts: { alone: { unseen: 20 }, handled: { unseen: 20 }, reader: { unseen: 20 } } };
const half: ToldApart = {
  observer: 'device',
  counts: { alone: { nothing: 20 }, handled: { 'one-contact': 20 }, reader: { 'one-contact': 18, nothing: 2 } },
};
const whole: ToldApart = {
  observer: 'server',
  counts: { alone: { nothing: 20 }, handled: { 'one-contact': 20 }, reader: { 'one-of-many': 20 } },
};

describe('how well the three truths are told apart', () => {
  it('is what guessing the likeliest truth of each category gets right', () => {
    expect(countBestGuesses(blind)).toEqual({ right: 20, n: 60 });
    // Whether the connection is not seen or the whole endpoint is not has nothing to do with the truth.
    const patchy = { alone: { inactive: 9, unseen: 11 }, handled: { inactive: 20 }, reader: { unseen: 20 } };
    expect(countBestGuesses({ observer: 'carrier', counts: patchy })).toEqual({ right: 20, n: 60 });
    expect(countBestGuesses(half)).toEqual({ right: 40, n: 60 });
    expect(countBestGuesses(whole)).toEqual({ right: 60, n: 60 });
  });

  it('comes with an interval, by observer', () => {
    const [two, one] = measureObservers([blind, whole, { ...blind, observer: 'carrier' }]);
    // The best first; who did alike stand together.
    expect(one?.label).toContain('a push provider; a telephone carrier');
    expect(one).toMatchObject({ value: 1 / 3, n: 60 });
    expect(one?.low).toBeLessThan(1 / 3);
    expect(one?.high).toBeGreaterThan(1 / 3);
    expect(two?.low).toBeCloseTo(0.05 ** (1 / 60), 6);
  });

  it('is cited for the log that is read, and for no other', () => {
    const text = (observer: string | undefined, category: number) => citeCounts(observer, category, [half, whole]).join('');
    expect(text('device', PROMPT['one-contact'])).toContain(
      '20 of 20 in which a handler had written to it, and 18 of 20 in which a channel',
    );
    expect(text('server', PROMPT.unnamed)).toContain('0 of 20 in which nobody had written to it, 0 of 20');
    for (const unknown of [undefined, 'push']) expect(text(unknown, PROMPT.nothing)).toContain('has not been counted');
  });
});
