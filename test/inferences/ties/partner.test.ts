import { describe, expect, it } from 'vitest';
import { partner } from '../../../src/inferences/ties/partner.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const context = contextFor({ 'hub-ties': 300 });

const write = (one: string, other: string, days: readonly number[], hour = 12): Event[] =>
  days.map((day) => ({ at: day * MICROS_PER_DAY + hour * MICROS_PER_HOUR, kind: 'send', actor: one, peer: other }));
const daily = Array.from({ length: 28 }, (_, day) => day);

/** Two people, each with six others of their own on two days each; the two write daily in the evening. */
const couple = [
  ...write('one', 'other', daily, 20),
  ...Array.from({ length: 6 }, (_, i) => [...write('one', `a${i}`, [i, i + 9]), ...write('other', `b${i}`, [i, i + 9])]).flat(),
];

function askOf(events: readonly Event[]) {
  const { artifacts, names } = buildArtifacts([...events].sort((x, y) => (x.at as number) - (y.at as number)));
  const ranking = partner.rank(artifacts, context);
  const { a, b } = ranking.subjects as Extract<typeof ranking.subjects, { of: 'pairs' }>;
  const support = ranking.columns.support as Float64Array;
  const named = Array.from(support.keys())
    .filter((row) => (support[row] as number) > 0)
    .map((row) => [names[a[row] as number], names[b[row] as number]].sort().join(' '));
  return { artifacts, ranking, named };
}

describe('partner', () => {
  it('names two who stand out for each other by every sign', () => {
    const { artifacts, ranking, named } = askOf(couple);
    expect(named).toEqual(['one other']);
    const row = (ranking.columns.support as Float64Array).findIndex((days) => days > 0);
    const text = JSON.stringify(partner.explain(row, ranking, artifacts, context));
    expect(text).toContain('signs put them first on both sides');
    expect(text).toContain('talks');
  });

  it('names nobody where one of the two is as close to somebody else', () => {
    expect(askOf([...couple, ...write('one', 'third', daily, 21)]).named).toEqual([]);
  });

  it('names nobody who knows hardly anybody else', () => {
    expect(askOf(write('one', 'other', daily, 20)).named).toEqual([]);
  });

  it.each([
    ['one contact', write('one', 'other', [0])],
    ['contacts at one instant', Array.from({ length: 40 }, (_, i) => write('one', `a${i % 8}`, [3])).flat()],
    ['one endpoint', daily.map((day): Event => ({ at: day * MICROS_PER_DAY, kind: 'connect', actor: 'one' }))],
  ])('says nothing of %s', (_, events) => {
    const { ranking, named } = askOf(events);
    expect(named).toEqual([]);
    expect(ranking.columns.score.every(Number.isFinite)).toBe(true);
  });

  it('computes no dispersion for hubs, and says how many', () => {
    const events = Array.from({ length: 12 }, (_, i) => write('hub', `a${i}`, [i, i + 9])).flat();
    const { artifacts } = buildArtifacts(events.sort((x, y) => (x.at as number) - (y.at as number)));
    expect(partner.rank(artifacts, contextFor({ 'hub-ties': 10 })).skipped).toEqual([
      { count: 1, why: 'endpoints with more than 10 ties, for which no dispersion was computed' },
    ]);
  });
});
