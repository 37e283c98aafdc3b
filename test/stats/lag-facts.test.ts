import { describe, expect, it } from 'vitest';
import { MICROS_PER_SECOND } from '../../src/model/event.ts';
import { claimMany, claimOne, doubtDirection, measureLag, propose } from '../../src/stats/lag-facts.ts';
import type { MatchedLag } from '../../src/stats/matched-lag.ts';
import { plainWords as plain } from './plain-words.ts';

const S = MICROS_PER_SECOND;
const EVENT = 5_000 * S;
const lagOf = (parts: Partial<MatchedLag> = {}): MatchedLag => ({
  event: EVENT,
  days: 25,
  lag: 40 * S,
  last: EVENT - 40 * S,
  chance: 0.02,
  low: 0.005,
  high: 0.06,
  withinWindow: 0.05,
  daysWithin: 3,
  after: Number.POSITIVE_INFINITY,
  next: Number.POSITIVE_INFINITY,
  afterChance: 1,
  standsOut: 'before',
  sameClass: true,
  ...parts,
});
const figureOf = (lag: MatchedLag, label: RegExp) => measureLag(lag).find((one) => label.test(one.label));

describe('what is known of a wait', () => {
  it('has the chance with its interval and the days behind it', () => {
    expect(figureOf(lagOf(), /wait as short/)).toMatchObject({ value: 0.02, low: 0.005, high: 0.06, n: 25 });
    expect(figureOf(lagOf(), /earlier days/)).toMatchObject({ value: 3, n: 25 });
    expect(figureOf(lagOf(), /last activity/)).toMatchObject({ value: 40 * S, unit: 'µs' });
  });

  it('is of activity after the event where the clocks leave that open', () => {
    expect(figureOf(lagOf({ last: EVENT + 3 * S }), /last activity/)).toBeUndefined();
    expect(figureOf(lagOf({ last: EVENT + 3 * S }), /after the event, within/)).toMatchObject({ value: 3 * S });
  });

  it('compares both sides only where there is one after', () => {
    expect(figureOf(lagOf(), /next activity/)).toBeUndefined();
    const both = lagOf({ after: 60 * S, next: EVENT + 60 * S, afterChance: 0.3 });
    expect(figureOf(both, /time to its next/)).toMatchObject({ value: 60 * S });
    expect(figureOf(both, /which way round/)?.value).toBeCloseTo(15, 12);
  });
});

it('which way round is doubted wherever the side before does not stand out, with both chances', () => {
  expect(doubtDirection(lagOf())).toEqual([]);
  for (const standsOut of ['open', 'both', 'after'] as const) {
    const [doubt] = doubtDirection(lagOf({ standsOut, afterChance: 0.013 }));
    expect(plain(doubt as NonNullable<typeof doubt>)).toMatch(/2(\.0)? % of comparable moments .* 1\.3 % as soon after/);
  }
});

it('says when it was last active, on which side, and whether that is outside the window', () => {
  const claim = (parts: Partial<MatchedLag>) => plain(claimOne(4, lagOf(parts), 120 * S));
  expect(claim({})).toMatch(/^#4 was last active .* before .*5(\.0)? % of the comparable moments, which lie on 3 of 25 earlier days\.$/);
  expect(claim({})).not.toMatch(/outside the window/);
  expect(claim({ lag: 130 * S, last: EVENT - 130 * S })).toMatch(/outside the window, and counts as no sign/);
  expect(claim({ last: EVENT + S })).toMatch(/^#4 was active .* after .*, within the uncertainty of the clocks\./);
});

it('of several events expects the sum of their shares', () => {
  const text = plain(claimMany(4, 2, [lagOf({ withinWindow: 0.25 }), lagOf({ withinWindow: 0.1 }), lagOf({ withinWindow: 0.4 })]));
  expect(text).toMatch(/before 2 of 3 events.*0\.75 would be expected/);
});

it('weighs two propositions that are each other’s alternative, with the model’s assumptions', () => {
  const trigger = { chance: 0.5, mean: 90 * S, uncertainty: 0 };
  const [one, other] = propose(4, trigger, 1).map(plain) as [string, string];
  expect(one).toMatch(/what led to the event .* chance of 0\.5/);
  expect(other).toMatch(/#4 has nothing to do with the event/);
  expect(propose(4, trigger, 3).map(plain).join()).toMatch(/each event.*the events/);
});
