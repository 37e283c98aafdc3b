import type { Artifacts } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import type { Event } from '../../src/model/event.ts';
import type { Context } from '../../src/model/inference.ts';
import type { Observation } from '../../src/model/vantage.ts';
import { createRandom } from '../../src/stats/random.ts';
import { simulateWorld, type World, type WorldOptions } from '../simulated-world.ts';
import { buildArtifacts } from './build-artifacts.ts';

export interface SimulatedInput {
  readonly world: World;
  readonly artifacts: Artifacts;
  /** Ids by number of the person in the world; −1 for one who never showed. */
  readonly idOf: (person: number) => number;
}

function toArtifacts(world: World): SimulatedInput {
  const { artifacts, names } = buildArtifacts(world.events, { keepAlive: (i) => world.byTimer[i] as boolean });
  return { world, artifacts, idOf: (person) => names.indexOf(world.truth.people.name[person] as string) };
}

export const simulateInput = (options: Partial<WorldOptions> = {}): SimulatedInput => toArtifacts(simulateWorld(options));

export const observe = (events: readonly Event[]): Observation => ({
  clock: 'utc',
  clockStep: 1_000,
  events: events.length,
  present: {
    at: events.length,
    kind: events.length,
    actor: events.length,
    peer: 0,
    via: 0,
    duration: 0,
    bytesOut: 0,
    bytesIn: 0,
    place: 0,
    message: 0,
  },
  kinds: {},
  first: events[0]?.at,
  last: events.at(-1)?.at,
});

/** A context over UTC, with the given events and options. */
export function contextFor<O extends string>(
  options: Record<O, number>,
  parts: Partial<Context> = {},
): Context<string, never> & { options: Record<O, number> } {
  return {
    calendar: UTC,
    observation: observe([]),
    events: [],
    focus: [],
    random: createRandom(1),
    shared: createRandom(1),
    side: {},
    ...parts,
    options,
  } as never;
}
