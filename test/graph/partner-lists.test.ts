import { expect, test } from 'vitest';
import { listPartners, visitCommon } from '../../src/graph/partner-lists.ts';
import { createRandom } from '../../src/stats/random.ts';
import { contactsOf } from './artifacts.ts';
import { plantedPairs } from './worlds.ts';

test('common partners, and the pairs that they make, are those of a search through all', () => {
  const contacts = contactsOf(
    20,
    plantedPairs(1, 20, 0.3, 0, createRandom(8_104)).map(([a, b]) => [a, b, {}] as const),
  );
  const pairOf = (one: number, other: number) =>
    Array.from(contacts.a.keys()).findIndex((p) => contacts.a[p] === Math.min(one, other) && contacts.b[p] === Math.max(one, other));
  const lists = listPartners(contacts);
  let seen = 0;
  for (let one = 0; one < 20; one++)
    for (let other = one + 1; other < 20; other++) {
      const found: number[][] = [];
      visitCommon(lists, one, other, (...common) => found.push(common));
      const wanted = Array.from({ length: 20 }, (_, third) => [third, pairOf(one, third), pairOf(other, third)]).filter(
        ([, x, y]) => (x as number) >= 0 && (y as number) >= 0,
      );
      expect(found).toEqual(wanted);
      seen += found.length;
    }
  expect(seen).toBeGreaterThan(50);
});
