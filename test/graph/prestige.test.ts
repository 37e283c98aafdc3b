import { expect, test } from 'vitest';
import { countTurningTo } from '../../src/graph/prestige.ts';
import { contactsOf } from './artifacts.ts';

test('whoever is turned to counts those who do, once each, and whoever only turns to others counts nobody', () => {
  const contacts = contactsOf(4, [
    [0, 1, { forth: 5 }],
    [0, 2, { forth: 1, back: 9 }],
    [1, 2, { back: 2 }],
  ]);
  // 0 → 1; 0 ⇄ 2; 2 → 1; nobody has to do with 3.
  expect([...countTurningTo(contacts)]).toEqual([1, 2, 1, 0]);
});
