import { describe, expect, it } from 'vitest';
import { tieChange } from '../../../src/inferences/ties/tie-change.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const context = contextFor({});
const DAYS = 60;

/** People of whom every two are in contact on `rate` of days, but for pairs that `changes` says otherwise of. */
function worldOf(people: number, rate: number, seed: number, changes: Readonly<Record<string, (day: number) => number>> = {}): Event[] {
  const random = createRandom(seed);
  const events: Event[] = [];
  for (let day = 0; day < DAYS; day++) {
    for (let a = 0; a < people; a++)
      for (let b = a + 1; b < people; b++) {
        const chance = changes[`${a} ${b}`]?.(day) ?? rate;
        const at = day * MICROS_PER_DAY + Math.floor((8 + 12 * random.next()) * MICROS_PER_HOUR);
        if (random.next() < chance) events.push({ at, kind: 'send', actor: `p${a}`, peer: `p${b}` });
      }
    // Everybody is there from the first day to the last.
    if (day === 0 || day === DAYS - 1)
      for (let a = 0; a < people; a++) events.push({ at: day * MICROS_PER_DAY + a, kind: 'connect', actor: `p${a}` });
  }
  return events.sort((x, y) => (x.at as number) - (y.at as number));
}

function askOf(events: readonly Event[]) {
  const { artifacts, names } = buildArtifacts(events);
  const ranking = tieChange.rank(artifacts, context);
  const { a, b } = ranking.subjects as Extract<typeof ranking.subjects, { of: 'pairs' }>;
  const rowOf = (one: string, other: string) =>
    Array.from(a).findIndex((id, row) => [names[id], names[b[row] as number]].sort().join() === [one, other].sort().join());
  return { artifacts, ranking, rowOf, explain: (row: number) => tieChange.explain(row, ranking, artifacts, context) };
}

describe('tie-change', () => {
  const changes = {
    '0 1': (day: number) => (day >= 30 ? 0.6 : 0),
    '2 3': (day: number) => (day < 35 ? 0.6 : 0),
    '4 5': (day: number) => (day < 30 ? 0.8 : 0.1),
  };
  const { ranking, rowOf, explain } = askOf(worldOf(14, 0.25, 3, changes));
  const textOf = (row: number) => JSON.stringify(explain(row).claim);

  it('puts the ties that begin, end and fade first, and says which does what', () => {
    const order = [...ranking.columns.score.keys()].sort(
      (x, y) => (ranking.columns.score[y] as number) - (ranking.columns.score[x] as number),
    );
    const changed = [rowOf('p0', 'p1'), rowOf('p2', 'p3'), rowOf('p4', 'p5')];
    expect(order.slice(0, 3).sort()).toEqual([...changed].sort());
    for (const row of changed) expect(ranking.columns.p?.[row]).toBeLessThan(1e-3);
    expect(changed.map(textOf).map((text) => text.match(/(begun|grown|faded|ended)/)?.[0])).toEqual(['begun', 'ended', 'faded']);
  });

  it('names the days on which the tie began and ended', () => {
    const dayIn = (row: number) => explain(row).claim.flatMap((part) => (typeof part === 'object' && 'day' in part ? [part.day] : []));
    expect(dayIn(rowOf('p0', 'p1'))[0]).toBeGreaterThanOrEqual(30);
    expect(dayIn(rowOf('p0', 'p1'))[0]).toBeLessThan(35);
    expect(dayIn(rowOf('p2', 'p3'))[0]).toBeLessThan(35);
    expect(dayIn(rowOf('p2', 'p3'))[0]).toBeGreaterThan(30);
  });

  it('takes an endpoint that comes late for new, not its ties', () => {
    const events = worldOf(
      14,
      0.25,
      4,
      Object.fromEntries(Array.from({ length: 13 }, (_, a) => [`${a} 13`, (day: number) => (day < 30 ? 0 : 0.4)])),
    );
    const late = events.filter(({ actor, at }) => actor !== 'p13' || (at as number) >= 30 * MICROS_PER_DAY);
    const asked = askOf(late);
    const own = Array.from({ length: 13 }, (_, a) => asked.rowOf(`p${a}`, 'p13')).filter((row) => row >= 0);
    expect(own.length).toBeGreaterThan(8);
    expect(Math.min(...own.map((row) => asked.ranking.columns.p?.[row] as number))).toBeGreaterThan(0.002);
  });

  it('takes a log that falls silent as a whole for no change of its ties', () => {
    const events = worldOf(14, 0.25, 5).filter(({ at, kind }) => kind === 'connect' || (at as number) < 30 * MICROS_PER_DAY);
    const { p } = askOf(events).ranking.columns;
    expect(p?.length).toBeGreaterThan(50);
    expect(Math.min(...Array.from(p as Float64Array))).toBeGreaterThan(1e-3);
  });

  it('says nothing of an empty log, one contact, or a short one', () => {
    expect(askOf([]).ranking.tested).toBe(0);
    expect(askOf([{ at: 1, kind: 'send', actor: 'p', peer: 'q' }]).ranking.tested).toBe(0);
    const short = worldOf(5, 0.9, 6).filter(({ at }) => (at as number) < 10 * MICROS_PER_DAY);
    expect(askOf(short).ranking).toMatchObject({ tested: 0, skipped: [{ count: 10 }] });
    const same = Array.from({ length: 50 }, (): Event => ({ at: 5, kind: 'send', actor: 'p', peer: 'q' }));
    expect(askOf(same).ranking.tested).toBe(0);
  });
});
