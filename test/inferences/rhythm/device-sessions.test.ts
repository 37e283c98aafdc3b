import { describe, expect, it } from 'vitest';
import { deviceSessions } from '../../../src/inferences/rhythm/device-sessions.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_MINUTE } from '../../../src/model/event.ts';
import type { Observation } from '../../../src/model/vantage.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor, observe, simulateInput } from '../simulated-input.ts';

const context = contextFor({});
const connect = (actor: string, day: number, minute: number): Event => ({
  at: day * MICROS_PER_DAY + minute * MICROS_PER_MINUTE,
  kind: 'connect',
  actor,
});
const build = (events: Event[]) => buildArtifacts(events.sort((x, y) => (x.at as number) - (y.at as number)));
const rowsOf = (ranking: ReturnType<typeof deviceSessions.rank>) => (ranking.subjects.of === 'endpoints' ? [...ranking.subjects.id] : []);

describe('device-sessions', () => {
  it('counts sittings a day, their length and their hours', () => {
    // Three sittings a day of 8 minutes each, from 9:00, 13:00 and 21:00.
    const events: Event[] = [];
    for (let day = 4; day < 24; day++)
      for (const hour of [9, 13, 21, 21]) for (const minute of [0, 4, 8]) events.push(connect('x', day, hour * 60 + minute));
    const { artifacts } = build(events);
    const ranking = deviceSessions.rank(artifacts, context);
    expect(ranking.columns.value?.[0]).toBe(3);
    // Of 20 days the first and the last are not whole.
    expect(ranking.columns.support?.[0]).toBe(18);
    const { measures } = deviceSessions.explain(0, ranking, artifacts, context);
    const by = Object.fromEntries(measures.map(({ label, value }) => [label, value]));
    expect(by['time in sittings a day, at least']).toBeCloseTo(24, 9);
    expect(by['sittings that begin from 18:00 to 24:00']).toBeCloseTo(1 / 3, 9);
    expect(by['days without any']).toBe(0);
  });

  it('finds what is expected of simulated people, who differ tenfold, within a tenth in the middle', () => {
    const input = simulateInput({ seed: 5_203, people: 50, keepAliveShare: 0 });
    const ranking = deviceSessions.rank(input.artifacts, context);
    const errors = rowsOf(ranking).map((id, row) => {
      const person = input.world.truth.people.name.findIndex((_, one) => input.idOf(one) === id);
      return Math.abs(Math.log((ranking.columns.value?.[row] as number) / (input.world.truth.people.deviceSittings[person] as number)));
    });
    expect(errors.length).toBeGreaterThan(45);
    expect(errors.sort((a, b) => a - b)[Math.floor(errors.length / 2)]).toBeLessThan(0.1);
  });

  it('leaves out devices that a timer connects', () => {
    const input = simulateInput({ seed: 5_204, people: 20, keepAliveShare: 1 });
    const ranking = deviceSessions.rank(input.artifacts, context);
    expect(rowsOf(ranking)).toEqual([]);
    expect(ranking.skipped[0]?.why).toMatch(/timer/);
  });

  it('leaves out whom a contact’s log shows only where they touch that contact', () => {
    // One who shows when they are online, one who does not and writes as often, and the owner of the log.
    const events: Event[] = [];
    for (let day = 4; day < 24; day++)
      for (const hour of [9, 13, 21]) {
        const write = (actor: string, peer: string, minute: number): Event => ({
          ...connect(actor, day, hour * 60 + minute),
          kind: 'send',
          peer,
        });
        events.push(
          { ...connect('open', day, hour * 60), kind: 'presence' },
          write('open', 'me', 1),
          write('hidden', 'me', 2),
          write('me', 'hidden', 3),
        );
      }
    const { artifacts, names } = build(events);
    const seen = (kinds: Observation['kinds'], most: number): Observation => ({
      ...observe(events),
      present: { ...observe(events).present, peer: 180 },
      kinds,
      parties: { endpoints: 3, most },
    });
    const answered = (observation: Observation) => {
      const ranking = deviceSessions.rank(artifacts, contextFor({}, { observation }));
      return { names: rowsOf(ranking).map((id) => names[id]), skipped: ranking.skipped };
    };
    const partial = answered(seen({ presence: 60, send: 180 }, 180));
    expect(partial.names).toEqual(['open']);
    expect(partial.skipped).toEqual([{ count: 2, why: expect.stringContaining('the one whose log this is') }]);
    // Given out about one subscriber: the same. A server’s log shows all that there is.
    expect(answered(seen({ send: 240 }, 239)).names).toEqual(['open']);
    expect(answered(seen({ connect: 60, send: 180 }, 180)).names.sort()).toEqual(['hidden', 'me', 'open']);
  });

  it.each<[string, Event[]]>([
    ['one event', [connect('x', 4, 0)]],
    ['one instant many times', Array.from({ length: 50 }, () => connect('x', 4, 0))],
    ['two days', [connect('x', 4, 0), connect('x', 5, 0)]],
    ['nobody between the first day and the last', [connect('x', 4, 0), connect('x', 40, 0)]],
  ])('has no answer to %s', (_, events) => {
    const { artifacts } = build(events);
    const ranking = deviceSessions.rank(artifacts, context);
    expect(rowsOf(ranking)).toEqual([]);
    expect(ranking.skipped).toHaveLength(1);
  });
});
