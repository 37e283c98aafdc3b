import { Command } from 'commander';
import { evaluateWorlds } from '../evaluate/evaluate-worlds.ts';
import { findWorlds } from '../evaluate/find-worlds.ts';
import { inferences } from '../inferences/index.ts';
import { renderEvaluation } from '../report/evaluation-table.ts';
import { parseWhole } from './parse-values.ts';
import { findInference } from './questions.ts';
import type { Shared } from './shared.ts';

interface EvaluateFlags {
  readonly json?: true;
  readonly only?: string;
  readonly detail?: true;
  readonly seed: string;
}

export function evaluateCommand(shared: Shared): Command {
  return new Command('evaluate')
    .description('ask every question of every observer’s log of simulated worlds, and score all candidates against the truth')
    .argument('<folders...>', 'folders that simulate wrote, or folders of such folders')
    .option('--only <questions>', 'ask only these, separated by commas')
    .option('--detail', 'every score, with its interval and n')
    .option('--json', 'print the evaluation as JSON')
    .option('--seed <n>', 'seed of everything that draws at random', '1')
    .action(async (folders: string[], { json, only, detail, seed }: EvaluateFlags) => {
      const terminal = shared.terminal();
      const asked = only === undefined ? inferences : only.split(',').map(findInference);
      const worlds = await findWorlds(folders);
      const progress = terminal.progress(
        'Evaluating',
        worlds.reduce((sum, { truth }) => sum + truth.observers.length, 0),
      );
      try {
        const evaluation = await evaluateWorlds(worlds, {
          inferences: asked,
          seed: parseWhole(seed, '--seed', 0, 2 ** 31 - 1),
          signal: shared.signal,
          onLog: (done, _all, what) => progress.update(done, what),
        });
        progress.stop();
        terminal.print(json ? JSON.stringify(evaluation, null, 2) : renderEvaluation(evaluation, { detail: detail ?? false }));
      } finally {
        progress.stop();
      }
    });
}
