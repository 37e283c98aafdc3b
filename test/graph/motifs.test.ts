import { expect, test } from 'vitest';
import { numberTies } from '../../src/graph/act-ties.ts';
import { groupActs } from '../../src/graph/acts.ts';
import { countMotifs, listContacts, type MotifCounts, reverseTies, shuffledMotifs } from '../../src/graph/motifs.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_SECOND } from '../../src/model/event.ts';
import { createRandom } from '../../src/stats/random.ts';
import { exchangesOf } from './exchanges.ts';

type Contact = readonly [number, number, number];
const DAY = 86_400;
const WINDOW = 600;

function prepare(contacts: readonly Contact[], endpoints: number) {
  const acts = groupActs(exchangesOf(contacts), endpoints, UTC);
  const ties = numberTies(acts);
  return { list: listContacts(acts, ties), reverse: reverseTies(ties, endpoints) };
}
const count = (contacts: readonly Contact[], endpoints: number) => {
  const { list, reverse } = prepare(contacts, endpoints);
  return countMotifs(list, reverse, endpoints, WINDOW * MICROS_PER_SECOND);
};

/** All pairs of contacts, by their definition. */
function bruteForce(contacts: readonly Contact[]): MotifCounts {
  const counts = { relay: 0, pingPong: 0, broadcast: 0 };
  for (const [s, a, b] of contacts)
    for (const [t, c, d] of contacts) {
      if (t <= s || t - s > WINDOW) continue;
      if (c === b && d === a) counts.pingPong++;
      else if (c === b) counts.relay++;
      if (c === a && d !== b) counts.broadcast++;
    }
  return counts;
}

test('agrees with brute force over all pairs, equal instants included', () => {
  for (let seed = 0; seed < 20; seed++) {
    const random = createRandom(seed);
    const seen = new Set<string>();
    const contacts: Contact[] = [];
    for (let n = 0; n < 300; n++) {
      const contact = [random.below(60) * 100, random.below(7), random.below(7)] as const;
      if (contact[1] === contact[2] || seen.has(contact.join())) continue;
      seen.add(contact.join());
      contacts.push(contact);
    }
    const expected = bruteForce(contacts);
    expect(count(contacts, 7)).toEqual(expected);
    expect(expected.relay).toBeGreaterThan(100);
  }
});

test('one of each', () => {
  expect(
    count(
      [
        [0, 0, 1],
        [1, 1, 2],
      ],
      3,
    ),
  ).toEqual({ relay: 1, pingPong: 0, broadcast: 0 });
  expect(
    count(
      [
        [0, 0, 1],
        [WINDOW, 1, 0],
      ],
      3,
    ),
  ).toEqual({ relay: 0, pingPong: 1, broadcast: 0 });
  expect(
    count(
      [
        [0, 0, 1],
        [1, 0, 2],
      ],
      3,
    ),
  ).toEqual({ relay: 0, pingPong: 0, broadcast: 1 });
  expect(
    count(
      [
        [0, 0, 1],
        [WINDOW + 1, 1, 2],
      ],
      3,
    ),
  ).toEqual({ relay: 0, pingPong: 0, broadcast: 0 });
  expect(count([], 0)).toEqual({ relay: 0, pingPong: 0, broadcast: 0 });
});

test('moved ties keep nothing of what ties have to do with each other, and all that one tie does by itself', () => {
  // On each of 40 days, 0 calls 1 at a random minute, and 1 calls 2 a minute later.
  const random = createRandom(3);
  const contacts = Array.from({ length: 40 }, (_, day): Contact[] => {
    const at = day * DAY + 8 * 3_600 + random.below(36_000);
    return [
      [at, 0, 1],
      [at + 60, 1, 2],
    ];
  }).flat();
  const { list, reverse } = prepare(contacts, 3);
  const shuffled = shuffledMotifs(list, reverse, 3, WINDOW * MICROS_PER_SECOND, 40, createRandom(1));
  expect(count(contacts, 3).relay).toBe(40);
  // 1 of 60 pairs by chance: 600 s of 36,000 s, on each of 40 days; the rounds that move both alike (1 of 5) keep all 40.
  const apart = shuffled.filter(({ relay }) => relay < 30);
  expect(shuffled.length - apart.length).toBeGreaterThan(1);
  expect(shuffled.length - apart.length).toBeLessThan(18);
  expect(apart.reduce((sum, { relay }) => sum + relay, 0) / apart.length).toBeLessThan(3);
});

test('the same seed gives the same rounds', () => {
  const { list, reverse } = prepare(
    Array.from({ length: 50 }, (_, i): Contact => [i * 5_000, i % 3, (i + 1) % 3]),
    3,
  );
  const run = () => shuffledMotifs(list, reverse, 3, WINDOW * MICROS_PER_SECOND, 3, createRandom(9));
  expect(run()).toEqual(run());
});
