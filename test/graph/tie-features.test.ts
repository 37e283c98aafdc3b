import { expect, it } from 'vitest';
import { gatherPairs } from '../../src/graph/pair-exchanges.ts';
import { readFeatures, TIE_FEATURES } from '../../src/graph/tie-features.ts';
import { UTC } from '../../src/model/calendar.ts';
import { contactsOf } from './artifacts.ts';
import { exchangesOf } from './exchanges.ts';

/** 1970-01-01 was a Thursday, so that days 2 and 3 were a weekend. */
const at = (day: number, hour: number): number => day * 86_400 + hour * 3_600;
const rows = [
  [at(0, 9), 0, 1],
  [at(0, 16.99), 1, 0],
  [at(0, 17), 0, 1],
  [at(1, 18), 0, 1],
  [at(1, 23.5), 0, 1],
  [at(2, 10), 0, 1],
  [at(3, 5.9), 1, 0],
  [at(4, 0), 0, 1],
] as const;
const contacts = contactsOf(4, [
  [0, 1, { days: 5 }],
  [2, 3, { days: 1 }],
]);
const features = (kind: 'send' | 'call', pair = 0) =>
  readFeatures(gatherPairs(contacts, exchangesOf([...rows, [at(9, 3), 3, 2]], kind)), contacts, pair, Int32Array.of(7, 3, 1, 1), 20, UTC);
const odds = (count: number, n: number) => Math.log((count + 0.5) / (n - count + 0.5));

it('features of a tie are counted row by row, shares as log odds', () => {
  const read = Object.fromEntries(TIE_FEATURES.map((name, i) => [name, features('send')[i]]));
  // Of eight: two in working hours of a working day, two on a weekend, two from 18:00, two before 6:00.
  const expected: Record<(typeof TIE_FEATURES)[number], number> = {
    'share in working hours': odds(2, 8),
    'share on weekends': odds(2, 8),
    'share in evenings': odds(2, 8),
    'share at night': odds(2, 8),
    'share of days in contact': odds(5, 20),
    'contacts on a day in contact': Math.log(8 / 5),
    'share of calls': odds(0, 8),
    'balance of the two directions': 2.5 / 6.5,
    'partners of the end with more': Math.log(7),
    'partners of the end with fewer': Math.log(3),
  };
  for (const [name, value] of Object.entries(expected)) expect(read[name], name).toBeCloseTo(value, 12);
});

it('calls are told from messages, and one contact of one pair says little', () => {
  expect(features('call')[TIE_FEATURES.indexOf('share of calls')]).toBeCloseTo(odds(8, 8), 12);
  const single = features('send', 1);
  expect(single[TIE_FEATURES.indexOf('share at night')]).toBeCloseTo(Math.log(3), 12);
  expect(single[TIE_FEATURES.indexOf('balance of the two directions')]).toBeCloseTo(0.5 / 1.5, 12);
});
