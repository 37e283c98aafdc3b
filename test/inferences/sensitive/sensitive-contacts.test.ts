import { describe, expect, it } from 'vitest';
import { sensitiveContacts } from '../../../src/inferences/sensitive/sensitive-contacts.ts';
import { type Event, MICROS_PER_DAY } from '../../../src/model/event.ts';
import type { Context, SideTable } from '../../../src/model/inference.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const KINDS: Readonly<Record<string, string>> = { s1: 'clinic', s2: 'laboratory', s3: 'pharmacy' };

function askOf(events: readonly Event[], prevalence = 0) {
  const { artifacts, names } = buildArtifacts(events);
  const known = names.flatMap((name, id) => (KINDS[name] ? [id] : []));
  const services: SideTable = {
    id: Int32Array.from(known),
    unknown: 3 - known.length,
    columns: { endpoint: known.map((id) => names[id] as string), category: known.map((id) => KINDS[names[id] as string] as string) },
  };
  const context = contextFor({ within: 21, prevalence }, { side: { services } } as Partial<Context>);
  const ranking = sensitiveContacts.rank(artifacts, context);
  const ids = (ranking.subjects as Extract<typeof ranking.subjects, { of: 'endpoints' }>).id;
  const rowOf = (name: string) => ids.indexOf(names.indexOf(name));
  return { ranking, rowOf, explain: (name: string) => sensitiveContacts.explain(rowOf(name), ranking, artifacts, context) };
}

const call = (day: number, actor: string, peer: string): Event => ({ at: day * MICROS_PER_DAY, kind: 'call', actor, peer });
const world = [
  call(0, 'p1', 's1'),
  call(1, 'p2', 's1'),
  call(3, 'p1', 's2'),
  call(5, 'p1', 's3'),
  call(6, 'p3', 's3'),
  call(7, 'p3', 's3'),
  call(8, 'p4', 'p5'),
];

describe('contacts with labelled services', () => {
  const { ranking, rowOf, explain } = askOf(world);

  it('rank those first who show what fewest others do', () => {
    const { score, support } = ranking.columns;
    expect(score[rowOf('p1')]).toBeGreaterThan(score[rowOf('p3')] as number);
    expect(score[rowOf('p3')]).toBeGreaterThan(score[rowOf('p2')] as number);
    expect(support?.[rowOf('p1')]).toBe(3);
    expect(rowOf('p4')).toBe(-1);
    expect(ranking.skipped).toEqual([{ count: 2, why: 'endpoints that turned to none of the labelled services' }]);
  });

  it('count the others who show as much, among all who are no services', () => {
    const base = (name: string) => explain(name).measures.find(({ label }) => label === 'others who show as much');
    expect(base('p1')).toMatchObject({ value: 0, n: 4 });
    expect(base('p3')).toMatchObject({ value: 1 / 4, n: 4 });
  });

  it('are said of the calls, never of a condition, and never with a predictive value that nobody stated a prevalence for', () => {
    const text = JSON.stringify(explain('p1'));
    expect(JSON.stringify(explain('p1').claim)).not.toMatch(/\b(has|suffers|diagnos|ill|sick|condition)/);
    expect(text).toContain('which is not stated');
    expect(text).not.toContain('clinic');
    expect(explain('p1').evidence[0]).toMatchObject({ kind: 'instants', at: [0, 3, 5].map((day) => day * MICROS_PER_DAY) });
  });

  it('have a predictive value at a stated prevalence, which grows with it', () => {
    const value = (prevalence: number) =>
      askOf(world, prevalence)
        .explain('p1')
        .measures.find(({ label }) => label.includes('prevalence'))?.value as number;
    expect(value(0.01)).toBeGreaterThan(0.01);
    expect(value(0.01)).toBeLessThan(value(0.1));
  });
});

it.each([
  ['no event', []],
  ['one event', [call(0, 'p1', 's1')]],
  ['no service', [call(0, 'p1', 'p2')]],
  ['one instant', [call(0, 'p1', 's1'), call(0, 'p1', 's2'), call(0, 'p1', 's3')]],
] as [string, Event[]][])('nobody has enough days: %s', (_, events) => {
  const { ranking } = askOf(events);
  expect(Array.from(ranking.columns.support ?? []).every((days) => days < 2)).toBe(true);
});
