import { describe, expect, test } from 'vitest';
import { goBetweens } from '../../../src/inferences/groups/go-betweens.ts';
import type { Contacts, Exchanges } from '../../../src/model/artifacts.ts';
import type { Random } from '../../../src/model/random.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { contactsOf, endpointsOf, linksOf } from '../../graph/artifacts.ts';
import { exchangesOf } from '../../graph/exchanges.ts';
import { activityPairs, plantedPairs } from '../../graph/worlds.ts';
import { contextOf, plain } from './context.ts';

const DAY = 86_400;
const DAYS = 60;

/** Contacts of pairs by the days on which they are: one at noon, and another an hour later. */
function logOf(
  endpoints: number,
  days: Iterable<readonly [readonly [number, number], readonly number[]]>,
): { contacts: Contacts; exchanges: Exchanges } {
  const sorted = [...days].filter(([, on]) => on.length > 0).sort(([[a, b]], [[c, d]]) => a - c || b - d);
  return {
    contacts: contactsOf(
      endpoints,
      sorted.map(([[a, b], on]) => [a, b, { forth: 2 * on.length, days: on.length }] as const),
    ),
    exchanges: exchangesOf(
      sorted.flatMap(([[a, b], on]) => on.flatMap((day) => [[day * DAY + 43_200, a, b] as const, [day * DAY + 46_800, b, a] as const])),
    ),
  };
}

const drawDays = (count: number, random: Random): number[] => [...new Set(Array.from({ length: count }, () => random.below(DAYS)))];

function ask({ contacts, exchanges }: ReturnType<typeof logOf>, seed = 1) {
  const input = { contacts, exchanges, links: linksOf([]), endpoints: endpointsOf(contacts) };
  const context = contextOf(seed, { seeds: 5, rounds: 19 });
  const ranking = goBetweens.rank(input, context);
  const id = ranking.subjects.of === 'endpoints' ? Array.from(ranking.subjects.id) : [];
  const reported = id.filter((_, row) => (ranking.columns.support?.[row] as number) >= (goBetweens.minSupport as number));
  return { ranking, id, reported, explain: (one: number) => goBetweens.explain(id.indexOf(one), ranking, input, context) };
}

/** Two circles of fifteen, in which every third pair is in contact on some ten days. */
const twoCircles = (random: Random) =>
  plantedPairs(2, 15, 0.35, 0, random).map(([a, b]): [readonly [number, number], number[]] => [[a, b], drawDays(10, random)]);

describe('one who links two circles', () => {
  const random = createRandom(8_101);
  const bridge = Array.from({ length: 12 }, (_, i) => 3 + i);
  const more = bridge.slice(0, 4);
  const log = logOf(30, [
    ...twoCircles(random),
    [[4, 20], bridge],
    [[4, 25], more],
    [
      [7, 28],
      [3, 40],
    ],
  ]);
  const { reported, ranking, id, explain } = ask(log);

  test('is first', () => {
    expect(id[ranking.columns.score.indexOf(Math.max(...ranking.columns.score))]).toBe(4);
    // The partner with whom all but four days of it are had stands between the two as well.
    expect(reported).toEqual([4, 20]);
  });

  test('is told by days: how many there were, with it, and with nobody else', () => {
    const finding = explain(4);
    expect(plain(finding.claim)).toMatch(
      /^#4 links the circle of (#\d+, ){2}#\d+ and 12 more with that of .*: of the 13 days on which the two were in contact, it was party to that on 12, and on 11 of these nobody else was\. Without it 1 other pair of endpoints would link them, on 2 days\.$/,
    );
    expect(finding.grade?.word).toBe('good');
    const [evidence] = finding.evidence;
    if (evidence.kind !== 'instants') throw new Error('its contacts with the other circle');
    expect(evidence.at.map((at) => Math.floor(at / 86_400e6))).toEqual(bridge);
    expect(evidence.with).toEqual(bridge.map(() => 20));
    expect(finding.caveats.map(plain).join(' ')).not.toContain('one partner');
    expect(explain(20).caveats.map(plain).join(' ')).toContain('one partner');
  });

  test('of one without contact outside its circle it is said that there is none', () => {
    expect(plain(explain(0).claim)).toBe('#0 had no contact with any circle but its own.');
  });
});

test('a service that everybody contacts is told to be one, perhaps', () => {
  const random = createRandom(8_102);
  const others = Array.from({ length: 29 }, (_, i) => i + 1);
  const { explain } = ask(
    logOf(30, [
      ...twoCircles(random).filter(([[a]]) => a !== 0),
      ...others.map((one): [readonly [number, number], number[]] => [[0, one], drawDays(3, random)]),
    ]),
  );
  const finding = explain(0);
  expect(finding.alternatives[0]).toBe('hub');
  expect(finding.grade?.word).toBe('weak');
});

test('two circles that many link have nobody in between', () => {
  const random = createRandom(8_103);
  const links = Array.from({ length: 15 }, (_, i): [readonly [number, number], number[]] => [[i, 15 + i], drawDays(8, random)]);
  const { reported, ranking } = ask(logOf(30, [...twoCircles(random), ...links]));
  expect(reported).toEqual([]);
  expect(plain(ranking.smallest)).toContain('half of the days');
});

test('where circles are no better than chance nobody is ranked, in at least 19 of 20 networks', () => {
  const worlds = 60;
  let found = 0;
  for (let seed = 0; seed < worlds; seed++) {
    const random = createRandom(8_100).fork(`world ${seed}`);
    const pairs = activityPairs(50, 1.2, 0.2, random);
    const { reported, id, ranking } = ask(
      logOf(
        50,
        Array.from(pairs, ([pair, days]) => [pair, drawDays(days, random)]),
      ),
      seed,
    );
    if (reported.length > 0) found++;
    if (id.length === 0) expect(plain(ranking.smallest)).toContain('nothing to be between');
  }
  // 3 are expected at most; more than 9 of 60 have odds below 1 in 300 at a rate of 0.05.
  expect(found).toBeLessThanOrEqual(9);
});

test.each([
  ['no contact', []],
  ['one contact', [[[0, 1], [3]]]],
  ['all on one day', twoCircles(createRandom(1)).map(([pair]) => [pair, [3]])],
] as [string, [readonly [number, number], number[]][]][])('%s: nobody is found', (_, days) => {
  const { reported, ranking } = ask(logOf(30, days));
  expect(reported).toEqual([]);
  expect(ranking.summary.every(({ value }) => Number.isFinite(value))).toBe(true);
});
