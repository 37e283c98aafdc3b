import { createScenario, type ScenarioFamily } from '../scenario-family.ts';

export const household: ScenarioFamily = {
  id: 'household',
  describes: 'months of ordinary life: sleep, partner, work, travel, and habits that change from one day on',
  worlds: {
    '': createScenario({
      id: 'household',
      title: 'Household',
      note: 'Fictional. Some homes over four months: sleep, partners, work, and trips; after three months some people’s habits change. Nobody in it exists.',
      start: '2018-02-05',
      days: 120,
      people: 60,
      seed: 1406,
      population: { tripsAMonth: 0.8 },
      plants: [{ kind: 'changed-habits', after: 0.75, share: 0.08 }],
    }),
  },
  sample: { people: 16, days: 42, observers: ['server', 'carrier'] },
};
