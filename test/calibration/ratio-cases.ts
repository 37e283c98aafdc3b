import { ask } from '../../src/analyze/ask.ts';
import { connectedBefore } from '../../src/inferences/around-an-event/connected-before.ts';
import { MICROS_PER_DAY } from '../../src/model/event.ts';
import type { ObserverId, Scenario } from '../../src/simulate/scenario.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';
import { eachSimulatedLog, type SimulatedLog } from './simulated-logs.ts';

/** Raw ratios of phones beside events, one case a phone and event. Columns in step. */
export interface RatioCases {
  readonly ratio: number[];
  /** Number of the person, which no other world has. */
  readonly person: number[];
  readonly related: boolean[];
  readonly eventsADay: number[];
  readonly comparableDays: number[];
  /** Days for which each log was watching. */
  readonly observedDays: number[];
}

/** µs */
export const COARSEST_CLOCK = 1_000_000;
/** Days of the shortest and the longest world: a set speaks of no log outside of them. */
export const SPAN = { least: 28, most: 63 };

/**
 * Ordinary people over four to nine weeks, by clocks of a millisecond or a second, and two dozen events in the last part, each of which
 * has something to do with one in seven.
 */
const ratioWorld = (seed: number, observer: ObserverId): Scenario => {
  const scenario = createScenario({
    id: 'calibration',
    title: 'Events that make people connect',
    note: 'Fictional.',
    people: 150,
    days: SPAN.least + 7 * (seed % 6),
    seed,
    plants: [{ kind: 'triggered', events: 24, relatedShare: 0.15, chance: 0.5, meanLagSeconds: 90 }],
  });
  const clockStepMs = seed % 2 === 0 ? 1 : COARSEST_CLOCK / 1_000;
  return {
    ...scenario,
    observers: scenario.observers.filter(({ id }) => id === observer).map((settings) => ({ ...settings, clockStepMs })),
  };
};

/** Asks connected-before about each event of the worlds by itself, as one would who knows of no other. */
export async function collectRatioCases(seeds: readonly number[], observer: ObserverId): Promise<RatioCases> {
  const cases: RatioCases = { ratio: [], person: [], related: [], eventsADay: [], comparableDays: [], observedDays: [] };
  const scenarios = seeds.map((seed) => ratioWorld(seed, observer));
  await eachSimulatedLog(scenarios, observer, (log, place) => addWorld(cases, place * 1_000, log));
  return cases;
}

async function addWorld(cases: RatioCases, base: number, log: SimulatedLog): Promise<void> {
  const { truth, reducer } = log;
  const { offsets } = await reducer.get('series');
  const { observed } = await reducer.get('coverage');
  const days = observed / MICROS_PER_DAY;
  cases.observedDays.push(days);
  for (const { at, related } of truth.planted.triggered ?? []) {
    const involved = new Set(related.map((name) => truth.people.name.indexOf(name)));
    const context = { ...log.context, events: [at * 1_000] };
    // Only the ranking is read: findings need not be explained.
    const { ranking } = await ask(connectedBefore, { reducer, context, side: {}, options: {}, limit: 1 });
    if (ranking?.subjects.of !== 'endpoints' || ranking.columns.ratio === undefined) continue;
    const comparable = ranking.scope?.['comparable days'] as Float64Array;
    for (const [row, id] of ranking.subjects.id.entries()) {
      const people = log.people[id] as readonly number[];
      // A line that several share is neither a related phone nor an unrelated one.
      if (people.length !== 1) continue;
      cases.ratio.push(ranking.columns.ratio[row] as number);
      cases.person.push(base + (people[0] as number));
      cases.related.push(involved.has(people[0] as number));
      cases.eventsADay.push(((offsets[id + 1] as number) - (offsets[id] as number)) / days);
      cases.comparableDays.push(comparable[row] as number);
    }
  }
}
