import { sampleWorlds } from '../../src/simulate/sample.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';
import { DEMO } from '../../src/simulate/scenarios/demo.ts';
import { SCENARIOS } from '../../src/simulate/scenarios/registry.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { mixSample } from './mix-sample.ts';

/** Long and small enough to show what takes many days of one person, which no sample of the scenarios has. */
const CHANGED_HABITS = createScenario({
  id: 'changed-habits',
  title: 'Changed habits',
  note: 'Fictional. Sixteen weeks of ten people: from the middle on two of them use their phones otherwise, and a third is up for two nights. Nobody in it exists.',
  start: '2018-02-05',
  days: 112,
  people: 10,
  seed: 1406,
  population: { tripsAMonth: 0.8 },
  talk: { conversations: 0.9, opens: 2, groupThreads: 0.05 },
  protocol: { keepAliveShare: 0.03 },
  plants: [
    { kind: 'changed-habits', after: 0.5, share: 0.2 },
    { kind: 'broken-routine', days: [60, 75] },
  ],
  observers: [{ id: 'server', clockStepMs: 1, clockOffsetMs: 0, loss: 0 }],
});

/** Folders of fixtures/ that are made, and their files by name. */
export const SAMPLE_FOLDERS: readonly { readonly folder: string; readonly files: () => Record<string, string> }[] = [
  { folder: 'demo', files: () => worldFiles(DEMO) },
  { folder: 'changed-habits', files: () => worldFiles(CHANGED_HABITS) },
  { folder: 'mix', files: mixSample },
  ...SCENARIOS.flatMap((family) =>
    Object.entries(sampleWorlds(family)).map(([sub, scenario]) => ({
      folder: sub === '' ? family.id : `${family.id}/${sub}`,
      files: () => worldFiles(scenario),
    })),
  ),
];
