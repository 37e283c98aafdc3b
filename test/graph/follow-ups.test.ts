import { describe, expect, test } from 'vitest';
import { numberTies } from '../../src/graph/act-ties.ts';
import { groupActs } from '../../src/graph/acts.ts';
import { daysOf, pairDays } from '../../src/graph/day-pairs.ts';
import { countFollowUps } from '../../src/graph/follow-ups.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_SECOND } from '../../src/model/event.ts';
import { createRandom } from '../../src/stats/random.ts';
import { exchangesOf } from './exchanges.ts';

type Contact = readonly [number, number, number];
const DAY = 86_400;
const WINDOW = 600;
const NOON = 12 * 3_600;

const count = (contacts: readonly Contact[], endpoints: number, split = false) => {
  const acts = groupActs(exchangesOf(contacts), endpoints, UTC);
  const ties = numberTies(acts);
  return { acts, ties, counted: countFollowUps(acts, WINDOW * MICROS_PER_SECOND, split, { ties, stretches: 1 }) };
};

/** One call a day, two hours after noon, between two who matter to nobody, so that every day has days like it. */
const filler = (days: number, one: number, other: number): Contact[] =>
  Array.from({ length: days }, (_, day) => [day * DAY + NOON + 7_200, one, other] as const);

interface Act {
  at: number;
  from: number;
  to: Set<number>;
}

/** Acts as their definition has them. */
function actsOf(contacts: readonly Contact[]): Act[] {
  const acts = new Map<string, Act>();
  for (const [at, from, to] of contacts) {
    const act = acts.get(`${at} ${from}`) ?? { at, from, to: new Set<number>() };
    act.to.add(to);
    acts.set(`${at} ${from}`, act);
  }
  return [...acts.values()];
}

/** What `passed` and `reversed` say, by trying the last two who spoke to each acting endpoint before (after) every act. */
function bruteForce(contacts: readonly Contact[], endpoints: number, sign: 1 | -1): number[] {
  const acts = actsOf(contacts);
  const dayOf = (at: number) => Math.floor((at - 4 * 3_600) / DAY);
  return Array.from({ length: endpoints }, (_, id) => {
    const got = acts.filter(({ to }) => to.has(id));
    return acts.filter((act) => {
      if (act.from !== id) return false;
      const before = got
        .filter(({ at }) => dayOf(at) === dayOf(act.at) && sign * (act.at - at) > 0 && sign * (act.at - at) <= WINDOW)
        .sort((x, y) => sign * (y.at - x.at) || sign * (y.from - x.from));
      const speakers = [...new Set(before.map(({ from }) => from))].slice(0, 2);
      return speakers.some((speaker) => {
        const last = before.find(({ from }) => from === speaker) as Act;
        return !act.to.has(speaker) && [...act.to].some((to) => !last.to.has(to));
      });
    }).length;
  });
}

test('passed on and reversed agree with brute force, groups and equal instants included', () => {
  for (let seed = 0; seed < 20; seed++) {
    const random = createRandom(seed);
    const contacts: Contact[] = [];
    for (let n = 0; n < 150; n++) {
      const from = random.below(6);
      const busy = random.below(5) * DAY + (20 + random.below(12)) * 3_600 + random.below(8) * 100;
      for (let to = 0; to < 6; to++) if (to !== from && random.next() < 0.25) contacts.push([busy, from, to]);
    }
    const { counted } = count(contacts, 6);
    expect(Array.from(counted.passed)).toEqual(bruteForce(contacts, 6, 1));
    expect(Array.from(counted.reversed)).toEqual(bruteForce(contacts, 6, -1));
    expect(counted.passed.some((n) => n > 0)).toBe(true);
  }
});

describe('one contact passed on', () => {
  const relay: Contact[] = [
    [NOON + 100, 0, 1],
    [NOON + 200, 1, 2],
  ];
  const tieOf = (ties: ReturnType<typeof count>['ties'], from: number, to: number) =>
    Array.from(ties.from.keys()).find((tie) => ties.from[tie] === from && ties.to[tie] === to) as number;

  test('counts for the one who passed it on, and for both ties', () => {
    const { ties, counted } = count([...relay, ...filler(5, 1, 2)], 3);
    expect(Array.from(counted.passed)).toEqual([0, 1, 0]);
    expect(counted.byTie.passed[tieOf(ties, 0, 1)]).toBe(1);
    expect(counted.byTie.passed[tieOf(ties, 1, 2)]).toBe(1);
    expect(Math.max(...counted.byTie.reversed)).toBe(0);
  });

  test.each([
    [
      'an answer',
      [
        [NOON, 0, 1],
        [NOON + 60, 1, 0],
      ],
    ],
    [
      'an answer that others also get',
      [
        [NOON, 0, 1],
        [NOON + 60, 1, 0],
        [NOON + 60, 1, 2],
      ],
    ],
    [
      'a further message to those who were told',
      [
        [NOON, 0, 1],
        [NOON, 0, 2],
        [NOON + 60, 1, 2],
      ],
    ],
    [
      'something at the same instant',
      [
        [NOON, 0, 1],
        [NOON, 1, 2],
      ],
    ],
    [
      'something much later',
      [
        [NOON, 0, 1],
        [NOON + WINDOW + 1, 1, 2],
      ],
    ],
  ] as [string, Contact[]][])('%s is not passing on', (_, contacts) => {
    const { counted } = count([...contacts, ...filler(5, 3, 4)], 5);
    expect(Math.max(...counted.passed)).toBe(0);
  });
});

test('what other days would give is the mean over the days compared', () => {
  // Endpoint 1 is called at noon by 0 on days 0, 1, 2 and calls 2 a minute later on days 0 and 1 only.
  const contacts: Contact[] = [0, 1, 2].map((day) => [day * DAY + NOON, 0, 1] as const);
  for (const day of [0, 1]) contacts.push([day * DAY + NOON + 60, 1, 2]);
  const { counted } = count(contacts, 3);
  expect(counted.passed[1]).toBe(2);
  // Each of its two acts finds a call at the same hour on every other day.
  expect(counted.expected[1]).toBeCloseTo(2, 9);
  expect(counted.compared[1]).toBe(3);
});

test('a lone day has nothing to be compared with, and says nothing', () => {
  const { counted } = count(
    [
      [NOON, 0, 1],
      [NOON + 60, 1, 2],
    ],
    3,
  );
  expect(Array.from(counted.passed)).toEqual([0, 0, 0]);
  expect(Array.from(counted.compared)).toEqual([0, 0, 0]);
});

test('days are paired with others of their kind, each as often', () => {
  const contacts: Contact[] = Array.from({ length: 28 }, (_, day) => [day * DAY + NOON, 0, 1] as const);
  const acts = groupActs(exchangesOf(contacts), 2, UTC);
  const days = daysOf(acts, 0);
  const others = pairDays(days, true);
  const free = (place: number) => [5, 6].includes((((days[place] as { day: number }).day + 3) % 7) as number);
  const timesOther = new Int32Array(days.length);
  others.forEach((like, place) => {
    expect(like).toHaveLength(6);
    expect(like).not.toContain(place);
    for (const other of like) {
      expect(free(other)).toBe(free(place));
      timesOther[other] = (timesOther[other] as number) + 1;
    }
  });
  expect(new Set(timesOther)).toEqual(new Set([6]));
});

test('contacts without a direction or without a name are no acts', () => {
  expect(groupActs(exchangesOf([[0, 0, 1]], 'proximity'), 2, UTC).count).toBe(0);
  expect(groupActs(exchangesOf([[0, -1, 1]]), 2, UTC).count).toBe(0);
  expect(groupActs(exchangesOf([]), 0, UTC).count).toBe(0);
});
