import { describe, expect, it } from 'vitest';
import { introducers } from '../../../src/inferences/ties/introducers.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../../src/model/event.ts';
import { benjaminiHochberg } from '../../../src/stats/false-discovery.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const DAYS = 50;
const PAIRS = 4;

const send = (day: number, hour: number, actor: string, peer: string): Event => ({
  at: Math.floor(day * MICROS_PER_DAY + hour * MICROS_PER_HOUR),
  kind: 'send',
  actor,
  peer,
});

interface Planted {
  /** Hours before the first contact of two at which the third writes to each; none where it does not. */
  readonly before?: number;
  /** Seconds between the two messages. */
  readonly between?: number;
}

/**
 * Ten people of whom each writes to two friends every morning, and a third who writes to each of the ten on many days, at noon. On four
 * days two of them who were never in touch begin to write to each other.
 */
function logOf(seed: number, { before, between = 60 }: Planted = {}): Event[] {
  const random = createRandom(seed);
  const people = Array.from({ length: 10 }, (_, i) => `person-${i}`);
  const events: Event[] = [];
  for (let day = 0; day < DAYS; day++)
    people.forEach((name, i) => {
      for (const friend of [0, 1]) events.push(send(day, 9 + 2 * random.next(), name, `friend-${i}-${friend}`));
      // By chance it is often just before a first contact, where nothing is planted.
      const hour = before === undefined ? 7 + 4 * random.next() : 12 + 0.1 * i + 0.01 * random.next();
      if (random.next() < (before === undefined ? 0.6 : 0.25)) events.push(send(day, hour, 'third', name));
    });
  for (let pair = 0; pair < PAIRS; pair++) {
    const [one, other] = [people[2 * pair] as string, people[2 * pair + 1] as string];
    const day = 15 + 7 * pair + random.below(4);
    const hour = 9 + 2 * random.next();
    for (const later of [0, 1, 2, 5]) events.push(send(day + later, hour, one, other));
    if (before === undefined) continue;
    events.push(send(day, hour - before, 'third', one));
    events.push({
      ...send(day, hour - before, 'third', other),
      at: Math.floor(day * MICROS_PER_DAY + (hour - before) * MICROS_PER_HOUR) + between * 1e6,
    });
  }
  return events.sort((x, y) => (x.at as number) - (y.at as number));
}

function ask(events: readonly Event[]) {
  const { artifacts, names } = buildArtifacts(events);
  const context = contextFor({ window: 3 * MICROS_PER_HOUR, 'hub-partners': 500 });
  const ranking = introducers.rank(artifacts, context);
  const id = ranking.subjects.of === 'endpoints' ? Array.from(ranking.subjects.id) : [];
  const row = id.indexOf(names.indexOf('third'));
  return { ranking, row, p: ranking.columns.p?.[row], explain: () => introducers.explain(row, ranking, artifacts, context) };
}

describe('introducers', () => {
  it('finds who was in touch with both before four first contacts, and says before which', () => {
    const { ranking, row, p, explain } = ask(logOf(8_101, { before: 0.5 }));
    // No other day is like it, and there are at least ten for each.
    expect(p).toBeLessThan(1e-4);
    expect(benjaminiHochberg(ranking.columns.p as Float64Array, ranking.tested)[row]).toBeLessThanOrEqual(0.05);
    const finding = explain();
    expect(finding.claim.filter((part) => typeof part !== 'string' && 'instant' in part).length).toBe(PAIRS);
    const [evidence] = finding.evidence;
    if (evidence.kind !== 'instants') throw new Error('the contacts that it rests on');
    expect(evidence.at.length).toBe(3 * PAIRS);
    const [toOne, toOther, first] = evidence.at as [number, number, number];
    expect(toOther - toOne).toBe(MICROS_PER_MINUTE);
    expect(first - toOne).toBeCloseTo(0.5 * MICROS_PER_HOUR, -1);
  });

  it('takes no message to several, and nothing longer ago than the window, for an introduction', () => {
    expect(ask(logOf(8_101, { before: 0.5, between: 2 })).p).toBe(1);
    expect(ask(logOf(8_101, { before: 3.5 })).p).toBe(1);
  });

  it('finds nothing where first contacts follow nothing', () => {
    const worlds = 40;
    let found = 0;
    let before = 0;
    for (let seed = 0; seed < worlds; seed++) {
      const { ranking } = ask(logOf(8_110 + seed * 1_000));
      const q = benjaminiHochberg(ranking.columns.p as Float64Array, ranking.tested);
      if (q.some((one) => one <= 0.05)) found++;
      before += ranking.summary.find(({ label }) => label.startsWith('of them'))?.value ?? 0;
    }
    // By the hours of its messages it is so before 17 % of them, standard error 3 %: chance has its chance.
    expect(Math.abs(before / (worlds * PAIRS) - 0.1725)).toBeLessThan(4 * 0.03);
    // At most 2 are expected; 8 of 40 have odds below 1 in 1000 at a rate of 0.05.
    expect(found).toBeLessThan(8);
  });

  it.each([
    ['nobody', []],
    ['one contact', [send(1, 9, 'one', 'two')]],
    ['all at one instant', ['two', 'three', 'four'].flatMap((peer) => [send(20, 9, 'one', peer), send(20, 9, peer, 'one')])],
  ] as [string, Event[]][])('says of %s that there is nothing to test', (_, events) => {
    const { ranking } = ask(events);
    expect(ranking.tested).toBe(0);
    expect(ranking.summary.every(({ value }) => Number.isFinite(value))).toBe(true);
  });
});
