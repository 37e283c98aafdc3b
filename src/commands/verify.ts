import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { KnownFailure } from '../model/failure.ts';
import { escapeUnseen } from '../report/json.ts';
import { makeVisible } from '../report/view/visible.ts';
import { parseManifest } from './manifest.ts';
import type { Terminal } from './terminal.ts';
import { systemReason } from './write-files.ts';

type State = 'unchanged' | 'changed' | 'missing' | 'not checked';

interface Check {
  readonly part: 'input' | 'output';
  readonly path: string;
  readonly state: State;
}

/** SHA-256 of a file as it lies on disk; undefined where it cannot be read. */
async function hashFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

/** @param file undefined where the manifest does not tell which it was */
async function check(part: Check['part'], path: string, file: string | undefined, sha256: string): Promise<Check> {
  if (path === '-' || file === undefined) return { part, path, state: 'not checked' };
  const now = await hashFile(file);
  return { part, path, state: now === undefined ? 'missing' : now === sha256 ? 'unchanged' : 'changed' };
}

/** Hashes all that a manifest names again: inputs from `root`, outputs beside the manifest. */
export async function verifyManifest(manifestPath: string, root: string): Promise<Check[]> {
  let json: string;
  try {
    json = await readFile(manifestPath, 'utf8');
  } catch (error) {
    throw new KnownFailure('unreadable', `The manifest could not be read: ${systemReason(error)}`, {
      where: manifestPath,
      remedy: 'Give the manifest.json that `penregister analyze` wrote.',
    });
  }
  const { inputs, outputs, pseudonymised } = parseManifest(json, manifestPath);
  const checks: Check[] = [];
  for (const { path, sha256 } of inputs)
    checks.push(await check('input', path, pseudonymised === 'no' ? resolve(root, path) : undefined, sha256));
  for (const { path, sha256 } of outputs) checks.push(await check('output', path, resolve(dirname(manifestPath), path), sha256));
  return checks;
}

export function verifyCommand(terminal: () => Terminal): Command {
  return new Command('verify')
    .description('are inputs and outputs unchanged since they were analysed?')
    .argument('<manifest>', 'the manifest.json of an analysis')
    .option('--root <folder>', 'where the paths of the inputs start', '.')
    .option('--json', 'as JSON')
    .action(async (path: string, { root, json }: { root: string; json?: true }) => {
      const { print, color } = terminal();
      const checks = await verifyManifest(path, root);
      const failed = checks.filter(({ state }) => state === 'changed' || state === 'missing');
      if (json) print(escapeUnseen(JSON.stringify(checks, null, 2)));
      else {
        const mark = (state: State) => (!color ? state : state === 'unchanged' ? styleText('green', state) : styleText('yellow', state));
        for (const { part, path, state } of checks) print(`${part.padEnd(6)}  ${makeVisible(path)}  ${mark(state)}`);
        const unchecked = checks.filter(({ state }) => state === 'not checked').length;
        const compared = checks.length - unchecked;
        print(`${compared - failed.length} of ${compared} as they were${unchecked > 0 ? `; ${unchecked} cannot be checked by name` : ''}`);
      }
      if (failed.length > 0) {
        throw new KnownFailure('checkFailed', `${failed.length} of ${checks.length} files changed or are missing since the analysis`, {
          where: failed[0]?.path ?? path,
          remedy: 'Analyse again if the change was meant; start in the folder of the first run, or give --root, if paths differ.',
        });
      }
    });
}
