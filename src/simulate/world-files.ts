import { calendarOf } from '../formats/zone.ts';
import { describeWorld } from './describe-world.ts';
import { createWorld } from './run-world.ts';
import type { Scenario } from './scenario.ts';

/** Every file of a small world, by name, in memory: logs as CSV, scenario, truth and README. */
export function worldFiles(scenario: Scenario): Record<string, string> {
  const logs = new Map<string, string[]>(scenario.observers.map(({ id }) => [`${id}.csv`, []]));
  const world = createWorld(
    scenario,
    { home: calendarOf(scenario.zone), abroad: calendarOf(scenario.population.abroadZone) },
    'csv',
    (observer, text) => logs.get(`${observer}.csv`)?.push(text),
  );
  for (let day = 0; day < scenario.days; day++) world.runDay();
  const truth = world.finish();
  return {
    ...Object.fromEntries(Array.from(logs, ([file, pieces]) => [file, pieces.join('')])),
    'scenario.json': `${JSON.stringify(scenario, null, 2)}\n`,
    'truth.json': `${JSON.stringify(truth)}\n`,
    'README.md': describeWorld(truth),
  };
}
