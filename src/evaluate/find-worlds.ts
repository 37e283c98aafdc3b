import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownFailure } from '../model/failure.ts';
import type { Truth } from '../simulate/truth.ts';
import { truthSchema } from './truth-schema.ts';

/** A simulated world on disk. */
export interface FoundWorld {
  readonly folder: string;
  readonly truth: Truth;
}

const unreadable = (what: string, where: string): KnownFailure =>
  new KnownFailure('unreadable', what, { where, remedy: 'Give folders that `penregister simulate` wrote.' });

async function readTruth(path: string): Promise<Truth> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw unreadable('The truth of a world is not JSON', path);
  }
  const result = truthSchema.safeParse(json);
  if (result.success) return result.data as unknown as Truth;
  const [issue] = result.error.issues;
  throw unreadable(
    'The file does not hold the truth of a simulated world',
    `${path}, at ${issue?.path.map(String).join('.') || 'the whole'}`,
  );
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
