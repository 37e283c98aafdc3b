import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Asked, askLog } from '../../src/evaluate/ask-log.ts';
import { findWorlds } from '../../src/evaluate/find-worlds.ts';
import type { RankedLog } from '../../src/evaluate/labelling.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { coverageWorld } from './coverage-worlds.ts';

/** Seeds on which thresholds and weights of `partner` and `kind-of-tie` are set, and apart from them those on which it is counted how often they are right. */
export const TIES_FITTED_ON = [5_301, 5_302, 5_303, 5_304];
export const TIES_COUNTED_ON = [5_401, 5_402, 5_403, 5_404, 5_405, 5_406, 5_407, 5_408];
/** And those of the tests that hold the counts. */
export const TIES_TESTED_ON = [5_101, 5_102];

export interface RankedWorld {
  readonly observer: ObserverId;
  readonly log: RankedLog;
  readonly answer: Asked;
}

/** Answers of one question on the logs of the worlds of these seeds; logs that cannot show it are left out. */
export async function rankWorlds(
  inference: AnyInference,
  seeds: readonly number[],
  observers: readonly ObserverId[],
): Promise<RankedWorld[]> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-ties-'));
  const ranked: RankedWorld[] = [];
  try {
    for (const seed of seeds) {
      const scenario = coverageWorld(seed);
      const root = join(folder, String(seed));
      mkdirSync(root);
      const watched = { ...scenario, observers: scenario.observers.filter(({ id }) => observers.includes(id)) };
      for (const [name, content] of Object.entries(worldFiles(watched))) writeFileSync(join(root, name), content);
      for (const world of await findWorlds([root]))
        for (const observer of world.truth.observers) {
          const log = await askLog(world, observer, { inferences: [inference], seed: 1 });
          const answer = log.answers[0] as Asked;
          if (answer.ranking) ranked.push({ observer: observer.id, log: log.rankedLog(answer), answer });
        }
    }
    return ranked;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
