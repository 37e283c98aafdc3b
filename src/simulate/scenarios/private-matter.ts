import { createScenario, type ScenarioFamily } from '../scenario-family.ts';

export const privateMatter: ScenarioFamily = {
  id: 'private-matter',
  describes: 'calls to labelled services: a course of them for a matter of one’s own, as many for somebody else, and some by chance',
  worlds: {
    '': createScenario({
      id: 'private-matter',
      title: 'A private matter',
      note: 'Fictional. Some people call an advice line, a specialist, a laboratory and a pharmacy, one after the other, for a matter of their own; as many call the same for somebody else, and everybody calls one of them now and then. Nobody in it exists.',
      start: '2019-09-02',
      days: 42,
      people: 300,
      seed: 1412,
      plants: [{ kind: 'needs', needShare: 0.1, carerShare: 0.1, chanceCallsAMonth: 1 }],
    }),
  },
  sample: { people: 40, days: 42, observers: ['carrier', 'push'] },
};
