import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownFailure } from '../model/failure.ts';
import { systemReason, unfinishedName } from './write-files.ts';

/** Files of a folder that carry their names only once all of them are whole. */
export interface UnfinishedFolder {
  append(file: string, text: string): void;
  /** Where a file lies until then; it is closed for writing. */
  pathOf(file: string): string;
  /** Puts a finished file, which lies at `path` in the folder's file system, under a name of the folder, in place of `instead` if given. */
  adopt(file: string, path: string, instead?: string): void;
  /** A path in the folder for a file in the making. */
  newPath(): string;
  /** Gives all files their names; of `stale`, files of the folder that are not among them are removed. */
  finish(stale?: readonly string[]): Promise<void>;
  /** Removes what is unfinished; nothing after {@link finish}. */
  discard(): void;
}

export function createUnfinishedFolder(folder: string): UnfinishedFolder {
  const paths = new Map<string, string>();
  const open = new Map<string, number>();
  const loose = new Set<string>();
  const failed = (error: unknown) =>
    new KnownFailure('output', `The file could not be written: ${systemReason(error)}`, {
      where: folder,
      remedy: 'Free space or name another place with -o.',
    });
  const newPath = (): string => {
    const path = join(folder, unfinishedName());
    loose.add(path);
    return path;
  };
  const close = (file: string): void => {
    const handle = open.get(file);
    if (handle !== undefined) closeSync(handle);
    open.delete(file);
  };
  return {
    newPath,
    append(file, text) {
      try {
        let handle = open.get(file);
        if (handle === undefined) {
          const path = newPath();
          paths.set(file, path);
          handle = openSync(path, 'wx');
          open.set(file, handle);
        }
        const bytes = Buffer.from(text, 'utf8');
        for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      } catch (error) {
        throw failed(error);
      }
    },
    pathOf(file) {
      close(file);
      return paths.get(file) as string;
    },
    adopt(file, path, instead) {
      if (instead !== undefined) {
        close(instead);
        rmSync(paths.get(instead) as string, { force: true });
        paths.delete(instead);
      }
      paths.set(file, path);
    },
    async finish(stale = []) {
      for (const file of [...open.keys()]) close(file);
      try {
        // First what is in the way: no moment shows files of two makings under their names.
        for (const file of stale) await rm(join(folder, file), { force: true });
        for (const [file, path] of paths) {
          await rename(path, join(folder, file));
          loose.delete(path);
        }
      } catch (error) {
        throw failed(error);
      }
      for (const path of loose) await rm(path, { force: true });
    },
    discard() {
      for (const file of [...open.keys()]) close(file);
      for (const path of loose) rmSync(path, { force: true });
    },
  };
}
