import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areInContact } from '../../src/stats/in-contact.ts';

it('finds the pairs that are there, and no others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(fc.nat(12), fc.nat(12)), { selector: String }), (drawn) => {
      const pairs = drawn.filter(([a, b]) => a < b).sort(([a, b], [x, y]) => a - x || b - y);
      const contacts = { count: pairs.length, a: Int32Array.from(pairs, ([a]) => a), b: Int32Array.from(pairs, ([, b]) => b) };
      for (let a = 0; a < 12; a++)
        for (let b = a + 1; b < 13; b++) expect(areInContact(contacts, a, b)).toBe(pairs.some(([x, y]) => x === a && y === b));
    }),
  );
});
