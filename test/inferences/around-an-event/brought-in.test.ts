import { describe, expect, it } from 'vitest';
import { broughtIn } from '../../../src/inferences/around-an-event/brought-in.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { START } from '../../simulated-world.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor, observe } from '../simulated-input.ts';

type Dated = Event & { readonly at: number };

/** So many days on which one writes to another, once a day. */
const writes = (from: string, to: string, days: number, hour = 9): Dated[] =>
  Array.from({ length: days }, (_, day) => ({
    at: START + day * MICROS_PER_DAY + hour * MICROS_PER_HOUR,
    kind: 'send',
    actor: from,
    peer: to,
  }));

function ask(events: readonly Dated[], focus: readonly string[]) {
  const ordered = [...events].sort((x, y) => x.at - y.at);
  const { artifacts, names } = buildArtifacts(ordered);
  const context = contextFor({}, { focus: focus.map((name) => names.indexOf(name)), observation: observe(ordered) });
  const ranking = broughtIn.rank(artifacts, context);
  const { subjects } = ranking;
  const groups =
    subjects.of === 'groups'
      ? Array.from(subjects.offsets.subarray(0, -1), (from, r) =>
          Array.from(subjects.member.subarray(from, subjects.offsets[r + 1]), (id) => names[id]),
        )
      : [];
  return {
    names,
    groups,
    ranking,
    artifacts,
    byRule: Object.fromEntries(
      (ranking.thresholds ?? []).map(({ label, members }) => [label, Array.from(members, (id) => names[id]).sort()]),
    ),
    explain: (row: number) => broughtIn.explain(row, ranking, artifacts, context),
  };
}

const world = [
  ...writes('sue', 'ann', 12),
  ...writes('ann', 'sue', 2, 10),
  ...writes('bob', 'sue', 5),
  ...writes('sue', 'cid', 1),
  ...writes('cid', 'dan', 3),
  ...writes('eve', 'fay', 3),
];

describe('brought-in', () => {
  it('brings in by each rule whom it says', () => {
    expect(ask(world, ['sue']).byRule).toEqual({
      'by any contact': ['ann', 'bob', 'cid'],
      'by contact on 2 days or more': ['ann', 'bob'],
      'by contact on 3 days or more': ['ann', 'bob'],
      'by contact on 5 days or more': ['ann', 'bob'],
      'by contact on 10 days or more': ['ann'],
      'by contact both ways': ['ann'],
      'within two hops': ['ann', 'bob', 'cid', 'dan'],
    });
  });

  it('is about the one who was named and then its contacts, those of most days first', () => {
    expect(ask(world, ['sue']).groups).toEqual([['sue', 'ann', 'bob', 'cid']]);
  });

  it('compares with what a typical endpoint would bring in', () => {
    const { ranking } = ask(world, ['sue']);
    // Contacts: ann 1, bob 1, cid 2, dan 1, eve 1, fay 1, sue 3; on ten days: ann and sue, and none of the others.
    const typical = (label: string) => ranking.summary.find((figure) => figure.label.startsWith(`endpoints brought in ${label}`))?.label;
    expect(typical('by any contact')).toContain('(from a typical one: 1)');
    expect(typical('by contact on 10 days')).toContain('(from a typical one: 0)');
    // Within two hops: sue 4, ann 3, bob 3, cid 4, dan 2, eve 1, fay 1.
    expect(typical('within two hops')).toContain('(from a typical one: 3)');
  });

  it('cites its latest contact with each, in the order of the list', () => {
    const { explain, names } = ask(world, ['sue']);
    const [evidence] = explain(0).evidence;
    const id = (name: string) => names.indexOf(name);
    const day = (n: number, hour: number) => START + n * MICROS_PER_DAY + hour * MICROS_PER_HOUR;
    expect(evidence).toMatchObject({
      kind: 'instants',
      endpoint: [id('sue'), id('sue'), id('sue')],
      with: [id('ann'), id('bob'), id('cid')],
      at: [day(11, 9), day(4, 9), day(0, 9)],
    });
  });

  it('takes several together, and skips who has no contact', () => {
    const alone: Dated = { at: START, kind: 'connect', actor: 'gus' };
    const { groups, byRule, ranking } = ask([...world, alone], ['eve', 'gus', 'cid']);
    expect(groups.map((group) => [...group].sort())).toEqual(
      expect.arrayContaining([
        ['cid', 'dan', 'sue'],
        ['eve', 'fay'],
      ]),
    );
    expect(byRule['by any contact']).toEqual(['dan', 'fay', 'sue']);
    expect(ranking.skipped).toEqual([{ count: 1, why: 'named, but without a known contact' }]);
    expect(ranking.tested).toBe(2);
  });

  it('copes with one event, and with nobody named', () => {
    expect(ask(writes('sue', 'ann', 1), ['ann']).groups).toEqual([['ann', 'sue']]);
    expect(ask(world, []).groups).toEqual([]);
  });

  it('says that contact is not involvement', () => {
    const { caveats, claim } = ask(world, ['sue']).explain(0);
    expect(JSON.stringify(caveats)).toContain('It says nothing of what anyone knew');
    expect(JSON.stringify(claim)).toContain('the log does not show');
  });
});
