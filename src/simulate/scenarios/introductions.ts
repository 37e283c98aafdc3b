import { createScenario, type ScenarioFamily } from '../scenario-family.ts';

export const introductions: ScenarioFamily = {
  id: 'introductions',
  describes: 'two people who bring their contacts together, a pair at a time',
  worlds: {
    '': createScenario({
      id: 'introductions',
      title: 'Introductions',
      note: 'Fictional. Two people with many contacts bring some of these together: a message to each, and a while later the one writes to the other. Nobody in it exists.',
      start: '2019-03-04',
      days: 60,
      people: 120,
      seed: 1508,
      plants: [{ kind: 'introductions', introducers: 2, pairs: 10, lagMinutes: 40 }],
    }),
  },
  sample: { people: 48, days: 42, observers: ['server'] },
};
