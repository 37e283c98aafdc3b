import { type EndpointId, EVENT_KIND_NAMES, MICROS_PER_DAY } from '../model/event.ts';
import type { Observation } from '../model/vantage.ts';
import type { Reducer } from '../reduce/reduce.ts';
import type { Answer } from './ask.ts';
import type { RowFacts } from './calibration-domain.ts';
import { observes } from './observability.ts';
import { scopeOf } from './weigh-row.ts';

/** What calibration sets may limit, of one row of an answer about these endpoints. */
export type FactsOf = (answer: Answer, row: number, subject: readonly EndpointId[]) => RowFacts;

/** Gathers what holds for all rows of a log. A rate is that of the endpoint's own activity over all of the time observed. */
export async function gatherFacts(observation: Observation, reducer: Reducer): Promise<FactsOf> {
  const { offsets } = await reducer.get('series');
  const observedDays = (await reducer.get('coverage')).observed / MICROS_PER_DAY;
  const rate = (id: EndpointId) => ((offsets[id + 1] as number) - (offsets[id] as number)) / observedDays;
  return ({ options, ranking }, row, subject) => ({
    clockStep: observation.clockStep,
    observedDays,
    eventsADay: subject.map(rate),
    kinds: EVENT_KIND_NAMES.filter((kind) => (observation.kinds[kind] ?? 0) > 0),
    observes: (field) => observes(observation, field),
    options,
    scope: ranking ? scopeOf(ranking, row) : {},
  });
}
