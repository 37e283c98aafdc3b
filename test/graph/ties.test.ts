import { expect, test } from 'vitest';
import { closeness, joinTies } from '../../src/graph/ties.ts';
import { contactsOf, linksOf } from './artifacts.ts';

test('a logged pair wins over an inferred one, and inferred ties weigh 1 beside logged ones', () => {
  const ties = joinTies(
    contactsOf(5, [
      [0, 2, { forth: 3, back: 1, days: 2 }],
      [1, 4, { forth: 9, days: 5 }],
    ]),
    linksOf([
      [0, 1, 12],
      [0, 2, 30],
      [3, 4, 7],
    ]),
  );
  expect(Array.from(ties.a, (a, i) => [a, ties.b[i], ties.weight[i], ties.inferred[i]])).toEqual([
    [0, 1, 1, 1],
    [0, 2, 2, 0],
    [1, 4, 5, 0],
    [3, 4, 1, 1],
  ]);
  expect(ties).toMatchObject({ count: 4, inferredCount: 2, nodes: 5, unit: 'contact days' });
});

test('without time a tie weighs its events, in both directions', () => {
  const ties = joinTies(contactsOf(2, [[0, 1, { forth: 3, back: 4 }]]), linksOf([]));
  expect(Array.from(ties.weight)).toEqual([7]);
  expect(ties.unit).toBe('events');
});

test('where there are only inferred ties they weigh their support', () => {
  const ties = joinTies(contactsOf(3, []), linksOf([[1, 2, 8]]));
  expect(Array.from(ties.weight)).toEqual([8]);
  expect(ties).toMatchObject({ unit: 'coincidences', inferredCount: 1 });
});

test('ten days with one contact each are closer than one day with ten, and a couple is not fifty times as close as others', () => {
  expect(closeness(10, 10)).toBeGreaterThan(closeness(1, 10));
  expect(closeness(1, 10)).toBeGreaterThan(closeness(1, 1));
  // By the formula: log2(8) + ½ log2(4), and 1 + ½.
  expect(closeness(7, 21)).toBeCloseTo(4, 12);
  expect(closeness(1, 1)).toBeCloseTo(1.5, 12);
  expect(closeness(0, 7)).toBeCloseTo(3, 12);
});
