import { describe, expect, it } from 'vitest';
import { unicity } from '../../../src/inferences/identity/unicity.ts';
import { UTC } from '../../../src/model/calendar.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import type { Context } from '../../../src/model/inference.ts';
import { binomialTail } from '../../../src/stats/binomial-tail.ts';
import { pointsOfPlaces } from '../../../src/stats/points.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { measureUnicity } from '../../../src/stats/unicity-curve.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

/** People who are at one of a few places in some of the hours of some days, more often at the first ones. */
function worldOf(people: number, hours: number, rows: number, seed: number): Event[] {
  const random = createRandom(seed);
  return Array.from({ length: people * rows }, (_, i): Event => {
    const actor = i % people;
    return {
      at: random.below(hours) * MICROS_PER_HOUR,
      kind: 'send',
      actor: `p${actor}`,
      peer: `p${(actor + 1 + random.below(people - 1)) % people}`,
      place: `c${Math.floor(3 * random.next() ** 2)}`,
    };
  }).sort((x, y) => (x.at as number) - (y.at as number));
}

const askOf = (events: readonly Event[]) => {
  const { artifacts } = buildArtifacts(events);
  const context = contextFor({}) as Context;
  const ranking = unicity.rank(artifacts, context);
  return { ranking, explain: (row: number) => unicity.explain(row, ranking, artifacts, context) };
};

describe('how many points single people out', () => {
  const { ranking, explain } = askOf(worldOf(40, 48, 25, 8_609));

  it('is asked of contacts and of places, at four points', () => {
    expect(ranking.subjects).toEqual({ of: 'population', steps: 2 });
    for (const column of ['low', 'value', 'high'] as const) expect(ranking.columns[column]?.length).toBe(2);
    expect(explain(0).claim.join(' ')).toContain('a contact and the hour of it');
    expect(explain(1).claim.join(' ')).toContain('a place and an hour');
  });

  it('is told with the whole curve, how many people there are, and how many points each has', () => {
    const { measures } = explain(1);
    const curve = measures.filter(({ label }) => /^singled out by \d+ points?$/.test(label));
    expect(curve.map(({ value }) => value)).toEqual(curve.map(({ value }) => value).sort((a, b) => a - b));
    expect(curve.length).toBe(10);
    expect(curve[3]?.value).toBe(ranking.columns.value?.[1]);
    expect(measures.find(({ label }) => label === 'endpoints of the log')?.value).toBe(40);
    expect(measures.find(({ label }) => label.startsWith('points of an endpoint'))?.value).toBeGreaterThan(10);
  });
});

it.each([
  ['no event', []],
  ['one event', [{ at: 0, kind: 'send', actor: 'a', peer: 'b', place: 'x' }]],
  [
    'one endpoint without contacts or places',
    Array.from({ length: 50 }, (_, d) => ({ at: d * MICROS_PER_DAY, kind: 'connect', actor: 'a' })),
  ],
  ['one instant', Array.from({ length: 50 }, () => ({ at: 5, kind: 'send', actor: 'a', peer: 'b', place: 'x' }))],
] as [string, Event[]][])('nothing is measured: %s', (_, events) => {
  expect(askOf(events).ranking.subjects).toEqual({ of: 'population', steps: 0 });
});

it('its intervals hold what such crowds show on average, about as often as stated', () => {
  const LEVEL = 0.9;
  const places = Int32Array.from([0, 1, 2]);
  const curves = Array.from({ length: 30 }, (_, world) => {
    const { visits } = buildArtifacts(worldOf(40, 16, 18, 8_700 + world)).artifacts;
    return measureUnicity(pointsOfPlaces(visits, UTC), places, LEVEL, createRandom(world)).curve[3] as {
      share: number;
      low: number;
      high: number;
    };
  });
  const truth = curves.reduce((sum, { share }) => sum + share, 0) / curves.length;
  expect(truth).toBeGreaterThan(0.1);
  expect(truth).toBeLessThan(0.9);
  const missed = curves.filter(({ low, high }) => truth < low || truth > high).length;
  expect(binomialTail(missed, curves.length, 1 - LEVEL), `${missed} of ${curves.length} missed ${truth}`).toBeGreaterThan(1e-3);
});
