import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWhoIsWho } from '../../src/evaluate/who-is-who.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import type { Context } from '../../src/model/inference.ts';
import { createReducer, type Reducer } from '../../src/reduce/reduce.ts';
import type { ObserverId, Scenario } from '../../src/simulate/scenario.ts';
import type { Truth } from '../../src/simulate/truth.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { createRandom } from '../../src/stats/random.ts';

/** One world as an observer logged it, with the truth. */
export interface SimulatedLog {
  readonly scenario: Scenario;
  readonly truth: Truth;
  readonly reducer: Reducer;
  /** What a question is asked with where nobody names an event or an endpoint. */
  readonly context: Pick<Context, 'calendar' | 'observation' | 'events' | 'focus' | 'random'>;
  /** Numbers of the people behind each endpoint. */
  readonly people: readonly (readonly number[])[];
}

/** Calls back with each world's log in turn, and with the place of the world among them. */
export async function eachSimulatedLog(
  scenarios: readonly Scenario[],
  observer: ObserverId,
  visit: (log: SimulatedLog, place: number) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-calibration-'));
  try {
    for (const [place, scenario] of scenarios.entries()) {
      const files = worldFiles({ ...scenario, observers: scenario.observers.filter(({ id }) => id === observer) });
      const file = join(folder, 'log.csv');
      writeFileSync(file, files[`${observer}.csv`] as string);
      const truth = JSON.parse(files['truth.json'] as string) as Truth;
      const { store, calendar, observation } = await ingest([file], { zone: scenario.zone });
      try {
        const reducer = createReducer(store, calendar);
        const { count } = await reducer.get('endpoints');
        const names = await store.names(Int32Array.from({ length: count }, (_, id) => id));
        const context = { calendar, observation, events: [], focus: [], random: createRandom(1) };
        await visit({ scenario, truth, reducer, context, people: names.map(createWhoIsWho(truth)) }, place);
      } finally {
        await store.close();
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
