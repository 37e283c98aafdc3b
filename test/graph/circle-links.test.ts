import { expect, test } from 'vitest';
import { gatherLinks } from '../../src/graph/circle-links.ts';
import { countCrossings } from '../../src/graph/crossings.ts';
import { UTC } from '../../src/model/calendar.ts';
import { contactsOf } from './artifacts.ts';
import { exchangesOf } from './exchanges.ts';

const DAY = 86_400;

test('of an endpoint the pair of circles is kept that loses most days without it; what it loses counts over all', () => {
  // Circles {0, 1}, {2, 3} and {4}.
  const label = Int32Array.from([0, 0, 1, 1, 2]);
  const days: readonly (readonly [number, number, readonly number[]])[] = [
    [0, 1, [0, 1, 2, 3]],
    [0, 2, [0, 1, 2]],
    [0, 4, [5]],
    [1, 3, [2, 3]],
  ];
  const contacts = contactsOf(
    5,
    days.map(([a, b, on]) => [a, b, { forth: on.length, days: on.length }] as const),
  );
  const exchanges = exchangesOf(days.flatMap(([a, b, on]) => on.map((day) => [day * DAY, a, b] as const)));
  const links = gatherLinks(countCrossings(exchanges, label, UTC), contacts, label);
  expect(links.get(0)).toMatchObject({ crossing: { one: 0, other: 1 }, part: { party: 3, alone: 2 }, lost: 3 });
  expect(links.get(1)).toMatchObject({ part: { party: 2, alone: 1 }, lost: 1 });
  // 0 has 4 + 3 + 1 of the 14 contact days of its circle's members: on days with one pair in contact, and on one with two, its share would be
  // that of its activity.
  const share = 8 / 14;
  expect(links.get(0)?.expected).toBeCloseTo(1 - ((1 - share) * 3 + (1 - share) ** 2) / 4, 12);
});
