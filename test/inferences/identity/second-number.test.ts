import { describe, expect, it } from 'vitest';
import { findMissing } from '../../../src/analyze/observability.ts';
import { secondNumber } from '../../../src/inferences/identity/second-number.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../../src/model/event.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { START } from '../../simulated-world.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor, observe } from '../simulated-input.ts';

const DAYS = 42;
const PEOPLE = 12;
const options = { near: 10 * MICROS_PER_MINUTE, together: 0.75, 'in-contact': 0 };

/**
 * People with a home and a place of work of their own, but for the first two, who share both; by day and in the evening everybody goes
 * somewhere every few hours. The first has two phones, or goes with the second for a share of the stays.
 */
function worldOf(parts: {
  readonly phones?: boolean;
  readonly company?: number;
  readonly calls?: boolean;
  readonly seed?: number;
}): Event[] {
  const random = createRandom(parts.seed ?? 8_605);
  const events: Event[] = [];
  for (let day = 0; day < DAYS; day++)
    for (let stay = 8; stay < 23; stay += 3) {
      const where = Array.from({ length: PEOPLE }, (_, who) => {
        const of = who < 2 ? 0 : who;
        const out = random.next() < 0.6;
        return out ? `town ${random.below(15)}` : day % 7 < 5 && stay < 17 ? `work ${of}` : `home ${of}`;
      });
      if (random.next() < (parts.company ?? 0)) where[1] = where[0] as string;
      const show = (name: string, place: string) => {
        for (let n = 0; n < 8; n++)
          events.push({
            at: START + day * MICROS_PER_DAY + Math.floor((stay + 2.8 * random.next()) * MICROS_PER_HOUR),
            kind: 'flow',
            actor: name,
            place,
          });
      };
      for (const [who, place] of where.entries()) show(`p${who}`, place);
      if (parts.phones) show('p0 too', where[0] as string);
      if (parts.calls)
        events.push({ at: START + day * MICROS_PER_DAY + stay * MICROS_PER_HOUR, kind: 'call', actor: 'p0', peer: 'p0 too' });
    }
  return events.sort((x, y) => (x.at as number) - (y.at as number));
}

function askOf(events: readonly Event[], stated: Partial<typeof options> = {}) {
  const { artifacts, names } = buildArtifacts(events);
  const context = contextFor({ ...options, ...stated });
  const ranking = secondNumber.rank(artifacts, context);
  const { a, b } = ranking.subjects as Extract<typeof ranking.subjects, { of: 'pairs' }>;
  const rowOf = (...pair: string[]) =>
    a.findIndex((id, row) => [names[id], names[b[row] as number]].sort().join() === [...pair].sort().join());
  return {
    ranking,
    rowOf,
    p: ranking.columns.p as Float64Array,
    explain: (row: number) => secondNumber.explain(row, ranking, artifacts, context),
  };
}

describe('two phones that one person carries', () => {
  const { ranking, rowOf, p, explain } = askOf(worldOf({ phones: true }));
  const row = rowOf('p0', 'p0 too');

  it('come first, by a chance that stands up to all pairs', () => {
    expect(ranking.columns.score.indexOf(Math.max(...ranking.columns.score))).toBe(row);
    expect(ranking.tested).toBe((13 * 12) / 2);
    expect((p[row] as number) * ranking.tested).toBeLessThan(0.01);
    for (let other = 0; other < p.length; other++) if (other !== row) expect(p[other]).toBeGreaterThan(0.05);
  });

  it('are told with how often couples and colleagues look as much alike, and rows of both phones', () => {
    const { claim, evidence, measures, propositions } = explain(row);
    const said = JSON.stringify(claim);
    expect(said).toMatch(/couples who live together/);
    expect(said).toMatch(/colleagues/);
    expect(
      measures
        .filter(({ label }) => label.includes('look as much alike'))
        .every(({ n, low, high }) => (n ?? 0) >= 60 && low !== undefined && high !== undefined),
    ).toBe(true);
    expect(evidence[0]).toMatchObject({ kind: 'instants', placed: true });
    expect(propositions).toHaveLength(2);
  });
});

it('cites look-alikes with the options with which they were counted, and else says that nobody counted', () => {
  const { rowOf, explain } = askOf(worldOf({ phones: true }), { together: 0.5 });
  const { claim, measures, caveats } = explain(rowOf('p0', 'p0 too'));
  expect(JSON.stringify(claim)).toContain('look like one person');
  expect(JSON.stringify(claim)).not.toContain('simulated');
  expect(measures.some(({ label }) => label.includes('simulated'))).toBe(false);
  expect(JSON.stringify(caveats)).toContain('not been counted with these options');
});

describe('two people who share home and work', () => {
  it.each([0, 0.5])('do not look like one where they are together for %f of their stays', (company) => {
    const chances = [1, 2, 3, 4, 5, 6].map((seed) => {
      const { rowOf, p } = askOf(worldOf({ company, seed }));
      return p[rowOf('p0', 'p1')] as number;
    });
    expect(Math.min(...chances)).toBeGreaterThan(0.05);
  });

  it('are said to be two where they are named, and no look-alikes are counted then', () => {
    const { rowOf, explain } = askOf(worldOf({}));
    const { claim, measures } = explain(rowOf('p0', 'p1'));
    expect(JSON.stringify(claim)).toContain('speaks of nobody who carries both');
    expect(measures.some(({ label }) => label.includes('simulated'))).toBe(false);
  });

  it('look like one where they hardly ever part: no log of places can tell', () => {
    const { rowOf, p } = askOf(worldOf({ company: 0.99 }));
    expect(p[rowOf('p0', 'p1')]).toBeLessThan(0.01);
  });
});

describe('pairs in contact with each other', () => {
  it('are left out, and counted as tested, unless they are asked for', () => {
    const events = worldOf({ phones: true, calls: true });
    const out = askOf(events);
    expect(out.rowOf('p0', 'p0 too')).toBe(-1);
    expect(out.ranking.skipped).toContainEqual(expect.objectContaining({ count: 1, why: expect.stringContaining('in contact') }));
    const kept = askOf(events, { 'in-contact': 1 });
    expect(kept.p[kept.rowOf('p0', 'p0 too')]).toBeLessThan(1e-4);
    expect(kept.ranking.tested).toBe(out.ranking.tested);
  });
});

describe('where it cannot be told', () => {
  it('asks for places, which messaging servers and access networks do not see', () => {
    const observation = observe(worldOf({}));
    expect(JSON.stringify(findMissing(secondNumber, observation))).toContain('a place');
  });

  it.each([
    ['no event', []],
    ['one event', [{ at: 0, kind: 'flow', actor: 'a', place: 'x' }]],
    ['one endpoint', Array.from({ length: 50 }, (_, d) => ({ at: d * MICROS_PER_DAY, kind: 'flow', actor: 'a', place: 'x' }))],
    [
      'two that never show soon after one another, as calls alone do',
      Array.from({ length: 60 }, (_, d) => ({
        at: d * MICROS_PER_HOUR,
        kind: 'call',
        actor: d % 2 === 0 ? 'a' : 'b',
        peer: 'c',
        place: 'x',
      })),
    ],
  ] as [string, Event[]][])('says what it would take: %s', (_, events) => {
    const { ranking } = askOf(events);
    expect(ranking.columns.p).toHaveLength(0);
    expect(JSON.stringify(ranking.unseen)).toContain('within');
    expect(ranking.smallest.length).toBeGreaterThan(0);
  });
});
