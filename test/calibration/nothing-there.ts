import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateWorlds } from '../../src/evaluate/evaluate-worlds.ts';
import { findWorlds } from '../../src/evaluate/find-worlds.ts';
import type { Evaluation } from '../../src/model/evaluation.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { createRandom } from '../../src/stats/random.ts';

export const DAYS = 30;
export const PEOPLE = 24;

/** People without any relation, who live by the same hours, and an instant that has nothing to do with any of them. */
function writeWorld(folder: string, seed: number, observers: ReadonlySet<ObserverId>): void {
  const scenario = createScenario({
    id: 'nothing-there',
    title: 'Nothing there',
    note: 'Fictional.',
    zone: 'UTC',
    people: PEOPLE,
    days: DAYS,
    seed,
    related: false,
    talk: { conversations: 3, opens: 7, groupThreads: 0, calls: 0.2, strangers: 0.1 },
  });
  const files = worldFiles({ ...scenario, observers: scenario.observers.filter(({ id }) => observers.has(id)) });
  const truth = JSON.parse(files['truth.json'] as string) as { from: string; planted: Record<string, unknown> };
  // Any hour but the small ones, on one of the last days.
  const random = createRandom(seed).fork('event');
  const at = Date.parse(truth.from) + ((DAYS - 2 - random.below(3)) * MICROS_PER_DAY + (7 + 16 * random.next()) * MICROS_PER_HOUR) / 1_000;
  truth.planted['events'] = [{ at: Math.floor(at / 1_000) * 1_000, what: 'an instant like any other' }];
  mkdirSync(folder);
  for (const [name, content] of Object.entries({ ...files, 'truth.json': JSON.stringify(truth) }))
    writeFileSync(join(folder, name), content);
}

/** Asks questions of worlds where nothing is there, one world a seed, as some observers log them. */
export async function evaluateNothing(
  seeds: readonly number[],
  inferences: readonly AnyInference[],
  observers: ReadonlySet<ObserverId>,
): Promise<Evaluation> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-nothing-'));
  try {
    for (const seed of seeds) writeWorld(join(folder, String(seed)), seed, observers);
    return await evaluateWorlds(await findWorlds([folder]), { inferences, seed: 1 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
