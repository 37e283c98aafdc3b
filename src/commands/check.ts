import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { checkRun } from '../evaluate/check-run.ts';
import { evaluateWorlds } from '../evaluate/evaluate-worlds.ts';
import { type Checked, checkBounds, type Expectations, parseExpectations } from '../evaluate/expectations.ts';
import { type FoundWorld, findWorlds } from '../evaluate/find-worlds.ts';
import { inferences } from '../inferences/index.ts';
import { KnownFailure } from '../model/failure.ts';
import { escapeUnseen } from '../report/json.ts';
import { makeVisible } from '../report/view/visible.ts';
import { parseQuestionOptions } from './parse-values.ts';
import { findInference } from './questions.ts';
import type { Shared } from './shared.ts';
import { systemReason } from './write-files.ts';

async function read(path: string): Promise<Expectations> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new KnownFailure('unreadable', `The expectations could not be read: ${systemReason(error)}`, {
      where: path,
      remedy: 'Give files such as fixtures/*/expect.json.',
    });
  }
  return parseExpectations(text, path);
}

/** Scores of the questions and observers that the expectations name. */
async function checkScores(world: FoundWorld, scores: NonNullable<Expectations['scores']>, signal: AbortSignal): Promise<Checked[]> {
  const asked = [...new Set(scores.map(({ question }) => question))].map(findInference);
  const observers = new Set(scores.map(({ observer }) => observer));
  const truth = { ...world.truth, observers: world.truth.observers.filter(({ id }) => observers.has(id)) };
  const { cells } = await evaluateWorlds([{ ...world, truth }], { inferences: asked, seed: 1, signal });
  return scores.map(({ question, observer, score, ...bounds }) => {
    const cell = cells.find((one) => one.question === question && one.observer === observer);
    const found = cell?.outcome.kind === 'scored' ? cell.outcome.scores.find(({ name }) => name === score) : undefined;
    return checkBounds(`${observer}: ${question}: ${score}`, found?.value, bounds);
  });
}

async function checkFolder(path: string, { version, signal }: Shared): Promise<Checked[]> {
  const { runs = [], scores = [] } = await read(path);
  const folder = dirname(path);
  const world = existsSync(join(folder, 'truth.json')) ? (await findWorlds([folder])).find((found) => found.folder === folder) : undefined;
  const checked: Checked[] = [];
  for (const run of runs) {
    for (const id of [...Object.keys(run.outcomes ?? {}), ...(run.only ?? [])]) findInference(id);
    const questionOptions = parseQuestionOptions(run.options ?? [], inferences);
    checked.push(...(await checkRun(folder, run, { inferences, truth: world?.truth, version, questionOptions, signal })));
  }
  if (scores.length > 0) {
    if (world === undefined)
      throw new KnownFailure('usage', 'Scores are expected of a folder without a truth', {
        where: path,
        remedy: 'Put truth.json beside it, or leave the scores out.',
      });
    checked.push(...(await checkScores(world, scores, signal)));
  }
  return checked;
}

export function checkCommand(shared: Shared): Command {
  return new Command('check')
    .description('run samples as their expectations say, for CI: exit code 1 where one is not met')
    .argument('<expectations...>', 'files such as fixtures/*/expect.json')
    .option('--json', 'print the table as JSON')
    .action(async (paths: string[], { json }: { json?: true }) => {
      const terminal = shared.terminal();
      const mark = (met: boolean) => (met ? 'ok  ' : terminal.color ? styleText('red', 'FAIL') : 'FAIL');
      const results: { path: string; checks: Checked[] }[] = [];
      for (const path of paths) {
        shared.signal.throwIfAborted();
        const checks = await checkFolder(path, shared);
        results.push({ path, checks });
        if (json) continue;
        terminal.print(path);
        for (const { what, expected, came, met } of checks)
          terminal.print(`  ${mark(met)}  ${makeVisible(what)}  expected ${expected}, came ${came}`);
      }
      const all = results.flatMap(({ checks }) => checks);
      const failed = all.filter(({ met }) => !met).length;
      if (json) terminal.print(escapeUnseen(JSON.stringify(results, null, 2)));
      else terminal.print(`${all.length - failed} passed, ${failed} failed`);
      if (failed > 0)
        throw new KnownFailure('checkFailed', `${failed} of ${all.length} expectations were not met`, {
          where: results
            .filter(({ checks }) => checks.some(({ met }) => !met))
            .map(({ path }) => path)
            .join(', '),
          remedy: 'Look at the lines above that say FAIL.',
        });
    });
}
