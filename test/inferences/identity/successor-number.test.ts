import { describe, expect, it } from 'vitest';
import { successorNumber } from '../../../src/inferences/identity/successor-number.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const GAP = 7 * MICROS_PER_DAY;
const context = contextFor({ gap: GAP }, { random: createRandom(8_604) });
const DAYS = 40;
const CHANGED = 20;

/** Three circles of friends, who write to those of their circle; one number of the first is another from a day on. */
function worldOf(changes: (day: number, name: string) => string, seed = 8_605): Event[] {
  const random = createRandom(seed);
  const events: Event[] = [];
  for (let day = 0; day < DAYS; day++)
    for (let circle = 0; circle < 3; circle++)
      for (let n = 0; n < 40; n++) {
        const one = random.below(12);
        const other = (one + 1 + random.below(4)) % 12;
        const at = day * MICROS_PER_DAY + Math.floor((8 + 12 * random.next()) * MICROS_PER_HOUR);
        const name = (i: number) => changes(day, `c${circle}-${i}`);
        if (name(one) !== '' && name(other) !== '') events.push({ at, kind: 'send', actor: name(one), peer: name(other) });
      }
  return events.sort((x, y) => (x.at as number) - (y.at as number));
}

function askOf(events: readonly Event[], using = context) {
  const { artifacts, names } = buildArtifacts(events);
  const ranking = successorNumber.rank(artifacts, using);
  const { a, b } = ranking.subjects as Extract<typeof ranking.subjects, { of: 'pairs' }>;
  const named = Array.from(a, (id, row) => `${names[id]} ${names[b[row] as number]}`);
  return { artifacts, ranking, named, explain: (row: number) => successorNumber.explain(row, ranking, artifacts, using) };
}

describe('a number that takes the place of another', () => {
  const { ranking, named, explain } = askOf(worldOf((day, name) => (name === 'c0-3' && day >= CHANGED ? 'new' : name)));

  it('is found, and less likely by chance than one in as many as there are impostors', () => {
    expect(named).toEqual(['c0-3 new']);
    expect(ranking.tested).toBe(1);
    const impostors = ranking.summary.find(({ unit, label }) => unit === 'pairs' && label.startsWith('pairs that cannot be one person'))
      ?.value as number;
    expect(impostors).toBeGreaterThan(8);
    expect(ranking.columns.p?.[0]).toBe(1 / (impostors + 1));
  });

  it('is told with what the two have in common, and both ends of the silence', () => {
    const { claim, evidence, measures } = explain(0);
    expect(JSON.stringify(claim)).toContain('in contact');
    expect(evidence.map(({ kind }) => kind)).toEqual(['rows', 'rows', 'absence']);
    expect(measures.find(({ label }) => label.startsWith('from the last use'))?.value).toBeLessThan(2 * MICROS_PER_DAY);
  });
});

describe('a newcomer who is somebody else', () => {
  it('of another circle is no candidate, and counts as tested', () => {
    const { ranking, named } = askOf(
      worldOf((day, name) => (name === 'c0-3' && day >= CHANGED ? '' : name === 'c2-5' && day < CHANGED ? '' : name)),
    );
    expect(named).toEqual([]);
    expect(ranking.tested).toBe(1);
  });

  it('of the same circle is a candidate like the impostors', () => {
    const p = [1, 2, 3, 4, 5, 6].map((seed) => {
      const { ranking, named } = askOf(
        worldOf((day, name) => (name === 'c0-3' && day >= CHANGED ? '' : name === 'c0-7' && day < CHANGED ? '' : name), seed),
      );
      expect(named).toEqual(['c0-3 c0-7']);
      return ranking.columns.p?.[0] as number;
    });
    expect(p.filter((one) => one > 0.1).length).toBeGreaterThan(3);
  });
});

describe('two of one circle who change their numbers on one day', () => {
  const { ranking, named, explain } = askOf(
    worldOf((day, name) => (day < CHANGED ? name : name === 'c0-3' ? 'new 3' : name === 'c0-7' ? 'new 7' : name)),
  );

  it('are each followed by their own, and the other pairs are said to fit less well than another', () => {
    const pairs = named.map((pair, row) => ({
      pair,
      p: ranking.columns.p?.[row] as number,
      rival: JSON.stringify(explain(row).claim).includes('fits another number better'),
    }));
    expect(pairs.filter(({ rival }) => !rival).map(({ pair }) => pair)).toEqual(['c0-3 new 3', 'c0-7 new 7']);
    const others = pairs.filter(({ rival }) => rival);
    expect(others.length).toBeGreaterThan(0);
    for (const { p } of others) expect(p).toBe(1);
  });
});

describe('where nothing can be told', () => {
  it.each([
    ['no event', []],
    ['one event', [{ at: 0, kind: 'send', actor: 'a', peer: 'b' }]],
    ['one endpoint', Array.from({ length: 50 }, (_, d) => ({ at: d * MICROS_PER_DAY, kind: 'connect', actor: 'a' }))],
    ['one instant', Array.from({ length: 50 }, () => ({ at: 5, kind: 'send', actor: 'a', peer: 'b' }))],
    ['nobody who stops', worldOf((_, name) => name)],
  ] as [string, Event[]][])('says so: %s', (_, events) => {
    const { ranking } = askOf(events);
    expect(ranking.tested).toBe(0);
    expect(ranking.smallest.length).toBeGreaterThan(0);
  });
});
