import { describe, expect, test } from 'vitest';
import { reach } from '../../../src/inferences/groups/reach.ts';
import type { SideTable } from '../../../src/model/inference.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { contactsOf, endpointsOf, linksOf } from '../../graph/artifacts.ts';
import { edgeColumns, popularityPairs } from '../../graph/worlds.ts';
import { contextOf, plain } from './context.ts';

const NO_SPAN = {
  from: 0,
  to: 0,
  gapFrom: new Float64Array(),
  gapTo: new Float64Array(),
  observed: 0,
  days: new Int32Array(),
  dayShare: new Float64Array(),
};

function ask(endpoints: number, pairs: [number, number][], rest: Parameters<typeof contextOf>[2] = {}) {
  const { a, b } = edgeColumns(pairs);
  const contacts = contactsOf(
    endpoints,
    Array.from(a, (from, i) => [from, b[i] as number, { forth: 1, days: 1 }] as const),
  );
  const input = { contacts, links: linksOf([]), endpoints: endpointsOf(contacts), coverage: NO_SPAN };
  const context = contextOf(1, { 'hub-multiple': 20 }, rest);
  const ranking = reach.rank(input, context);
  const explain = () => reach.explain(0, ranking, input, context);
  const measure = (label: string) => explain().measures.find((figure) => figure.label === label);
  return { ranking, explain, measure };
}

/** n endpoints in a circle, each in contact with its two neighbours. */
const ring = (n: number, from = 0): [number, number][] => Array.from({ length: n }, (_, i) => [from + i, from + ((i + 1) % n)]);
const hubOf = (hub: number, n: number, from: number): [number, number][] => Array.from({ length: n }, (_, i) => [hub, from + i]);

describe('a ring of 50', () => {
  const { measure, explain } = ask(52, ring(50), { focus: [7, 51] });

  test('holds 2, 4 and 6 others within one, two and three hops of everyone', () => {
    for (const [hop, count] of [
      ['1 hop', 2],
      ['2 hops', 4],
      ['3 hops', 6],
    ]) {
      expect(measure(`within ${hop}: median and middle half`)).toMatchObject({ value: count, low: count, high: count, n: 50 });
      expect(measure(`within ${hop}: mean`)?.value).toBe(count);
    }
  });

  test('has no hub, and its claim says so, with the endpoints that the reader named', () => {
    expect(plain(explain().claim)).toBe(
      'Half of the 50 endpoints with a contact reach at least 2 others within one hop, 4 (8.2 %) within two and 6 (12.2 %) within three. No endpoint stands out as a hub. #7 reaches 2, 4 and 6. #51 reaches 0, 0 and 0.',
    );
    expect(measure('named endpoint 1: within 2 hops')?.value).toBe(4);
    expect(explain().grade?.word).toBe('good');
  });
});

describe('a ring of 100 in which all also call one voicemail', () => {
  const { ranking, measure, explain } = ask(101, [...ring(100, 1), ...hubOf(0, 100, 1)]);

  test('is within two hops of everyone through it, and of four without it', () => {
    expect(measure('within 2 hops: median and middle half')?.value).toBe(100);
    expect(measure('within 2 hops, without hubs: median and middle half')).toMatchObject({ value: 4, n: 100 });
    expect(plain(explain().claim)).toBe(
      'Half of the 101 endpoints with a contact reach at least 3 others within one hop, 100 (100.0 %) within two and 100 (100.0 %) within three. Without the one hub it is 2 within one hop, 4 (4.0 %) within two and 6 (6.1 %) within three.',
    );
  });

  test('shows rows of the voicemail', () => {
    expect(explain().evidence[0]).toMatchObject({ kind: 'rows', endpoints: [0] });
    expect(plain(explain().evidence[0].caption)).toContain('largest hub, #0, which has 100 partners');
    expect(ranking.summary).toContainEqual({ label: 'hubs, by number of partners', value: 1, unit: 'endpoints' });
  });
});

test('a side table decides who is a hub, whatever the numbers say', () => {
  const hubs: SideTable = { id: Int32Array.from([3]), unknown: 0, columns: {} };
  // A path of five: without its middle, two pairs are left.
  const path: [number, number][] = [
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
  ];
  const { measure, explain } = ask(6, path, { side: { hubs } });
  expect(measure('within 3 hops, without hubs: median and middle half')).toMatchObject({ value: 1 });
  expect(measure('within 3 hops, without hubs: mean')?.value).toBe(1);
  expect(explain().grade?.word).toBe('weak');
  expect(explain().caveats.map(plain).join(' ')).not.toContain('guessed');
  expect(explain().caveats.map(plain).join(' ')).not.toContain('not in this log');
  // Two pairs: each of the four endpoints left has one of the three others within reach.
  expect(plain(explain().claim)).toContain(
    'Without the one hub it is 1 within one hop, 1 (33.3 %) within two and 1 (33.3 %) within three.',
  );
});

describe('a table of hubs', () => {
  const pair: [number, number][] = [[0, 1]];
  const tableOf = (id: number[], unknown: number): SideTable => ({ id: Int32Array.from(id), unknown, columns: {} });

  test.each([
    [1, '1 name of the table of hubs is not in this log'],
    [3, '3 names of the table of hubs are not in this log'],
  ])('of which the log lacks %i names says so', (unknown, expected) => {
    const { ranking, explain } = ask(3, pair, { side: { hubs: tableOf([0], unknown) } });
    expect(explain().caveats.map(plain).join(' ')).toContain(expected);
    expect(ranking.summary).toContainEqual({ label: 'hubs, as named, that the log does not have', value: unknown, unit: 'names' });
  });

  test('that leaves no two endpoints gives no shares of nothing', () => {
    const { explain } = ask(3, pair, { side: { hubs: tableOf([0], 0) } });
    expect(plain(explain().claim)).toBe(
      'Half of the 2 endpoints with a contact reach at least 1 other within one hop, 1 (100.0 %) within two and 1 (100.0 %) within three. Without the one hub there are no two endpoints left.',
    );
  });

  test('whose hubs have no contact is not taken for the absence of hubs', () => {
    const { explain } = ask(3, pair, { side: { hubs: tableOf([2], 0) } });
    expect(plain(explain().claim)).toContain('None of the hubs that were named has a contact.');
  });
});

test('in a log too large to count, a sample stands for everyone and its interval holds the truth', () => {
  const nodes = 60_000;
  const random = createRandom(3);
  const pairs = Array.from({ length: 150_000 }, (): [number, number] => [random.below(nodes), random.below(nodes)]);
  const { measure, explain } = ask(nodes, pairs);
  const median = measure('within 1 hop: median, 95 % interval of the sample');
  // Partners are Poisson with mean 5; among those with any, the median is 5.
  expect(median?.low).toBeLessThanOrEqual(5);
  expect(median?.high).toBeGreaterThanOrEqual(5);
  expect(measure('within 1 hop: median and middle half')?.n).toBeLessThan(nodes);
  expect(plain(explain().claim)).toContain('judged by a sample of');
  expect(explain().grade?.word).toBe('fair');
});

test('a log without any contact has no step to report', () => {
  const { ranking } = ask(3, []);
  expect(ranking.subjects).toEqual({ of: 'population', steps: 0 });
  expect(ranking.columns.score.length).toBe(0);
});

test('the same seed gives the same ranking', () => {
  const pairs = popularityPairs(300, 900, createRandom(5));
  expect(ask(300, pairs).ranking).toEqual(ask(300, pairs).ranking);
});
