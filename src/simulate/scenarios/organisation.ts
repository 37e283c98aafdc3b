import { createScenario, type ScenarioFamily } from '../scenario-family.ts';

export const organisation: ScenarioFamily = {
  id: 'organisation',
  describes: 'a hierarchy: orders and reports, and a chief who rarely calls',
  worlds: {
    '': createScenario({
      id: 'organisation',
      title: 'Organisation',
      note: 'Fictional. Orders run down a tree of people and reports up; the chief says little to anyone. Nobody in it exists.',
      start: '2019-01-14',
      days: 60,
      people: 300,
      seed: 1407,
      plants: [{ kind: 'hierarchy', depth: 3, branching: 3, ordersADay: 1.5, lagMinutes: 4, unseenShare: 0.3 }],
    }),
  },
  sample: { people: 60, days: 21, observers: ['carrier', 'server'] },
};
