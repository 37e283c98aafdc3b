import { findMissing } from '../../src/analyze/observability.ts';
import { calendarOf } from '../../src/formats/zone.ts';
import { promptedBy } from '../../src/inferences/around-an-event/prompted-by.ts';
import type { Coverage } from '../../src/model/artifacts.ts';
import { createWorld } from '../../src/simulate/run-world.ts';
import { OBSERVER_IDS, type ObserverId, type Scenario } from '../../src/simulate/scenario.ts';
import { twoMinutesBefore } from '../../src/simulate/scenarios/two-minutes-before.ts';
import type { Truth } from '../../src/simulate/truth.ts';
import { PROMPTS } from '../../src/stats/prompts.ts';
import { type ToldApart, TRUTHS, type TruthId } from '../../src/stats/told-apart.ts';
import { buildExchanges, buildSeries, orderNames } from '../inferences/build-artifacts.ts';
import { contextFor } from '../inferences/simulated-input.ts';
import { createLogReader, type ReadLog } from './log-reader.ts';

/** A world of the story, and what each observer logged: all rows, or those only that name a second party. */
export function simulateStory(
  scenario: Scenario,
  keep: Parameters<typeof createLogReader>[1] = 'all',
): { truth: Truth; logs: ReadonlyMap<ObserverId, ReadLog> } {
  const readers = new Map(scenario.observers.map(({ id, clockStepMs }) => [id, createLogReader(clockStepMs * 1_000, keep)] as const));
  const world = createWorld(
    scenario,
    { home: calendarOf(scenario.zone), abroad: calendarOf(scenario.population.abroadZone) },
    'csv',
    (observer, text) => readers.get(observer)?.take(text),
  );
  for (let day = 0; day < scenario.days; day++) world.runDay();
  const truth = world.finish();
  return { truth, logs: new Map(Array.from(readers, ([id, reader]) => [id, reader.finish()])) };
}

const defaults = Object.fromEntries(Object.entries(promptedBy.options).map(([name, spec]) => [name, spec.default])) as Record<
  keyof typeof promptedBy.options,
  number
>;

/** Coverage is read only where a finding is explained. */
const NOT_READ = {} as Coverage;

/** What the question says of the phone of the story, by one observer's log. */
function sayOf({ events, observation }: ReadLog, { planted }: Truth): (typeof PROMPTS)[number] | 'unseen' {
  if (findMissing(promptedBy, observation).length > 0) return 'unseen';
  const names = orderNames(events);
  const ids = new Map(names.map((name, id) => [name, id]));
  const idOf = (name: string) => ids.get(name) as number;
  const artifacts = {
    series: buildSeries(events, events, idOf, names.length),
    exchanges: buildExchanges(events, idOf),
    coverage: NOT_READ,
  };
  const id = names.indexOf(planted.lastConnection?.name ?? '');
  const event = (planted.lastConnection?.event ?? 0) * 1_000;
  const { subjects, columns } = promptedBy.rank(
    artifacts,
    contextFor(defaults, { events: [event], focus: id < 0 ? [] : [id], observation }),
  );
  const place = subjects.of === 'endpoints' ? columns.category?.[subjects.id.indexOf(id)] : undefined;
  return place === undefined ? 'unseen' : (PROMPTS[place] as (typeof PROMPTS)[number]);
}

/** Asks every observer of worlds that differ in their truth and their seed. */
export function measureTruths(seeds: readonly number[], size: { readonly people: number; readonly days: number }): ToldApart[] {
  const counts = new Map(OBSERVER_IDS.map((id) => [id, { alone: {}, handled: {}, reader: {} } as Record<TruthId, Record<string, number>>]));
  for (const { id: truthId } of TRUTHS)
    for (const seed of seeds) {
      const scenario = { ...(twoMinutesBefore.worlds[truthId] as Scenario), ...size, seed };
      const { truth, logs } = simulateStory(scenario);
      for (const [id, log] of logs) {
        const said = sayOf(log, truth);
        const of = (counts.get(id) as Record<TruthId, Record<string, number>>)[truthId];
        of[said] = (of[said] ?? 0) + 1;
      }
    }
  return OBSERVER_IDS.map((observer) => ({ observer, counts: counts.get(observer) as ToldApart['counts'] }));
}
