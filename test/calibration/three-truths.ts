import { findMissing } from '../../src/analyze/observability.ts';
import { calendarOf } from '../../src/formats/zone.ts';
import { promptedBy } from '../../src/inferences/around-an-event/prompted-by.ts';
import type { Coverage } from '../../src/model/artifacts.ts';
import { EVENT_FIELDS, type Event, type EventKind } from '../../src/model/event.ts';
import type { Observation } from '../../src/model/vantage.ts';
import { createWorld } from '../../src/simulate/run-world.ts';
import { OBSERVER_IDS, type ObserverId, type Scenario } from '../../src/simulate/scenario.ts';
import { twoMinutesBefore } from '../../src/simulate/scenarios/two-minutes-before.ts';
import type { Truth } from '../../src/simulate/truth.ts';
import { PROMPTS } from '../../src/stats/prompts.ts';
import { type ToldApart, TRUTHS, type TruthId } from '../../src/stats/told-apart.ts';
import { buildExchanges, buildSeries, orderNames } from '../inferences/build-artifacts.ts';
import { contextFor } from '../inferences/simulated-input.ts';

type Dated = Event & { readonly at: number };

/** Rows of one observer's CSV, ascending in time, and what they show. Names of the simulator hold no comma and no quote. */
export function readLog(text: string, clockStep: number): { events: Dated[]; observation: Observation } {
  const [header, ...lines] = text.trimEnd().split('\n') as [string, ...string[]];
  const column = (name: string) => header.split(',').indexOf(name);
  const [time, kind, actor, peer, place] = ['time', 'kind', 'actor', 'peer', 'place'].map(column) as [
    number,
    number,
    number,
    number,
    number,
  ];
  let places = 0;
  const events = lines.map((line): Dated => {
    const cells = line.split(',');
    if (place >= 0 && cells[place] !== '') places++;
    return {
      at: Date.parse(cells[time] as string) * 1_000,
      kind: cells[kind] as EventKind,
      actor: cells[actor] as string,
      ...(peer >= 0 && cells[peer] !== '' && { peer: cells[peer] as string }),
    };
  });
  events.sort((x, y) => x.at - y.at);
  const kinds: Partial<Record<EventKind, number>> = {};
  for (const one of events) kinds[one.kind] = (kinds[one.kind] ?? 0) + 1;
  const count = {
    at: events.length,
    kind: events.length,
    actor: events.length,
    peer: events.filter((one) => one.peer !== undefined).length,
    place: places,
  };
  return {
    events,
    observation: {
      clock: 'utc',
      clockStep,
      events: events.length,
      present: { ...(Object.fromEntries(EVENT_FIELDS.map((field) => [field, 0])) as Observation['present']), ...count },
      kinds,
      first: events[0]?.at,
      last: events.at(-1)?.at,
    },
  };
}

/** A world of the story, and what each observer logged. */
export function simulateStory(scenario: Scenario): { truth: Truth; logs: ReadonlyMap<ObserverId, string> } {
  const pieces = new Map<ObserverId, string[]>(scenario.observers.map(({ id }) => [id, []]));
  const world = createWorld(
    scenario,
    { home: calendarOf(scenario.zone), abroad: calendarOf(scenario.population.abroadZone) },
    'csv',
    (observer, text) => pieces.get(observer)?.push(text),
  );
  for (let day = 0; day < scenario.days; day++) world.runDay();
  const truth = world.finish();
  return { truth, logs: new Map(Array.from(pieces, ([id, texts]) => [id, texts.join('')])) };
}

const defaults = Object.fromEntries(Object.entries(promptedBy.options).map(([name, spec]) => [name, spec.default])) as Record<
  keyof typeof promptedBy.options,
  number
>;

/** Coverage is read only where a finding is explained. */
const NOT_READ = {} as Coverage;

/** What the question says of the phone of the story, by one observer's log. */
function sayOf(text: string, clockStep: number, { planted }: Truth): (typeof PROMPTS)[number] | 'unseen' {
  const { events, observation } = readLog(text, clockStep);
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
      for (const { id, clockStepMs } of scenario.observers) {
        const said = sayOf(logs.get(id) ?? '', clockStepMs * 1_000, truth);
        const of = (counts.get(id) as Record<TruthId, Record<string, number>>)[truthId];
        of[said] = (of[said] ?? 0) + 1;
      }
    }
  return OBSERVER_IDS.map((observer) => ({ observer, counts: counts.get(observer) as ToldApart['counts'] }));
}
