import { sampleWorlds } from '../../src/simulate/sample.ts';
import { ORDINARY, type Scenario } from '../../src/simulate/scenario.ts';
import { DEMO } from '../../src/simulate/scenarios/demo.ts';
import { SCENARIOS } from '../../src/simulate/scenarios/registry.ts';

/** Set apart for the table of questions by observers. */
export const MEASURED_SEEDS: readonly number[] = [6001, 6002, 6003, 6004];

/** As where the relations are taken out of a scenario: what is scored there must not be the very people of the other world. */
const APART = 50;

/** The small worlds of every built-in scenario and the demo's, with all observers, once a seed. */
export function measuredWorlds(seeds: readonly number[] = MEASURED_SEEDS): Scenario[] {
  const small = SCENARIOS.flatMap((family) =>
    Object.entries(sampleWorlds(family)).map(([sub, scenario]) => ({ ...scenario, observers: family.worlds[sub]?.observers ?? [] })),
  );
  return [...small, { ...DEMO, observers: ORDINARY.observers }].flatMap((scenario) =>
    seeds.map((seed) => ({ ...scenario, seed: scenario.related ? seed : seed + APART })),
  );
}
