import { expect, test } from 'vitest';
import { countCrossings } from '../../src/graph/crossings.ts';
import { UTC } from '../../src/model/calendar.ts';
import { createRandom } from '../../src/stats/random.ts';
import { exchangesOf } from './exchanges.ts';

const DAY = 86_400;

test('days and pairs are those of a count by hand', () => {
  // Circles 0: {0, 1}, 1: {2, 3}; 4 is in none.
  const label = Int32Array.from([0, 0, 1, 1, -1]);
  const [crossing, ...none] = countCrossings(
    exchangesOf([
      [10, 0, 2],
      [20, 2, 0],
      [DAY + 10, 0, 2],
      [DAY + 11, 0, 3],
      [2 * DAY, 0, 2],
      [2 * DAY, 1, 3],
      [3 * DAY, 0, 1],
      [4 * DAY, 4, 2],
      [5 * DAY, -1, 2],
    ]),
    label,
    UTC,
  );
  expect(none).toEqual([]);
  expect(crossing).toEqual({
    one: 0,
    other: 1,
    days: 3,
    pairs: [1, 2, 2],
    ties: 3,
    parts: [
      { id: 0, party: 3, alone: 2, ties: 2 },
      { id: 1, party: 1, alone: 0, ties: 1 },
      { id: 2, party: 3, alone: 1, ties: 1 },
      { id: 3, party: 2, alone: 0, ties: 2 },
    ],
  });
});

test('what remains without an endpoint is what is counted when its contacts are taken out', () => {
  const random = createRandom(8_101);
  const label = Int32Array.from({ length: 12 }, (_, id) => id % 3);
  const contacts = Array.from(
    { length: 150 },
    () => [random.below(20) * DAY + random.below(DAY), random.below(12), random.below(12)] as const,
  ).filter(([, from, to]) => from !== to);
  for (const { one, other, days, ties, parts } of countCrossings(exchangesOf(contacts), label, UTC))
    for (const part of parts) {
      const rest = countCrossings(exchangesOf(contacts.filter((contact) => contact[1] !== part.id && contact[2] !== part.id)), label, UTC);
      const same = rest.find((crossing) => crossing.one === one && crossing.other === other);
      expect(days - part.alone).toBe(same?.days ?? 0);
      expect(ties - part.ties).toBe(same?.ties ?? 0);
    }
});
