import { describe, expect, test } from 'vitest';
import { adjustedRandIndex } from '../../../src/graph/agreement.ts';
import { circles } from '../../../src/inferences/groups/circles.ts';
import type { Contacts, Links } from '../../../src/model/artifacts.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { contactsOf, endpointsOf, linksOf } from '../../graph/artifacts.ts';
import { activityPairs, edgeColumns, plantedLabels, plantedPairs, popularityPairs } from '../../graph/worlds.ts';
import { contextOf, plain } from './context.ts';

const contactsFrom = (endpoints: number, pairs: [number, number][], daysOf: () => number = () => 1): Contacts => {
  const { a, b } = edgeColumns(pairs);
  return contactsOf(
    endpoints,
    Array.from(a, (from, i) => [from, b[i] as number, { forth: 1, days: daysOf() }] as const),
  );
};

const NO_LINKS = linksOf([]);
const context = (seed: number, rounds = 19) => contextOf(seed, { seeds: 10, rounds });

function ask(contacts: Contacts, seed: number, links: Links = NO_LINKS, rounds = 19) {
  const input = { contacts, links, endpoints: endpointsOf(contacts) };
  const ranking = circles.rank(input, context(seed, rounds));
  if (ranking.subjects.of !== 'groups') throw new Error('circles are groups');
  const { offsets, member } = ranking.subjects;
  const groups = Array.from({ length: offsets.length - 1 }, (_, row) => Array.from(member.subarray(offsets[row], offsets[row + 1])));
  const explain = (row: number) => circles.explain(row, ranking, input, context(seed, rounds));
  return { ranking, groups, explain };
}

const summaryOf = (ranking: ReturnType<typeof ask>['ranking'], label: string) =>
  ranking.summary.find((figure) => figure.label.startsWith(label))?.value;

describe('planted groups', () => {
  const size = 30;
  const contacts = contactsFrom(126, plantedPairs(4, size, 0.35, 0.01, createRandom(2)));
  const { ranking, groups, explain } = ask(contacts, 1);

  test('are found, all of them, with p at its least', () => {
    const label = new Int32Array(4 * size).fill(-1);
    groups.forEach((members, row) => {
      for (const id of members) label[id] = row;
    });
    expect(adjustedRandIndex(label, plantedLabels(4, size))).toBeGreaterThan(0.97);
    expect(summaryOf(ranking, 'p:')).toBe(1 / 20);
    expect(summaryOf(ranking, 'agreement')).toBeGreaterThan(0.95);
  });

  test('are explained with their figures, their evidence and what else may be behind them', () => {
    const finding = explain(0);
    expect(finding.grade?.word).toBe('good');
    expect(plain(finding.claim)).toMatch(
      /^30 endpoints have more contact with each other than random contact would give them: (#\d+, ){7}#\d+ and 22 more\. /,
    );
    const members = new Set(groups[0]);
    const within = Array.from(contacts.a.keys()).filter(
      (i) => members.has(contacts.a[i] as number) && members.has(contacts.b[i] as number),
    );
    const touching = Array.from(contacts.a.keys()).map(
      (i) => Number(members.has(contacts.a[i] as number)) + Number(members.has(contacts.b[i] as number)),
    );
    const figureOf = (label: string) => finding.measures.find((measure) => measure.label === label)?.value;
    expect(figureOf('ties inside')).toBe(within.length);
    expect(figureOf('contact that stays inside')).toBeCloseTo((100 * 2 * within.length) / touching.reduce((a, b) => a + b), 9);
    expect(figureOf('the same, at random')).toBeCloseTo((100 * touching.reduce((a, b) => a + b)) / (2 * contacts.count), 9);
    expect(finding.evidence[0]).toMatchObject({ kind: 'rows', between: true });
    expect(finding.alternatives).toContain('drawn-lines');
  });

  test('endpoints without a contact are counted as left out', () => {
    expect(ranking.skipped).toContainEqual({ count: 6, why: 'endpoints without a known contact' });
  });

  test('the same seed gives the same ranking', () => {
    const again = ask(contacts, 1).ranking;
    expect([again.subjects, again.columns, again.summary]).toEqual([ranking.subjects, ranking.columns, ranking.summary]);
  });
});

test('where there are no groups, one is reported in at most 1 of 20 networks', () => {
  const worlds = 160;
  let reported = 0;
  for (let seed = 0; seed < worlds; seed++) {
    const random = createRandom(1000 + seed);
    const contacts = contactsFrom(80, popularityPairs(80, 240, random), () => 1 + random.below(12));
    const { ranking, groups } = ask(contacts, seed);
    const p = summaryOf(ranking, 'p:') as number;
    expect(groups.length > 0).toBe(p <= 0.05);
    if (groups.length > 0) {
      reported++;
      expect(ranking.withheld).toBeUndefined();
      continue;
    }
    expect(plain(ranking.smallest)).toContain('cannot be told from chance');
    // What was drawn is kept for evaluations: every node that has a tie to another in one group, no node in two.
    const drawn = ranking.withheld?.of === 'groups' ? Array.from(ranking.withheld.member) : [];
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.length).toBeGreaterThan(20);
  }
  // 8 are expected; more than 16 of 160 would have odds below 1 in 200 at a rate of 0.05.
  expect(reported).toBeLessThanOrEqual(16);
  expect(reported).toBeGreaterThan(0);
});

test('busy endpoints that have much contact with each other are not reported as groups', () => {
  const worlds = 80;
  let reported = 0;
  for (let seed = 0; seed < worlds; seed++) {
    const pairs = activityPairs(80, 1.2, 0.3, createRandom(seed).fork('activity'), seed % 2 === 0 ? 400 : undefined);
    const contacts = contactsOf(
      80,
      Array.from(pairs, ([[a, b], days]) => [a, b, { forth: days, days }] as const),
    );
    if (ask(contacts, seed).groups.length > 0) reported++;
  }
  // 4 are expected; more than 11 of 80 would have odds below 1 in 1000 at a rate of 0.05.
  expect(reported).toBeLessThanOrEqual(11);
});

test('a busy endpoint and its contacts are called what they may be', () => {
  const leaves = Array.from({ length: 12 }, (_, leaf) => [0, leaf + 1] as [number, number]);
  const other = plantedPairs(1, 12, 1, 0, createRandom(1)).map(([u, v]): [number, number] => [u + 13, v + 13]);
  const { groups, explain } = ask(contactsFrom(25, [...leaves, ...other, [1, 13]]), 3);
  const star = groups.findIndex((members) => members.includes(0));
  expect(star).toBeGreaterThanOrEqual(0);
  expect(explain(star).alternatives[0]).toBe('hub');
  expect(explain(star).caveats.map(plain).join(' ')).toContain('run through #0');
});

describe('inferred ties', () => {
  const inside = plantedPairs(3, 10, 0.9, 0, createRandom(1));
  const { a, b } = edgeColumns(inside);
  const links = linksOf(Array.from(a, (from, i) => [from, b[i] as number, 5] as const));

  test('join the contacts, and the claim says so', () => {
    const bridges: [number, number][] = [
      [0, 10],
      [10, 20],
      [1, 2],
    ];
    const { groups, explain } = ask(contactsFrom(30, bridges), 1, links);
    expect(groups.length).toBe(3);
    const row = groups.findIndex((members) => members.includes(1));
    expect(plain(explain(row).claim)).toMatch(/ \d+ of its \d+ ties are inferred, not logged\.$/);
    expect(explain(row).evidence[0]).toMatchObject({ between: true });
  });

  test('alone they give rows of the members, since there are none between them', () => {
    const { explain } = ask(contactsFrom(30, []), 1, links);
    expect(explain(0).evidence[0]).not.toHaveProperty('between');
    expect(plain(explain(0).evidence[0].caption)).toContain('inferred');
  });
});

test('a log without any contact reports nothing, and says what it would take', () => {
  const { ranking, groups } = ask(contactsFrom(4, []), 1);
  expect(groups).toEqual([]);
  expect(plain(ranking.smallest)).toContain('any contact');
  expect(ranking.summary.every(({ value }) => Number.isFinite(value))).toBe(true);
});

test('heavier contact draws the line where bare contacts would not', () => {
  const pairs = plantedPairs(1, 12, 1, 0, createRandom(1));
  const weighted = contactsOf(
    12,
    pairs.map(([u, v]) => [u, v, { forth: 1, days: Math.floor(u / 6) === Math.floor(v / 6) ? 20 : 1 }] as const),
  );
  const { ranking } = ask(weighted, 1);
  expect(ranking.tested).toBe(2);
});
