import { type Instant, MICROS_PER_DAY, MICROS_PER_SECOND } from '../model/event.ts';
import { simulateWorld, WORLD_DEFAULTS } from './world.ts';
import { writeCsv } from './write-log.ts';

/** The demo's world. Fictional: nobody in it exists. */
export interface DemoScenario {
  readonly note: string;
  readonly seed: number;
  readonly people: number;
  /** Share of devices that reconnect by a timer. */
  readonly keepAliveShare: number;
  readonly days: number;
  /** RFC 3339; a device connects `lagSeconds` before it. */
  readonly event: string;
  readonly lagSeconds: number;
  /** Days, from 0, on which one person's routine breaks. */
  readonly brokenDays: readonly number[];
  /** Zone in which the report reads the log; the people live by UTC. */
  readonly zone: string;
}

/** Europe/London stays on UTC until 26 March 2017, four days after the event. */
export const DEMO: DemoScenario = {
  note: 'Fictional. People, ties and events are simulated; any likeness is chance.',
  seed: 1,
  people: 20,
  keepAliveShare: 0.06,
  days: 45,
  event: '2017-03-22T14:40:00Z',
  lagSeconds: 104,
  brokenDays: [29],
  zone: 'Europe/London',
};

/** Every file of the demo's folder but its README, by name. */
export function writeDemo(scenario: DemoScenario): Record<string, string> {
  const event: Instant = Date.parse(scenario.event) * 1000;
  const { seed, people, days, keepAliveShare, brokenDays } = scenario;
  const { events, truth } = simulateWorld({
    ...WORLD_DEFAULTS,
    seed,
    people,
    days,
    keepAliveShare,
    brokenDays,
    trigger: { event, lag: scenario.lagSeconds * MICROS_PER_SECOND },
  });
  if (event > WORLD_DEFAULTS.start + days * MICROS_PER_DAY) throw new RangeError('the event lies after the log');
  return {
    'scenario.json': `${JSON.stringify(scenario, null, 2)}\n`,
    'log.csv': writeCsv(events),
    'truth.json': `${JSON.stringify(truth, null, 2)}\n`,
  };
}
