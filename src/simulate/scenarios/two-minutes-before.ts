import type { Plant } from '../scenario.ts';
import { createScenario, type ScenarioFamily } from '../scenario-family.ts';

type Truth = Extract<Plant, { kind: 'last-connection' }>['truth'];

const of = (truth: Truth) =>
  createScenario({
    id: `two-minutes-before/${truth}`,
    title: 'Two minutes before',
    note: 'Fictional. A city of phones over two months, an event, and one phone that connected to the messenger two minutes before it. Nobody in it exists.',
    zone: 'Europe/London',
    start: '2017-01-23',
    days: 60,
    people: 1_000,
    seed: 1401,
    plants: [
      { kind: 'last-connection', dayFromEnd: 2, clock: '14:40:00', lagSeconds: 104, truth },
      { kind: 'channel', subscriberShare: 0.12, postsADay: 5 },
    ],
  });

/** Three truths behind the same last connection. */
export const twoMinutesBefore: ScenarioFamily = {
  id: 'two-minutes-before',
  describes: 'a city, an event, and a phone that connected two minutes before; three truths behind the same last connection',
  worlds: { alone: of('alone'), handled: of('handled'), reader: of('reader') },
  sample: { people: 26, days: 32, observers: ['server', 'access-network'] },
};
