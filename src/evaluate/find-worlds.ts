import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownFailure } from '../model/failure.ts';
import { TRUTH_VERSION, type Truth } from '../simulate/truth.ts';

/** A simulated world on disk. */
export interface FoundWorld {
  readonly folder: string;
  readonly truth: Truth;
}

const unreadable = (what: string, where: string): KnownFailure =>
  new KnownFailure('unreadable', what, { where, remedy: 'Give folders that `penregister simulate` wrote.' });

async function readTruth(path: string): Promise<Truth> {
  let truth: Partial<Truth>;
  try {
    truth = JSON.parse(await readFile(path, 'utf8')) as Partial<Truth>;
  } catch {
    throw unreadable('The truth of a world is not JSON', path);
  }
  const known = truth !== null && typeof truth === 'object' && Array.isArray(truth.people?.name) && Array.isArray(truth.observers);
  if (!known) throw unreadable('The file does not hold the truth of a simulated world', path);
  if (truth.version !== TRUTH_VERSION) throw unreadable('The truth is of another version of the tool', path);
  return truth as Truth;
}

async function look(folder: string, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && entry.name === 'truth.json')) found.push(folder);
  const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const name of below.sort()) await look(join(folder, name), found);
}

/** Worlds in and below the folders, in the order given and then of their names. @throws KnownFailure 'unreadable' */
export async function findWorlds(folders: readonly string[]): Promise<FoundWorld[]> {
  const worlds: FoundWorld[] = [];
  for (const folder of folders) {
    const kind = await stat(folder).catch(() => undefined);
    if (!kind?.isDirectory()) throw unreadable(kind ? 'That is a file, not a folder' : 'There is no such folder', folder);
    const found: string[] = [];
    await look(folder, found);
    if (found.length === 0) throw unreadable('No world lies in or below the folder: none has a truth.json', folder);
    for (const path of found) worlds.push({ folder: path, truth: await readTruth(join(path, 'truth.json')) });
  }
  return worlds;
}
