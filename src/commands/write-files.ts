import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { KnownFailure } from '../model/failure.ts';

/** One finished output. */
export interface Written {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The system's own word for why a file could not be touched, without its path. */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const known: Record<string, string> = {
    ENOENT: 'it does not exist',
    EACCES: 'permission was denied',
    EPERM: 'permission was denied',
    EISDIR: 'it is a folder',
    EEXIST: 'a part of its path is a file',
    ENOTDIR: 'a part of its path is no folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the file system is read-only',
    ENAMETOOLONG: 'its name is too long',
  };
  return (code && known[code]) ?? `the system said ${code ?? 'nothing more'}`;
}

const inside = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
};

/** Where a path leads, links followed, whether or not its end exists yet. */
async function realPath(path: string): Promise<string> {
  const whole = resolve(path);
  try {
    return await realpath(whole);
  } catch {
    const parent = dirname(whole);
    return parent === whole ? whole : join(await realPath(parent), basename(whole));
  }
}

/** The input that an output folder would stand beside or in; undefined where there is none. */
async function findBeside(folder: string, inputs: readonly string[]): Promise<string | undefined> {
  const target = await realPath(folder);
  for (const input of inputs) {
    const kind = input === '-' ? undefined : await stat(input).catch(() => undefined);
    if (kind === undefined) continue;
    const real = await realPath(input);
    if (kind.isDirectory() ? inside(real, target) : kind.isFile() && dirname(real) === target) return input;
  }
  return undefined;
}

/**
 * Makes sure that an output folder may be written before any work is done.
 * @param inputs the evidence; nothing is written inside its folders, nor into the folder of one of its files
 * @throws KnownFailure 'output'
 */
export async function prepareFolder(folder: string, files: readonly string[], inputs: readonly string[], force: boolean): Promise<void> {
  const evidence = await findBeside(folder, inputs);
  if (evidence !== undefined) {
    throw new KnownFailure(
      'output',
      'The output folder is, or lies inside, a folder of the input, and nothing is written beside evidence',
      {
        where: folder,
        remedy: 'Name a folder elsewhere with -o.',
      },
    );
  }
  try {
    await makeFolder(folder);
    const present = new Set(await readdir(folder));
    const taken = files.find((file) => present.has(file));
    if (taken !== undefined && !force) {
      throw new KnownFailure('output', `The output folder already has a ${taken}, and nothing is overwritten`, {
        where: folder,
        remedy: 'Name another folder with -o, or add --force.',
      });
    }
  } catch (error) {
    if (error instanceof KnownFailure) throw error;
    throw new KnownFailure('output', `The output folder could not be written: ${systemReason(error)}`, {
      where: folder,
      remedy: 'Name another folder with -o.',
    });
  }
}

/** As `mkdir -p`, one folder at a time: the recursive mkdir of Node never returns where a file system refuses, such as /proc. */
async function makeFolder(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => undefined))?.isDirectory()) return;
  const parent = dirname(resolve(folder));
  if (parent !== resolve(folder)) await makeFolder(parent);
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** A name that nobody else has taken, for what is not finished. */
export const unfinishedName = (): string => `.${randomBytes(6).toString('hex')}.part`;

/** Writes to a temporary name beside the target and renames, so that no half-written file ever carries the name. */
export async function writeWhole(path: string, content: string | Uint8Array, force: boolean): Promise<Written> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const temporary = join(dirname(path), unfinishedName());
  if (!force && existsSync(path)) {
    throw new KnownFailure('output', 'The file exists, and nothing is overwritten', {
      where: path,
      remedy: 'Name another file, or add --force.',
    });
  }
  try {
    await writeFile(temporary, bytes, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new KnownFailure('output', `The file could not be written: ${systemReason(error)}`, {
      where: path,
      remedy: 'Free space or name another place with -o.',
    });
  }
  return { path: path.split(sep).at(-1) as string, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength };
}
