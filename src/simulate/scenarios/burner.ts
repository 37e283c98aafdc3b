import { createScenario, type ScenarioFamily } from '../scenario-family.ts';

export const burner: ScenarioFamily = {
  id: 'burner',
  describes: 'second and successive numbers, with couples and colleagues as hard negatives',
  worlds: {
    '': createScenario({
      id: 'burner',
      title: 'Burner',
      note: 'Fictional. Some people have a second number, and some give theirs up for a new one; couples and colleagues live alike without being one. Nobody in it exists.',
      start: '2018-09-03',
      days: 60,
      people: 400,
      seed: 1405,
      population: { togetherShare: 0.6 },
      protocol: { carrierLogsData: true },
      plants: [{ kind: 'numbers', secondShare: 0.1, successorShare: 0.05, keptContacts: 0.7 }],
    }),
  },
  sample: { people: 30, days: 28, observers: ['carrier', 'server'] },
};
