import { createScenario, type ScenarioFamily } from '../scenario-family.ts';

export const sourceAndNewsroom: ScenarioFamily = {
  id: 'source-and-newsroom',
  describes: 'an anonymous source, a journalist, and eleven publications',
  worlds: {
    '': createScenario({
      id: 'source-and-newsroom',
      title: 'Source and newsroom',
      note: 'Fictional. Somebody is in touch with a journalist in the days before each of eleven publications. Nobody in it exists.',
      start: '2018-01-15',
      days: 90,
      people: 600,
      seed: 1402,
      plants: [{ kind: 'leaks', publications: 11, everyDays: 7.6, contactsBefore: 3 }],
    }),
  },
  sample: { people: 18, days: 48, observers: ['server', 'carrier'] },
};
