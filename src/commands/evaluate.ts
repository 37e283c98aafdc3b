import { join } from 'node:path';
import { Command } from 'commander';
import { evaluateWorlds } from '../evaluate/evaluate-worlds.ts';
import { findWorlds } from '../evaluate/find-worlds.ts';
import { inferences } from '../inferences/index.ts';
import type { Evaluation } from '../model/evaluation.ts';
import { KnownFailure } from '../model/failure.ts';
import { renderEvaluation } from '../report/evaluation-table.ts';
import { renderEvaluationHtml } from '../report/html.ts';
import { renderJson } from '../report/json.ts';
import { evaluateRealism, type RealismFlags } from './evaluate-realism.ts';
import { parseWhole } from './parse-values.ts';
import { findInference } from './questions.ts';
import { reproduceLandmarks } from './reproduce-landmarks.ts';
import type { Shared } from './shared.ts';
import { prepareFolder, writeWhole } from './write-files.ts';

interface EvaluateFlags extends RealismFlags {
  readonly realism?: true;
  readonly reproduce?: true;
  readonly only?: string;
  readonly detail?: true;
  readonly seed: string;
  readonly output?: string;
  readonly force?: true;
}

/** What an evaluation leaves in its folder. */
const EVALUATION_FILES = ['evaluation.html', 'evaluation.json'] as const;

async function writeEvaluation(folder: string, evaluation: Evaluation, force: boolean): Promise<void> {
  await writeWhole(join(folder, 'evaluation.html'), renderEvaluationHtml(evaluation), force);
  await writeWhole(join(folder, 'evaluation.json'), renderJson(evaluation), force);
}

export function evaluateCommand(shared: Shared): Command {
  return new Command('evaluate')
    .description('ask every question of every observer’s log of simulated worlds, and score all candidates against the truth')
    .argument('[folders...]', 'folders that simulate wrote, or folders of such folders')
    .option('-o, --output <folder>', `write ${EVALUATION_FILES.join(', ')} there`)
    .option('--force', 'overwrite them')
    .option('--only <questions>', 'ask only these, separated by commas')
    .option('--detail', 'every score, with its interval and n')
    .option('--realism', 'compare the worlds with real logs instead')
    .option('--against <logs...>', 'with --realism: real logs, as LOG or LOG@ZONE where times are local or hours are to be')
    .option('--observer <id>', 'with --realism: whose log of the worlds')
    .option('--cut <days>', 'with --realism: only the busiest stretch of so many days of each log')
    .option('--align-hours', 'with --realism: turn clock hours to where they fit best, as zones of real logs may be unknown')
    .option('--reproduce', 'hold published results beside set-ups of our own instead; needs no folder')
    .option('--json', 'print the evaluation as JSON')
    .option('--seed <n>', 'seed of everything that draws at random', '1')
    .action(async (folders: string[], flags: EvaluateFlags) => {
      const { json, only, detail, output, force = false } = flags;
      if (flags.realism && output !== undefined)
        throw new KnownFailure('usage', 'A comparison with real logs is printed only', {
          where: '--realism -o',
          remedy: 'Leave one of them out, or keep the printed comparison: --realism --json > FILE.',
        });
      const seed = parseWhole(flags.seed, '--seed', 0, 2 ** 31 - 1);
      const terminal = shared.terminal();
      if (flags.reproduce) return reproduceLandmarks(folders, flags, seed, terminal, shared.signal);
      if (folders.length === 0)
        throw new KnownFailure('usage', 'No folder was named', {
          where: 'evaluate',
          remedy: 'Name folders that simulate wrote, or say --reproduce.',
        });
      const asked = only === undefined ? inferences : only.split(',').map(findInference);
      const worlds = await findWorlds(folders);
      if (flags.realism) return evaluateRealism(worlds, flags, seed, terminal, shared.signal);
      if (output !== undefined) await prepareFolder(output, EVALUATION_FILES, folders, force);
      const progress = terminal.progress(
        'Evaluating',
        worlds.reduce((sum, { truth }) => sum + truth.observers.length, 0),
      );
      try {
        const evaluation = await evaluateWorlds(worlds, {
          inferences: asked,
          seed,
          signal: shared.signal,
          onLog: (done, _all, what) => progress.update(done, what),
        });
        progress.stop();
        if (output !== undefined) await writeEvaluation(output, evaluation, force);
        terminal.print(json ? renderJson(evaluation) : renderEvaluation(evaluation, { detail: detail ?? false }));
        if (output !== undefined) terminal.say(`Evaluation: ${join(output, 'evaluation.html')}`);
      } finally {
        progress.stop();
      }
    });
}
