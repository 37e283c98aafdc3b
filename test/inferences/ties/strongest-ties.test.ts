import { describe, expect, it } from 'vitest';
import { strongestTies } from '../../../src/inferences/ties/strongest-ties.ts';
import type { Event } from '../../../src/model/event.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor, observe, simulateInput } from '../simulated-input.ts';

const context = contextFor({});

describe('strongest-ties', () => {
  const input = simulateInput({ seed: 31 });
  const ranking = strongestTies.rank(input.artifacts, context);
  const { a, b } = ranking.subjects as Extract<typeof ranking.subjects, { of: 'pairs' }>;
  const order = [...ranking.columns.score.keys()].sort(
    (x, y) => (ranking.columns.score[y] as number) - (ranking.columns.score[x] as number),
  );

  it('puts pairs first who are expected to be in contact on most days', () => {
    const { ties } = input.world.truth;
    const key = (one: number, other: number) => [one, other].sort((x, y) => x - y).join();
    const expected = new Map(ties.app.map((share, i) => [key(input.idOf(ties.a[i] as number), input.idOf(ties.b[i] as number)), share]));
    const twentieth = [...ties.app].sort((x, y) => y - x)[19] as number;
    const hits = order.slice(0, 20).filter((pair) => (expected.get(key(a[pair] as number, b[pair] as number)) ?? 0) >= 0.85 * twentieth);
    // Of some four hundred ties less than a tenth is as strong: by chance one or two.
    expect(hits.length).toBeGreaterThanOrEqual(14);
  });

  it('has intervals that hold the value, and score by their lower end', () => {
    const { value, low, high, score } = ranking.columns;
    low?.forEach((from, pair) => {
      expect(from).toBeLessThanOrEqual(value?.[pair] as number);
      expect(high?.[pair]).toBeGreaterThanOrEqual(value?.[pair] as number);
      expect(Math.abs((score[pair] as number) - from)).toBeLessThan(1e-7);
    });
  });

  it('says of a small log what can be counted by hand', () => {
    const at = (day: number, hour: number) => day * MICROS_PER_DAY + hour * MICROS_PER_HOUR;
    const events: Event[] = [];
    for (let day = 0; day < 10; day++) events.push({ at: at(day, 12), kind: 'connect', actor: 'other' });
    for (const day of [0, 2, 4, 6, 8])
      events.push({ at: at(day, 19), kind: 'send', actor: 'p', peer: 'q' }, { at: at(day, 11), kind: 'send', actor: 'q', peer: 'p' });
    events.push({ at: at(8, 11.5), kind: 'send', actor: 'q', peer: 'r' });
    const { artifacts, names } = buildArtifacts(events.sort((x, y) => (x.at as number) - (y.at as number)));
    const ranked = strongestTies.rank(artifacts, context);
    expect(ranked.skipped).toEqual([{ count: 1, why: 'in contact on fewer than 5 days' }]);
    const pairs = ranked.subjects as Extract<typeof ranked.subjects, { of: 'pairs' }>;
    const pq = [...pairs.a].findIndex((one, i) => [names[one], names[pairs.b[i] as number]].sort().join() === 'p,q');
    expect(ranked.columns.value?.[pq]).toBeCloseTo(0.5, 12);
    const directed = contextFor({}, { observation: { ...observe(events), kinds: { send: 11, connect: 10 } } });
    const finding = strongestTies.explain(pq, ranked, artifacts, directed);
    const by = Object.fromEntries(finding.measures.map(({ label, value }) => [label, value]));
    expect(by).toMatchObject({
      'days in contact': 5,
      events: 10,
      'share from 18:00 to 24:00': 0.5,
      'place among the ties of the first': 1,
    });
    expect(by['balance (0: one side only, 1: both alike)']).toBe(1);
  });

  it('speaks of no direction where no kind of the log has one', () => {
    const events: Event[] = [];
    for (let day = 0; day < 10; day++) events.push({ at: (day * 24 + 12) * MICROS_PER_HOUR, kind: 'proximity', actor: 'p', peer: 'q' });
    const { artifacts } = buildArtifacts(events);
    const speak = (kinds: Record<string, number>) =>
      strongestTies.explain(
        0,
        strongestTies.rank(artifacts, context),
        artifacts,
        contextFor({}, { observation: { ...observe(events), kinds } }),
      );
    const hasBalance = (kinds: Record<string, number>) => speak(kinds).measures.some(({ label }) => label.startsWith('balance'));
    expect(hasBalance({ proximity: 10 })).toBe(false);
    expect(speak({ proximity: 10 }).caveats.flat().join('')).not.toMatch(/one way/);
    expect(hasBalance({ send: 10 })).toBe(true);
    expect(speak({ send: 10 }).caveats.flat().join('')).toMatch(/one way/);
  });

  it('never ranks fewer days in contact above more', () => {
    for (const seed of [31, 32, 33, 34]) {
      const { contacts, coverage } = simulateInput({ seed, people: 80, days: 60 }).artifacts;
      const { columns } = strongestTies.rank({ contacts, coverage }, context);
      const lows = new Map([...contacts.days].map((days, pair) => [days, columns.low?.[pair] as number]));
      const ordered = [...lows].sort(([x], [y]) => x - y).map(([, low]) => low);
      expect(ordered.length).toBeGreaterThan(15);
      for (let i = 1; i < ordered.length; i++) expect(ordered[i]).toBeGreaterThan(ordered[i - 1] as number);
    }
  });
});
