import { calendarOf } from '../../formats/zone.ts';
import type { Random } from '../../model/random.ts';
import { HAPPENING } from '../../simulate/protocol/happening.ts';
import { createWorld } from '../../simulate/run-world.ts';
import { createScenario } from '../../simulate/scenario-family.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const PEOPLE = 300;
const DAYS = 60;
const SEEDS = [9101, 9102] as const;

/** Contacts of one pair in one world. */
interface Tie {
  calls: number;
  texts: number;
  readonly days: Set<number>;
}

/** For each member of each couple: whether the partner leads all alters by calls, by days with a call, and by messages. */
function lookAtCouples(seed: number): { calls: number[]; days: number[]; texts: number[]; alters: number[] } {
  const utc = calendarOf('UTC');
  const scenario = createScenario({
    id: 'partner-by-count',
    title: 'Ordinary life',
    note: 'Fictional.',
    zone: 'UTC',
    start: '2017-02-06',
    days: DAYS,
    people: PEOPLE,
    seed,
    observers: [],
  });
  const ties = new Map<number, Map<number, Tie>>();
  let day = 0;
  const meet = (one: number, other: number): Tie => {
    const own = ties.get(one) ?? new Map<number, Tie>();
    ties.set(one, own);
    const tie = own.get(other) ?? { calls: 0, texts: 0, days: new Set() };
    own.set(other, tie);
    return tie;
  };
  const world = createWorld(
    scenario,
    { home: utc, abroad: utc },
    'csv',
    () => undefined,
    ({ what, actor, peer }) => {
      const called = what === HAPPENING.call || what === HAPPENING.appCall;
      if (peer < 0 || !(called || what === HAPPENING.send || what === HAPPENING.text)) return;
      for (const tie of [meet(actor, peer), meet(peer, actor)])
        if (called) {
          tie.calls++;
          tie.days.add(day);
        } else tie.texts++;
    },
  );
  for (; day < DAYS; day++) world.runDay();
  const { couples } = world.finish();
  const found = { calls: [] as number[], days: [] as number[], texts: [] as number[], alters: [] as number[] };
  const first = (own: Map<number, Tie>, partner: number, by: (tie: Tie) => number): number => {
    const best = Math.max(...Array.from(own.values(), by));
    const leaders = [...own].filter(([, tie]) => by(tie) === best);
    return best > 0 && leaders.some(([id]) => id === partner) ? 1 / leaders.length : 0;
  };
  for (const [a, b] of couples)
    for (const [ego, partner] of [
      [a, b],
      [b, a],
    ] as const) {
      const own = ties.get(ego);
      if (!own?.has(partner)) continue;
      found.alters.push(own.size);
      found.calls.push(first(own, partner, ({ calls }) => calls));
      found.days.push(first(own, partner, ({ days }) => days.size));
      found.texts.push(first(own, partner, ({ texts }) => texts));
    }
  return found;
}

export const partnerByCount: Landmark = {
  id: 'partner-by-count',
  result: 'A partner, given that there is one, is who is called most',
  source: 'J. Mayer, P. Mutchler, J. C. Mitchell, PNAS 113(20), 2016',
  setUp: `every member of a couple in ${SEEDS.length} simulated worlds of ${PEOPLE} people over ${DAYS} days, families, colleagues and friends among their alters`,
  traps: [
    'How much couples call each other is a habit of the simulator, set before this was measured: it says what such habits give, not what couples do.',
  ],
  run(random: Random) {
    const worlds = SEEDS.map(lookAtCouples);
    const ours = (of: 'calls' | 'days' | 'texts') =>
      meanOf(
        worlds.flatMap((world) => world[of]),
        'people',
        random.fork(of),
      );
    const read = 'in a secondary source';
    return [
      { what: 'partner first by calls', unit: 'share', published: { value: 0.81, read, better: 'higher' }, ours: ours('calls') },
      { what: 'partner first by days with a call', unit: 'share', published: { value: 0.77, read, better: 'higher' }, ours: ours('days') },
      { what: 'partner first by messages', unit: 'share', published: { value: 0.76, read, better: 'higher' }, ours: ours('texts') },
    ];
  },
};
