import { createScenario, type ScenarioFamily } from '../scenario-family.ts';

export const changingCircles: ScenarioFamily = {
  id: 'changing-circles',
  describes: 'groups that begin, end, split and merge',
  worlds: {
    '': createScenario({
      id: 'changing-circles',
      title: 'Changing circles',
      note: 'Fictional. Among ordinary people four closed groups: one begins, one ends, one splits, and one is made of two. Nobody in it exists.',
      start: '2019-09-02',
      days: 63,
      people: 200,
      seed: 1408,
      plants: [{ kind: 'group-life', groups: 4, members: 6, threadsADay: 1 }],
    }),
  },
  sample: { people: 32, days: 42, observers: ['server'] },
};
