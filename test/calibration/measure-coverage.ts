import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateWorlds } from '../../src/evaluate/evaluate-worlds.ts';
import { findWorlds } from '../../src/evaluate/find-worlds.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { EvaluatedCell, ScoreName } from '../../src/model/evaluation.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { coverageWorld } from './coverage-worlds.ts';

/** Fewer intervals say too little to be printed beside a finding. */
export const FEWEST = 40;

export const ESTIMATES = inferences.filter(({ asks }) => asks === 'estimate');

export interface CountedCoverage {
  readonly question: string;
  readonly observer: string;
  readonly level: number;
  readonly coverage: number;
  readonly n: number;
  readonly set: string;
}

/** Asks every estimate of worlds of the given seeds, and holds the answers against their truth. */
export async function evaluateEstimates(seeds: readonly number[], observers?: readonly ObserverId[]): Promise<readonly EvaluatedCell[]> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-coverage-'));
  try {
    for (const seed of seeds) {
      const scenario = coverageWorld(seed);
      const watched = { ...scenario, observers: scenario.observers.filter(({ id }) => !observers || observers.includes(id)) };
      mkdirSync(join(folder, String(seed)));
      for (const [name, content] of Object.entries(worldFiles(watched))) writeFileSync(join(folder, String(seed), name), content);
    }
    return (await evaluateWorlds(await findWorlds([folder]), { inferences: ESTIMATES, seed: 1 })).cells;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How often their intervals held the truth, by question and observer; of those that a report shows, or of all. */
export const countCoverage = (
  cells: readonly EvaluatedCell[],
  seeds: readonly number[],
  counted: ScoreName = 'coverage-reported',
): CountedCoverage[] =>
  cells.flatMap(({ question, observer, outcome }) => {
    const score = outcome.kind === 'scored' ? outcome.scores.find(({ name }) => name === counted) : undefined;
    if (score === undefined || score.n < FEWEST) return [];
    const { people, days } = coverageWorld(0);
    return [
      {
        question,
        observer,
        level: ESTIMATES.find(({ id }) => id === question)?.interval?.level ?? 0,
        coverage: Math.round(score.value * 1e3) / 1e3,
        n: score.n,
        set: `simulated worlds of ${people} people over ${days} days as such an observer logs them, seeds ${seeds[0]} to ${seeds.at(-1)}, as reported`,
      },
    ];
  });
