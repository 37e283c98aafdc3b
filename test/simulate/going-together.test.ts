import { describe, expect, it } from 'vitest';
import { fixedChance } from '../../src/simulate/fixed-chance.ts';
import type { Person } from '../../src/simulate/people/person.ts';
import { cellAt, whereIs } from '../../src/simulate/people/places.ts';
import { HOUR, rowsOf, runScenario } from './run-scenario.ts';

const CELLS = 40;
const START = Date.parse('2018-03-05T00:00:00Z');
/** Nobody works or travels, and clocks are UTC. */
const life = {
  day: 0,
  isFree: () => true,
  tripEnd: () => -1,
  hourOf: (_: number, at: number) => (at / HOUR) % 24,
};
const somebody = (together: number, household = 3) =>
  ({ household, workplace: -1, shift: false, homeCell: -7, workCell: -7, together }) as Person;
/** One instant in each two hours of waking time over a year. */
const instants = Array.from({ length: 365 * 8 }, (_, i) => START + (24 * Math.floor(i / 8) + 7 + 2 * (i % 8) + fixedChance(i, 1)) * HOUR);
const share = (is: (at: number) => boolean) => instants.filter(is).length / instants.length;

describe('outings', () => {
  it.each([0, 0.6, 1])('of which %f are made together bring two of a home to one place as often, beyond habit', (together) => {
    const who = somebody(together);
    const alike = share((at) => cellAt(1, who, at, life, CELLS) === cellAt(2, who, at, life, CELLS));
    // Each is out in three of ten stretches; both at home by chance in half, and out at one place by chance seldom.
    const apart = 0.49 + 0.09 * share((at) => Math.floor(CELLS * fixedChance(at, 5) ** 2) === Math.floor(CELLS * fixedChance(at, 6) ** 2));
    expect(alike).toBeGreaterThan(together + (1 - together) * apart - 0.04);
    expect(alike).toBeLessThan(together + (1 - together) * apart + 0.04);
  });

  it('are as many, however many are made together, and no concern of another home', () => {
    for (const together of [0, 0.6, 1])
      expect(Math.abs(share((at) => whereIs(1, somebody(together), at, life) === 'out') - 0.3)).toBeLessThan(0.04);
    const both = share((at) => cellAt(1, somebody(1), at, life, CELLS) === cellAt(2, somebody(1, 4), at, life, CELLS));
    expect(both).toBeLessThan(0.6);
  });
});

describe('sessions of data that a carrier keeps', () => {
  const WORLD = { seed: 9, people: 60, days: 8, zone: 'UTC' } as const;
  const run = (logs: boolean) => runScenario({ ...WORLD, ...(logs && { protocol: { carrierLogsData: true } }) });
  const [without, kept] = [run(false), run(true)];

  it('stand beside the calls and texts, which stay as they are, as do all other logs but the joint one', () => {
    const calls = (ran: typeof kept) => (ran.logs.carrier as string).split('\n').filter((line) => !line.includes(',flow,'));
    expect(calls(kept)).toEqual(calls(without));
    for (const id of ['server', 'sealed-server', 'access-network', 'push', 'device', 'co-participant'] as const)
      expect(kept.logs[id]).toBe(without.logs[id]);
    const bare = (ran: typeof kept) => rowsOf(ran.logs.everyone as string).map(({ place: _, ...rest }) => rest);
    expect(bare(kept)).toEqual(bare(without));
  });

  it('are the connections of a device away from the line of its home, each with the cell of its owner', () => {
    const flows = rowsOf(kept.logs.carrier as string).filter(({ kind }) => kind === 'flow');
    expect(flows.length).toBeGreaterThan(1_000);
    const { people, lines } = kept.truth;
    const shared = new Set(lines.flatMap(({ people }) => people));
    const [atHome, all] = [true, false].map((only) =>
      flows.filter(({ actor, place }) => {
        const person = people.name.indexOf(actor as string);
        return shared.has(person) && people.homeCell[person] !== people.workCell[person] && (!only || place === people.homeCell[person]);
      }),
    ) as [typeof flows, typeof flows];
    // Out at a place that happens to lie in the cell of the home.
    expect(atHome.length / all.length).toBeLessThan(0.2);
    const connected = new Set(
      rowsOf(kept.logs.server as string).flatMap(({ kind, time, actor }) => (kind === 'connect' ? [`${time?.slice(0, 19)} ${actor}`] : [])),
    );
    for (const { time, actor } of flows) expect(connected.has(`${time?.slice(0, 19)} ${actor}`)).toBe(true);
  });

  it('lie where the calls of the same hour do', () => {
    const rows = rowsOf(kept.logs.carrier as string).filter(({ place }) => place !== undefined);
    const of = (kinds: readonly string[]) => rows.filter(({ kind }) => kinds.includes(kind as string));
    const flows = of(['flow']);
    let [alike, both] = [0, 0];
    for (const call of of(['call'])) {
      const at = Date.parse(call['time'] as string);
      const near = flows.find(({ actor, time }) => actor === call['actor'] && Math.abs(Date.parse(time as string) - at) < HOUR / 12);
      if (near === undefined) continue;
      both++;
      if (near['place'] === call['place']) alike++;
    }
    expect(both).toBeGreaterThan(20);
    expect(alike / both).toBeGreaterThan(0.9);
  });
});
