import { describe, expect, test } from 'vitest';
import { goBetweens } from '../../../src/inferences/groups/go-betweens.ts';
import { benjaminiHochberg } from '../../../src/stats/false-discovery.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { contactsOf, endpointsOf, linksOf } from '../../graph/artifacts.ts';
import { edgeColumns, plantedPairs } from '../../graph/worlds.ts';
import { contextOf, plain } from './context.ts';

function ask(endpoints: number, pairs: [number, number][], seed = 1) {
  const { a, b } = edgeColumns(pairs);
  const contacts = contactsOf(
    endpoints,
    Array.from(a, (from, i) => [from, b[i] as number, { forth: 1, days: 1 }] as const),
  );
  const input = { contacts, links: linksOf([]), endpoints: endpointsOf(contacts) };
  const ranking = goBetweens.rank(input, contextOf(seed, { rounds: 19 }));
  if (ranking.subjects.of !== 'endpoints') throw new Error('go-betweens are endpoints');
  const { id } = ranking.subjects;
  return { ranking, id, explain: (row: number) => goBetweens.explain(row, ranking, input, contextOf(seed, { rounds: 19 })) };
}

describe('two groups and one who joins them', () => {
  const inside = plantedPairs(2, 20, 0.4, 0, createRandom(2));
  const { ranking, id, explain } = ask(42, [...inside, [40, 0], [40, 1], [40, 20], [40, 21]]);
  const row = id.indexOf(40);

  test('the joint is first, and passes the false-discovery control', () => {
    expect(ranking.columns.score.indexOf(Math.max(...ranking.columns.score))).toBe(row);
    expect(benjaminiHochberg(ranking.columns.p as Float64Array, ranking.tested)[row]).toBeLessThanOrEqual(0.05);
  });

  test('its finding says so in figures, and that this is not leading', () => {
    const finding = explain(row);
    expect(plain(finding.claim)).toMatch(/^#40 stands on 51\.\d+ % of the shortest ways between two others; with its 4 partners /);
    expect(plain(finding.claim)).toContain('2 different circles');
    const figureOf = (label: string) => finding.measures.find((measure) => measure.label.startsWith(label))?.value;
    // Two of four partners in each of two circles: 1 − 2 · (1/2)².
    expect(figureOf('participation')).toBeCloseTo(0.5, 12);
    expect(finding.caveats.map(plain).join(' ')).toContain('leads');
    expect(finding.evidence[0]).toMatchObject({ kind: 'rows', between: true });
  });

  test('those without two contacts are counted as left out', () => {
    expect(ranking.skipped[0]?.count).toBe(42 - id.length);
  });
});

test.each([
  ['no contact', 3, []],
  ['one contact', 2, [[0, 1]]],
  [
    'a triangle',
    3,
    [
      [0, 1],
      [1, 2],
      [0, 2],
    ],
  ],
  [
    'a star',
    6,
    [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
      [0, 5],
    ],
  ],
] as [string, number, [number, number][]][])('%s: nothing stands out', (_, endpoints, pairs) => {
  const { ranking } = ask(endpoints, pairs);
  expect(Array.from(ranking.columns.p ?? []).every((p) => p > 0.05)).toBe(true);
  expect(plain(ranking.smallest)).toContain('endpoint');
});
