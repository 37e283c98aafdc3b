import type { Scenario } from '../scenario.ts';
import { createScenario } from '../scenario-family.ts';

/** The small world of `penregister demo`. Europe/London stays on UTC until after its last day. */
export const DEMO: Scenario = {
  ...createScenario({
    id: 'demo',
    title: 'Demo',
    note: 'Fictional. Forty phones over five weeks, an event, and a phone that connected two minutes before it. Nobody in it exists; any likeness is chance.',
    zone: 'Europe/London',
    start: '2017-02-13',
    days: 38,
    people: 40,
    seed: 3,
    population: { glancerShare: 0, shiftShare: 0, abroadShare: 0.2 },
    ties: { looseTies: 3, clubShare: 0.25 },
    talk: { conversations: 1.6, opens: 7, groupThreads: 0.05, strangers: 0.05 },
    protocol: { keepAliveShare: 0.05 },
    plants: [
      { kind: 'last-connection', dayFromEnd: 1, clock: '14:40:00', lagSeconds: 104, truth: 'alone' },
      { kind: 'broken-routine', days: [22, 29] },
    ],
  }),
  observers: [{ id: 'server', clockStepMs: 1, clockOffsetMs: 0, loss: 0 }],
};
