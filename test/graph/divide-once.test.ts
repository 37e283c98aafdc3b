import { expect, it } from 'vitest';
import { divideOnce } from '../../src/graph/divide-once.ts';
import type { Contacts, Links } from '../../src/model/artifacts.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Two cliques of five, joined by one tie. */
function twoCliques(): { contacts: Contacts; links: Links } {
  const pairs: [number, number][] = [[4, 5]];
  for (const first of [0, 5]) {
    for (let a = first; a < first + 5; a++) for (let b = a + 1; b < first + 5; b++) pairs.push([a, b]);
  }
  pairs.sort(([a, b], [c, d]) => a - c || b - d);
  const once = Int32Array.from(pairs, () => 1);
  const contacts = {
    count: pairs.length,
    endpoints: 10,
    a: Int32Array.from(pairs, ([a]) => a),
    b: Int32Array.from(pairs, ([, b]) => b),
    forth: once,
    back: once,
    days: once,
  };
  return { contacts: contacts as unknown as Contacts, links: { count: 0 } as Links };
}

it('draws the circles of a run once, and anew where anything they follow from differs', () => {
  const input = twoCliques();
  const shared = createRandom(1);
  const options = { seeds: 3, rounds: 19 };
  const first = divideOnce(input, shared, options);
  expect(new Set(first.division.best.label.slice(0, 5)).size).toBe(1);
  expect(new Set(first.division.best.label).size).toBe(2);
  expect(divideOnce(input, shared, options).division).toBe(first.division);
  for (const other of [
    divideOnce(input, shared, { ...options, seeds: 4 }),
    divideOnce(input, shared, { ...options, rounds: 20 }),
    divideOnce(twoCliques(), shared, options),
    divideOnce(input, createRandom(1), options),
  ]) {
    expect(other.division).not.toBe(first.division);
  }
  expect(divideOnce(input, createRandom(1), options).division).toEqual(first.division);
});
