import { describe, expect, it } from 'vitest';
import { reIdentified } from '../../../src/inferences/identity/re-identified.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import type { Context } from '../../../src/model/inference.ts';
import { binomialTail } from '../../../src/stats/binomial-tail.ts';
import { drawNormal } from '../../../src/stats/draw.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const DAYS = 16;

/** People who differ somewhat in how much and when they write, to anybody. */
function worldOf(people: number, seed: number): Event[] {
  const random = createRandom(seed);
  const events: Event[] = [];
  for (let one = 0; one < people; one++) {
    const rate = 1 + 5 * random.next();
    const middle = 10 + 8 * random.next();
    for (let n = 0; n < rate * DAYS; n++) {
      const hour = Math.min(23.9, Math.max(0, middle + 2 * drawNormal(random)));
      const at = Math.floor((random.below(DAYS) + hour / 24) * MICROS_PER_DAY);
      events.push({ at, kind: 'send', actor: `p${one}`, peer: `p${(one + 1 + random.below(people - 1)) % people}` });
    }
  }
  return events.sort((x, y) => (x.at as number) - (y.at as number));
}

const askOf = (events: readonly Event[]) => {
  const { artifacts } = buildArtifacts(events);
  const context = contextFor({}) as Context;
  const ranking = reIdentified.rank(artifacts, context);
  return { ranking, explain: (row: number) => reIdentified.explain(row, ranking, artifacts, context) };
};

describe('people under new pseudonyms', () => {
  const { ranking, explain } = askOf(worldOf(40, 8_610));

  it('are found or not, by hops and ranks, and from week to week', () => {
    const { measures, claim } = explain(0);
    expect(ranking.subjects).toEqual({ of: 'population', steps: 1 });
    const found = measures.filter(({ label }) => label.startsWith('found as') && label.includes(', by '));
    expect(found.length).toBe(6);
    // The first ten hold the first.
    for (let hops = 0; hops < 3; hops++) expect(found[2 * hops + 1]?.value).toBeGreaterThanOrEqual(found[2 * hops]?.value as number);
    expect(found[4]?.value).toBe(ranking.columns.value?.[0]);
    expect(measures.some(({ label }) => label.includes('1 week later'))).toBe(true);
    expect(JSON.stringify(claim)).toContain('where chance would give');
  });
});

it.each([
  ['no event', []],
  ['one event', [{ at: 0, kind: 'send', actor: 'a', peer: 'b' }]],
  ['one endpoint', Array.from({ length: 50 }, (_, d) => ({ at: d * MICROS_PER_DAY, kind: 'connect', actor: 'a' }))],
  ['one instant', Array.from({ length: 50 }, () => ({ at: 5, kind: 'send', actor: 'a', peer: 'b' }))],
  [
    'all of it in the first hour but one',
    worldOf(30, 1).map((event, i) => ({ ...event, at: i === 0 ? 100 * MICROS_PER_DAY : (event.at as number) % MICROS_PER_HOUR })),
  ],
] as [string, Event[]][])('nothing is measured: %s', (_, events) => {
  expect(askOf([...events].sort((x, y) => (x.at as number) - (y.at as number))).ranking.subjects).toEqual({ of: 'population', steps: 0 });
});

it('its intervals hold what such crowds show on average, about as often as stated', () => {
  const LEVEL = 0.9;
  const rows = Array.from({ length: 24 }, (_, world) => askOf(worldOf(40, 8_800 + world)).ranking.columns);
  const truth = rows.reduce((sum, { value }) => sum + (value?.[0] as number), 0) / rows.length;
  expect(truth).toBeGreaterThan(2 / 40);
  const missed = rows.filter(({ low, high }) => truth < (low?.[0] as number) || truth > (high?.[0] as number)).length;
  expect(binomialTail(missed, rows.length, 1 - LEVEL), `${missed} of ${rows.length} missed ${truth}`).toBeGreaterThan(1e-3);
});
