import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import type { Plant } from '../../../src/simulate/scenario.ts';
import type { StatedScenario } from '../../../src/simulate/scenario-family.ts';
import { DAY, HOUR, rowsOf, runScenario, SECOND } from '../run-scenario.ts';
import { live } from './live.ts';

describe('the last connection', () => {
  const server = [{ id: 'server' as const, clockStepMs: 1, clockOffsetMs: 0, loss: 0 }];
  const plantsOf = (truth: 'alone' | 'handled' | 'reader', clock = '14:40:00'): Plant[] => [
    { kind: 'channel', subscriberShare: 0.12, postsADay: 5 },
    { kind: 'last-connection', dayFromEnd: 2, clock, lagSeconds: 104, truth },
  ];
  const worldsOf = (over: Partial<StatedScenario>, clock?: string) =>
    (['alone', 'handled', 'reader'] as const).map((truth) => live(plantsOf(truth, clock), { seed: 4, observers: server, ...over }));

  let plain: ReturnType<typeof worldsOf> | undefined;
  /** Those of which nothing is stated, which several tests look at. */
  const plainWorlds = () => {
    plain ??= worldsOf({});
    return plain;
  };

  it.each([
    ['in the afternoon', undefined, {}],
    [
      'just before midnight, with a family fifteen hours ahead',
      '23:55:00',
      { population: { abroadShare: 1, abroadZone: 'Pacific/Kiritimati' } },
    ],
    ['just after midnight', '00:10:00', {}],
  ])('is the same row, to the millisecond, for each of the three truths: %s', (_, clock, over) => {
    const lasts = (clock === undefined ? plainWorlds() : worldsOf(over, clock)).map(({ truth, logs }) => {
      const { name, event } = truth.planted.lastConnection as { name: string; event: number };
      expect(new Date(event).toISOString().slice(11)).toBe(`${clock ?? '14:40:00'}.000Z`);
      const rows = rowsOf(logs.server as string, name);
      const last = rows
        .filter(({ kind, actor, time }) => kind === 'connect' && actor === name && Date.parse(time as string) < event)
        .at(-1);
      expect(Date.parse(last?.['time'] as string)).toBe(event - 104 * SECOND);
      return JSON.stringify(last);
    });
    expect(new Set(lasts).size).toBe(1);
  });

  it('is all that the suspect does from an hour before it to twenty minutes after the event, and nothing else reaches him', () => {
    for (const { truth, did } of plainWorlds()) {
      const { name, event, truth: reason } = truth.planted.lastConnection as { name: string; event: number; truth: string };
      const around = did.filter(({ actor, peer, at, what }) => {
        // What others do with what he had sent before is theirs, and its receipts wait for his connection.
        if (what === HAPPENING.receipt) return false;
        const others = actor !== name && (what === HAPPENING.deliver || what === HAPPENING.read);
        return (actor === name || peer === name) && !others && at > event - 104 * SECOND - HOUR && at < event + 20 * 60 * SECOND;
      });
      const kinds = around.map(({ what }) => what).sort((a, b) => a - b);
      const { connect, disconnect, front, deliver, read, push, send } = HAPPENING;
      const carried = [connect, disconnect, deliver, read, push, front];
      const expected = reason === 'alone' ? [connect, disconnect, front] : reason === 'handled' ? [...carried, send] : carried;
      expect(kinds).toEqual(expected.sort((a, b) => a - b));
      for (const { peer, actor, what } of around) {
        if (what === send) expect(actor).toBe(truth.roles.handler);
        if (what === deliver) expect(peer).toBe(reason === 'handled' ? truth.roles.handler : truth.roles.channel);
      }
    }
  });

  it('leaves no message half done: what was not sent does not arrive', () => {
    const sent = new Set<string>();
    let orphans = 0;
    runScenario(
      { seed: 4, people: 80, days: 21, zone: 'UTC', observers: [], plants: plantsOf('alone'), protocol: { offAtNightShare: 0 } },
      (h) => {
        if (h.message < 0) return;
        if (h.what === HAPPENING.send) sent.add(`${h.message}`);
        if ((h.what === HAPPENING.deliver || h.what === HAPPENING.read) && !sent.has(`${h.message}`)) orphans++;
      },
    );
    // Those under way at the first midnight.
    expect(orphans).toBeLessThan(20);
  });

  it('has eleven chained contacts, of which two are involved where he was handled', () => {
    for (const { truth } of plainWorlds()) {
      const { chained = [], lastConnection } = truth.planted;
      expect(chained).toHaveLength(11);
      const involved = chained.filter((one) => one.involved).map(({ name }) => name);
      expect(involved.sort()).toEqual(lastConnection?.truth === 'handled' ? [truth.roles.handler, truth.roles.accomplice].sort() : []);
      const suspect = truth.people.name.indexOf(lastConnection?.name as string);
      const tied = truth.ties.a.flatMap((a, i) => (a === suspect ? [truth.ties.b[i] as number] : truth.ties.b[i] === suspect ? [a] : []));
      expect(tied.map((i) => truth.people.name[i]).sort()).toEqual(chained.map(({ name }) => name).sort());
    }
  });

  it('lies on another day where relations are taken out', () => {
    const { truth, did } = live(plantsOf('handled'), { seed: 4, related: false });
    const { name, at, event } = truth.planted.lastConnection as { name: string; at: number; event: number };
    expect(event - at).toBeGreaterThan(DAY - 1);
    expect(did.some((one) => one.actor === name && one.what === HAPPENING.connect && one.at === at)).toBe(true);
    expect(did.some((one) => one.actor === name && one.what === HAPPENING.connect && one.at === event - 104 * SECOND)).toBe(false);
    expect((truth.planted.chained ?? []).some((one) => one.involved)).toBe(false);
  });
});
