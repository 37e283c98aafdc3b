import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../../src/analyze/ask.ts';
import { createWhoIsWho } from '../../src/evaluate/who-is-who.ts';
import { connectedBefore } from '../../src/inferences/around-an-event/connected-before.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { MICROS_PER_DAY } from '../../src/model/event.ts';
import { createReducer } from '../../src/reduce/reduce.ts';
import type { ObserverId, Scenario } from '../../src/simulate/scenario.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';
import type { Truth } from '../../src/simulate/truth.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Raw ratios of phones beside events, one case a phone and event. Columns in step. */
export interface RatioCases {
  readonly ratio: number[];
  /** Number of the person, which no other world has. */
  readonly person: number[];
  readonly related: boolean[];
  readonly eventsADay: number[];
  readonly comparableDays: number[];
  /** Days for which each log was watching. */
  readonly observedDays: number[];
}

/** µs */
export const COARSEST_CLOCK = 1_000_000;
/** Days of the shortest and the longest world: a set speaks of no log outside of them. */
export const SPAN = { least: 28, most: 63 };

/**
 * Ordinary people over four to nine weeks, by clocks of a millisecond or a second, and two dozen events in the last part, each of which
 * has something to do with one in seven.
 */
const ratioWorld = (seed: number, observer: ObserverId): Scenario => {
  const scenario = createScenario({
    id: 'calibration',
    title: 'Events that make people connect',
    note: 'Fictional.',
    people: 150,
    days: SPAN.least + 7 * (seed % 6),
    seed,
    plants: [{ kind: 'triggered', events: 24, relatedShare: 0.15, chance: 0.5, meanLagSeconds: 90 }],
  });
  const clockStepMs = seed % 2 === 0 ? 1 : COARSEST_CLOCK / 1_000;
  return {
    ...scenario,
    observers: scenario.observers.filter(({ id }) => id === observer).map((settings) => ({ ...settings, clockStepMs })),
  };
};

/** Asks connected-before about each event of the worlds by itself, as one would who knows of no other. */
export async function collectRatioCases(seeds: readonly number[], observer: ObserverId): Promise<RatioCases> {
  const cases: RatioCases = { ratio: [], person: [], related: [], eventsADay: [], comparableDays: [], observedDays: [] };
  const folder = mkdtempSync(join(tmpdir(), 'penregister-ratio-'));
  try {
    for (const [w, seed] of seeds.entries()) {
      const scenario = ratioWorld(seed, observer);
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

async function addWorld(cases: RatioCases, log: string, truth: Truth, zone: string, base: number): Promise<void> {
  const { store, calendar, observation } = await ingest([log], { zone });
  try {
    const reducer = createReducer(store, calendar);
    const { offsets } = await reducer.get('series');
    const { observed } = await reducer.get('coverage');
    const days = observed / MICROS_PER_DAY;
    cases.observedDays.push(days);
    const names = await store.names(Int32Array.from({ length: offsets.length - 1 }, (_, id) => id));
    const whoIs = createWhoIsWho(truth);
    for (const { at, related } of truth.planted.triggered ?? []) {
      const involved = new Set(related.map((name) => truth.people.name.indexOf(name)));
      const context = { calendar, observation, events: [at * 1_000], focus: [], random: createRandom(1) };
      // Only the ranking is read: findings need not be explained.
      const { ranking } = await ask(connectedBefore, { reducer, context, side: {}, options: {}, limit: 1 });
      if (ranking?.subjects.of !== 'endpoints' || ranking.columns.ratio === undefined) continue;
      const comparable = ranking.scope?.['comparable days'] as Float64Array;
      for (const [row, id] of ranking.subjects.id.entries()) {
        const people = whoIs(names[id] as string);
        // A line that several share is neither a related phone nor an unrelated one.
        if (people.length !== 1) continue;
        cases.ratio.push(ranking.columns.ratio[row] as number);
        cases.person.push(base + (people[0] as number));
        cases.related.push(involved.has(people[0] as number));
        cases.eventsADay.push(((offsets[id + 1] as number) - (offsets[id] as number)) / days);
        cases.comparableDays.push(comparable[row] as number);
      }
    }
  } finally {
    await store.close();
  }
}
