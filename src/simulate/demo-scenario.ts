import { MICROS_PER_SECOND } from '../model/event.ts';
import { simulateWorld } from './world.ts';
import { writeCsv } from './write-log.ts';

/** Parameters of the demo's world. Fictional: nobody in it exists. */
const WORLD = {
  seed: 3,
  people: 40,
  days: 38,
  /** UTC midnight of the first day. */
  firstDay: '2017-02-13T00:00:00Z',
  keepAliveShare: 0.05,
  /** A device connects `lagSeconds` before it. */
  event: '2017-03-22T14:40:00Z',
  lagSeconds: 104,
  /** Days, from 0, on which one person's routine breaks. */
  brokenDays: [22, 29],
} as const;

/** Europe/London stays on UTC until 26 March 2017, after the last day; the people live by UTC. */
const ZONE = 'Europe/London';

/** What the demo is asked with, beside its log. */
export interface DemoScenario {
  readonly note: string;
  readonly world: typeof WORLD;
  readonly zone: string;
  /** The phone of which all that was known is that it connected before the event. */
  readonly focus: string;
}

const micros = (time: string): number => Date.parse(time) * 1000;

/** Every file of the demo's folder but its README, by name. */
export function writeDemo(): Record<string, string> {
  const { firstDay, event, lagSeconds, ...world } = WORLD;
  const { events, truth } = simulateWorld({
    ...world,
    start: micros(firstDay),
    related: true,
    trigger: { event: micros(event), lag: lagSeconds * MICROS_PER_SECOND },
  });
  const scenario: DemoScenario = {
    note: 'Fictional. People, ties and events are simulated; any likeness is chance.',
    world: WORLD,
    zone: ZONE,
    focus: truth.names[truth.triggered as number] as string,
  };
  return {
    'scenario.json': `${JSON.stringify(scenario, null, 2)}\n`,
    'log.csv': writeCsv(events),
    'truth.json': `${JSON.stringify(truth, null, 2)}\n`,
  };
}
