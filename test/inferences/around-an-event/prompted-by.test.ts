import { describe, expect, it } from 'vitest';
import { findMissing } from '../../../src/analyze/observability.ts';
import { promptedBy } from '../../../src/inferences/around-an-event/prompted-by.ts';
import { type Event, type EventKind, MICROS_PER_DAY, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../../src/model/event.ts';
import type { Observation } from '../../../src/model/vantage.ts';
import { START } from '../../simulated-world.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor, observe } from '../simulated-input.ts';

type Dated = Event & { readonly at: number };
type Row = readonly [seconds: number, kind: EventKind, actor: string, peer?: string];

const EVENT = START + 10 * MICROS_PER_DAY + 14 * 3_600 * MICROS_PER_SECOND;
const options = { window: 2 * MICROS_PER_MINUTE, 'prompt-within': 10 * MICROS_PER_SECOND, pause: MICROS_PER_MINUTE, many: 4 };

/** Rows at seconds before or after the event. */
const rows = (...given: readonly Row[]): Dated[] =>
  given.map(([seconds, kind, actor, peer]) => ({
    at: EVENT + seconds * MICROS_PER_SECOND,
    kind,
    actor,
    ...(peer !== undefined && { peer }),
  }));

/** On each of the ten days before, at noon: ann opens the app; on the first `written` of them bob's message wakes it. */
const noons = (written: number): Dated[] =>
  Array.from({ length: 10 }, (_, day) => {
    const at = START + day * MICROS_PER_DAY + 12 * 3_600 * MICROS_PER_SECOND;
    const opens: Dated = { at, kind: 'connect', actor: 'ann' };
    return day < written ? [opens, { at: at + 1_000, kind: 'deliver', actor: 'ann', peer: 'bob' } as const] : [opens];
  }).flat();

function ask(events: readonly Dated[], focus: readonly string[] = [], at: readonly number[] = [EVENT]) {
  const ordered = [...events].sort((x, y) => x.at - y.at);
  const { artifacts, names } = buildArtifacts(ordered);
  const context = contextFor(options, {
    events: at,
    focus: focus.map((name) => names.indexOf(name)),
    observation: { ...observe(ordered), kinds: { connect: 1, send: 1, deliver: 1 }, present: { ...observe(ordered).present, peer: 1 } },
  });
  const ranking = promptedBy.rank(artifacts, context);
  const ids = ranking.subjects.of === 'endpoints' ? [...ranking.subjects.id] : [];
  const rowOf = (name: string) => ids.indexOf(names.indexOf(name));
  return {
    names: ids.map((id) => names[id]),
    ranking,
    said: (name: string) => promptedBy.categories?.[ranking.columns.category?.[rowOf(name)] as number],
    explain: (name: string) => promptedBy.explain(rowOf(name), ranking, artifacts, context),
  };
}

const plain = (text: readonly unknown[]) =>
  text.map((part) => (typeof part === 'string' ? part : Object.values(part as object).join(' '))).join('');

describe('prompted-by', () => {
  it('sorts the three truths of one connection', () => {
    const connects = rows([-104, 'connect', 'ann']);
    const alone = ask([...noons(3), ...connects]);
    const handled = ask([...noons(3), ...connects, ...rows([-105.4, 'deliver', 'ann', 'bob'])]);
    const reader = ask([
      ...noons(3),
      ...connects,
      ...rows(
        [-104, 'deliver', 'ann', 'news'],
        [-105, 'deliver', 'cid', 'news'],
        [-103, 'deliver', 'dan', 'news'],
        [-102, 'deliver', 'eve', 'news'],
      ),
    ]);
    expect([alone, handled, reader].map(({ said }) => said('ann'))).toEqual(['nothing', 'one-contact', 'one-of-many']);
  });

  it('looks at the beginning of the stretch, not at what happened within it', () => {
    const { said, explain } = ask([
      ...noons(3),
      ...rows([-104, 'connect', 'ann'], [-90, 'deliver', 'ann', 'bob'], [-88, 'read', 'ann', 'bob'], [-60, 'send', 'ann', 'bob']),
    ]);
    expect(said('ann')).toBe('nothing');
    expect(plain(explain('ann').claim)).toContain(`began ${104 * MICROS_PER_SECOND} before it`);
  });

  it('says how ordinary that is for the endpoint itself', () => {
    const { explain } = ask([...noons(3), ...rows([-104, 'connect', 'ann'], [-105, 'deliver', 'ann', 'bob'])]);
    const finding = explain('ann');
    expect(finding.measures.find(({ label }) => label.includes('began in the same way'))).toMatchObject({ value: 0.3, n: 10 });
    expect(finding.measures[0]).toMatchObject({ value: MICROS_PER_SECOND });
    expect(finding.grade?.word).toBe('weak');
    expect(plain(finding.claim)).toContain('3 of its 10 earlier stretches');
  });

  it('counts how often such a thing is near any moment at all', () => {
    const events = [...noons(3), ...rows([-104, 'connect', 'ann'], [-105, 'deliver', 'ann', 'bob'])];
    const chance = ask(events)
      .explain('ann')
      .measures.find(({ label }) => label.includes('coincidence'))?.value;
    // Three messages before, each within reach of twelve seconds and two clock steps, over the time from the first row to ten seconds before the connection.
    const reach = 12 * MICROS_PER_SECOND + 2 * 1_000;
    expect(chance).toBeCloseTo((3 * reach) / (EVENT - 114 * MICROS_PER_SECOND - 1_000 - (START + 12 * 3_600 * MICROS_PER_SECOND)), 9);
  });

  it('looks at those active within the window, and at those named; of these it says where they were not', () => {
    const events = [
      ...noons(0),
      ...rows([-104, 'connect', 'ann'], [-121, 'connect', 'cid'], [-119, 'connect', 'dan'], [5, 'connect', 'eve']),
    ];
    expect(ask(events).names.sort()).toEqual(['ann', 'dan']);
    const named = ask(events, ['cid', 'eve']);
    expect(named.names.sort()).toEqual(['ann', 'cid', 'dan']);
    expect(named.said('cid')).toBe('inactive');
    expect(named.ranking.skipped).toEqual([{ count: 1, why: 'named, but not seen active before an event' }]);
    expect(plain(named.explain('cid').claim)).toContain('not visible');
  });

  it('puts who was named before all others, and what is rare for one before what is ordinary', () => {
    const events = [
      ...noons(0),
      ...rows(
        [-104, 'connect', 'ann'],
        [-104, 'send', 'bob', 'ann'],
        [-50, 'connect', 'cid'],
        [-5_000, 'connect', 'cid'],
        [-9_000, 'connect', 'cid'],
      ),
    ];
    const first = ({ ranking: { columns }, names }: ReturnType<typeof ask>) => names[columns.score.indexOf(Math.max(...columns.score))];
    expect(first(ask(events))).toBe('ann');
    expect(first(ask(events, ['cid']))).toBe('cid');
  });

  it('takes the latest event at which an endpoint was active', () => {
    const earlier = EVENT - MICROS_PER_DAY;
    const events = [
      ...noons(0),
      { at: earlier - MICROS_PER_MINUTE, kind: 'connect', actor: 'ann' } as const,
      ...rows([50, 'connect', 'cid']),
    ];
    const { explain, names } = ask(events, [], [earlier, EVENT]);
    expect(names).toEqual(['ann']);
    expect(plain(explain('ann').claim)).toContain(String(earlier));
  });

  it('finds nobody in an empty window, and nobody in an empty log', () => {
    expect(ask(noons(2)).names).toEqual([]);
    expect(ask([]).names).toEqual([]);
  });

  it('copes with one event, one endpoint and identical instants', () => {
    const one = ask(rows([-10, 'connect', 'ann']));
    expect(one.said('ann')).toBe('nothing');
    expect(one.explain('ann').grade).toMatchObject({ word: 'weak' });
    const same = ask(
      rows([-10, 'connect', 'ann'], [-10, 'connect', 'ann'], [-10, 'deliver', 'ann', 'bob'], [-10, 'deliver', 'ann', 'bob']),
    );
    expect(same.said('ann')).toBe('one-contact');
  });

  it('says that it does not order and does not show why', () => {
    const { caveats, claim } = ask([...noons(3), ...rows([-104, 'connect', 'ann'], [-105, 'deliver', 'ann', 'bob'])], ['ann']).explain(
      'ann',
    );
    expect(caveats.map(plain).join(' ')).toContain('need not have asked for anything');
    expect(plain(claim)).toContain('How often that is wrong');
  });
});

describe('what a log must show for it', () => {
  const seen = (kinds: Observation['kinds'], peer: number): Observation => ({
    ...observe([]),
    events: 100,
    kinds,
    present: { ...observe([]).present, at: 100, actor: 100, peer },
  });
  const missing = (kinds: Observation['kinds'], peer: number) => findMissing(promptedBy, seen(kinds, peer)).map(plain).join('; ');

  it('is what reached an endpoint, and that the endpoint was active', () => {
    expect(missing({ flow: 100 }, 0)).toMatch(/^what reached each endpoint/);
    expect(missing({ push: 100 }, 0)).toMatch(/^rows that show an endpoint being itself active/);
    expect(missing({ connect: 50, receive: 50 }, 0)).toBe('');
    expect(missing({ connect: 50, send: 50 }, 0)).toMatch(/^what reached/);
    expect(missing({ send: 50 }, 50)).toBe('');
  });
});
