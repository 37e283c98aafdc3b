import { sampleWorlds } from '../../src/simulate/sample.ts';
import type { Scenario } from '../../src/simulate/scenario.ts';
import { DEMO } from '../../src/simulate/scenarios/demo.ts';
import { SCENARIOS } from '../../src/simulate/scenarios/registry.ts';

/** Folders of fixtures/ that the simulator makes, and from what. */
export const SAMPLE_FOLDERS: readonly { readonly folder: string; readonly scenario: Scenario }[] = [
  { folder: 'demo', scenario: DEMO },
  ...SCENARIOS.flatMap((family) =>
    Object.entries(sampleWorlds(family)).map(([sub, scenario]) => ({ folder: sub === '' ? family.id : `${family.id}/${sub}`, scenario })),
  ),
];
