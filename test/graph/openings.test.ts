import { expect, test } from 'vitest';
import { gatherOpenings } from '../../src/graph/openings.ts';
import { gatherPairs } from '../../src/graph/pair-exchanges.ts';
import { UTC } from '../../src/model/calendar.ts';
import { contactsOf } from './artifacts.ts';
import { exchangesOf } from './exchanges.ts';

test('who writes after an hour of silence between two opens a conversation', () => {
  const contacts = contactsOf(3, [
    [0, 1, {}],
    [0, 2, {}],
  ]);
  const exchanges = exchangesOf([
    [86_400 + 7_200, 0, 1],
    [86_400 + 7_300, 1, 0],
    [86_400 + 10_901, 1, 0],
    [86_400 + 3_000, 0, 2],
    [86_400 + 14_600, 1, 0],
  ]);
  const { offsets, at, day, clock, toward } = gatherOpenings(gatherPairs(contacts, exchanges), contacts, UTC);
  expect(Array.from(offsets)).toEqual([0, 2, 4, 4]);
  expect(Array.from(at, (one) => one / 1e6 - 86_400)).toEqual([3_000, 7_200, 10_901, 14_600]);
  expect(Array.from(toward)).toEqual([2, 1, 0, 0]);
  expect(Array.from(day)).toEqual([1, 1, 1, 1]);
  expect(Array.from(clock, (one) => one / 1e6)).toEqual([3_000, 7_200, 10_901, 14_600]);
});
