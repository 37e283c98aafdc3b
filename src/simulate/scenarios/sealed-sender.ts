import { createScenario, type ScenarioFamily } from '../scenario-family.ts';

export const sealedSender: ScenarioFamily = {
  id: 'sealed-sender',
  describes: 'a server that sees only who receives, and when',
  worlds: {
    '': createScenario({
      id: 'sealed-sender',
      title: 'Sealed sender',
      note: 'Fictional. People write to each other over a server to which senders do not identify themselves. Nobody in it exists.',
      start: '2019-03-04',
      days: 30,
      people: 500,
      seed: 1403,
      plants: [],
    }),
  },
  sample: { people: 24, days: 14, observers: ['sealed-server', 'server'] },
};
