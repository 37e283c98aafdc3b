import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../../src/analyze/ask.ts';
import { createWhoIsWho } from '../../src/evaluate/who-is-who.ts';
import { sameSource } from '../../src/inferences/around-an-event/same-source.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { MICROS_PER_DAY } from '../../src/model/event.ts';
import { createReducer } from '../../src/reduce/reduce.ts';
import type { ObserverId, Scenario } from '../../src/simulate/scenario.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';
import type { Truth } from '../../src/simulate/truth.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { createRandom } from '../../src/stats/random.ts';
import { COARSEST_CLOCK, SPAN } from './ratio-cases.ts';

/** What two numbers have to do with each other, the nearest first. */
type Bond = 'same person' | 'household' | 'workplace' | 'tie' | 'club' | 'none';

/** Pairs of numbers that the question opened. Columns in step; people of different worlds have numbers of their own. */
export interface PairCases {
  readonly score: number[];
  readonly bond: Bond[];
  readonly one: number[];
  /** −1 where both numbers are of one person. */
  readonly other: number[];
  /** Of the less active and of the more active number. */
  readonly eventsADay: [number, number][];
  readonly daysTogether: number[];
  readonly observedDays: number[];
}

/** Ordinary people over four to nine weeks, by clocks of a millisecond or a second, of whom one in five has a second number for half of the contacts. */
const numbersWorld = (seed: number, observer: ObserverId): Scenario => {
  const scenario = createScenario({
    id: 'calibration',
    title: 'Second numbers',
    note: 'Fictional.',
    people: 150,
    days: SPAN.least + 7 * (seed % 6),
    seed,
    plants: [{ kind: 'numbers', secondShare: 0.2, successorShare: 0, keptContacts: 1 }],
  });
  const clockStepMs = seed % 2 === 0 ? 1 : COARSEST_CLOCK / 1_000;
  return {
    ...scenario,
    observers: scenario.observers.filter(({ id }) => id === observer).map((settings) => ({ ...settings, clockStepMs })),
  };
};

function createBonds({ people, ties }: Truth): (one: number, other: number) => Bond {
  const tied = new Set(ties.a.map((a, i) => `${a} ${ties.b[i]}`));
  const shared = (groups: readonly number[], one: number, other: number) => groups[one] === groups[other] && groups[one] !== -1;
  return (one, other) => {
    if (one === other) return 'same person';
    if (shared(people.household, one, other)) return 'household';
    if (shared(people.workplace, one, other)) return 'workplace';
    if (tied.has(`${Math.min(one, other)} ${Math.max(one, other)}`)) return 'tie';
    return shared(people.club, one, other) ? 'club' : 'none';
  };
}

/** All pairs that same-source opens in the worlds of these seeds, as one observer logs them. */
export async function collectPairCases(seeds: readonly number[], observer: ObserverId): Promise<PairCases> {
  const cases: PairCases = { score: [], bond: [], one: [], other: [], eventsADay: [], daysTogether: [], observedDays: [] };
  const folder = mkdtempSync(join(tmpdir(), 'penregister-pairs-'));
  try {
    for (const [w, seed] of seeds.entries()) {
      const scenario = numbersWorld(seed, observer);
      const files = worldFiles(scenario);
      const log = join(folder, `${seed}.csv`);
      writeFileSync(log, files[`${observer}.csv`] as string);
      await addWorld(cases, log, JSON.parse(files['truth.json'] as string) as Truth, scenario.zone, w * 1_000);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return cases;
}

async function addWorld(cases: PairCases, log: string, truth: Truth, zone: string, base: number): Promise<void> {
  const { store, calendar, observation } = await ingest([log], { zone });
  try {
    const reducer = createReducer(store, calendar);
    const { offsets } = await reducer.get('series');
    const days = (await reducer.get('coverage')).observed / MICROS_PER_DAY;
    cases.observedDays.push(days);
    const names = await store.names(Int32Array.from({ length: offsets.length - 1 }, (_, id) => id));
    const whoIs = createWhoIsWho(truth);
    const people = names.map(whoIs);
    const bondOf = createBonds(truth);
    const rate = (id: number) => ((offsets[id + 1] as number) - (offsets[id] as number)) / days;
    const context = { calendar, observation, events: [], focus: [], random: createRandom(1) };
    // Only the ranking is read: findings need not be explained.
    const { ranking } = await ask(sameSource, { reducer, context, side: {}, options: {}, limit: 1 });
    if (ranking?.subjects.of !== 'pairs' || ranking.columns.ratio === undefined) return;
    const together = ranking.scope?.['days together'] as Float64Array;
    for (const [row, a] of ranking.subjects.a.entries()) {
      const ends = [a, ranking.subjects.b[row] as number] as const;
      const [one, other] = ends.map((id) => ((people[id] ?? []).length === 1 ? people[id]?.[0] : undefined));
      // A line that several share is nobody's.
      if (one === undefined || other === undefined) continue;
      cases.score.push(ranking.columns.ratio[row] as number);
      cases.bond.push(bondOf(one, other));
      cases.one.push(base + one);
      cases.other.push(one === other ? -1 : base + other);
      const [x, y] = ends.map(rate) as [number, number];
      cases.eventsADay.push([Math.min(x, y), Math.max(x, y)]);
      cases.daysTogether.push(together[row] as number);
    }
  } finally {
    await store.close();
  }
}
