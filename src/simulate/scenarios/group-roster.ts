import { createScenario, type ScenarioFamily } from '../scenario-family.ts';

export const groupRoster: ScenarioFamily = {
  id: 'group-roster',
  describes: 'a closed group of five, seen through fan-out and receipts',
  worlds: {
    '': createScenario({
      id: 'group-roster',
      title: 'Group roster',
      note: 'Fictional. Five people whom nothing else ties to each other talk in a closed group. Nobody in it exists.',
      start: '2019-05-06',
      days: 30,
      people: 1_000,
      seed: 1404,
      plants: [{ kind: 'roster', members: 5, threadsADay: 2 }],
    }),
  },
  sample: { people: 30, days: 14, observers: ['sealed-server', 'server'] },
};
