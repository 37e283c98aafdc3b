import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateWorlds } from '../../src/evaluate/evaluate-worlds.ts';
import { findWorlds } from '../../src/evaluate/find-worlds.ts';
import type { EvaluatedCell } from '../../src/model/evaluation.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { createRandom } from '../../src/stats/random.ts';

export const DAYS = 33;
export const PEOPLE = 24;

/** How many events the questions are asked about, world by world in turn: each number is a scenario of its own. */
export const EVENTS = [1, 3] as const;
export const scenarioOf = (events: number): string => `nothing-there-${events}`;

/** People without any relation, who live by the same hours, and instants that have nothing to do with any of them. */
function writeWorld(folder: string, seed: number, events: number, observers: ReadonlySet<ObserverId>): void {
  const scenario = createScenario({
    id: scenarioOf(events),
    title: 'Nothing there',
    note: 'Fictional.',
    zone: 'UTC',
    people: PEOPLE,
    days: DAYS,
    seed,
    related: false,
    protocol: { carrierLogsData: true },
    talk: { conversations: 3, opens: 7, groupThreads: 0, calls: 0.2, strangers: 0.1 },
  });
  const files = worldFiles({ ...scenario, observers: scenario.observers.filter(({ id }) => observers.has(id)) });
  const truth = JSON.parse(files['truth.json'] as string) as { from: string; planted: Record<string, unknown> };
  const random = createRandom(seed).fork('event');
  // Any hour but the small ones, on one of the last days; further ones each about a week earlier.
  const instants = Array.from({ length: events }, (_, e) => {
    const micros = (DAYS - 2 - 6 * e - random.below(3)) * MICROS_PER_DAY + (7 + 16 * random.next()) * MICROS_PER_HOUR;
    return Date.parse(truth.from) + Math.floor(micros / MICROS_PER_SECOND) * 1_000;
  });
  // More than a week from the start, so that there is a before, an after and enough besides; nobody changed anything then.
  const noon = (8 + random.below(2)) * MICROS_PER_DAY + 12 * MICROS_PER_HOUR;
  truth.planted['changed'] = { at: Date.parse(truth.from) + noon / 1_000, people: [] };
  truth.planted['events'] = instants.reverse().map((at) => ({ at, what: 'an instant like any other' }));
  mkdirSync(folder);
  for (const [name, content] of Object.entries({ ...files, 'truth.json': JSON.stringify(truth) }))
    writeFileSync(join(folder, name), content);
}

/** Asks questions of worlds where nothing is there, one world a seed, each question of the logs of its observer alone: a log costs most in being asked. */
export async function evaluateNothing(
  seeds: readonly number[],
  asked: ReadonlyMap<ObserverId, readonly AnyInference[]>,
): Promise<readonly EvaluatedCell[]> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-nothing-'));
  try {
    for (const [w, seed] of seeds.entries())
      writeWorld(join(folder, String(seed)), seed, EVENTS[w % EVENTS.length] as number, new Set(asked.keys()));
    const worlds = await findWorlds([folder]);
    const cells: EvaluatedCell[] = [];
    for (const [observer, inferences] of asked) {
      const watched = worlds.map((world) => ({
        ...world,
        truth: { ...world.truth, observers: world.truth.observers.filter(({ id }) => id === observer) },
      }));
      cells.push(...(await evaluateWorlds(watched, { inferences, seed: 1 })).cells);
    }
    return cells;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
