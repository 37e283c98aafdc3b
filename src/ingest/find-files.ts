import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Unread } from '../model/source.ts';
import { brokenBytes } from './broken-bytes.ts';

export interface FoundFile {
  /** As given, or joined to the folder that was given, with forward slashes; `-` for standard input. */
  readonly path: string;
  /** Absolute; for standard input empty. */
  readonly file: string;
  /** Named itself, rather than found in a folder. */
  readonly named: boolean;
  readonly bytes: number;
  /** A pipe or device: to be spooled before it can be read twice. */
  readonly stream: boolean;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const reasonOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code === 'ELOOP' ? 'the link leads to itself' : brokenBytes(error);

/**
 * Files that the inputs name, folders walked through, each file once, in the order of paths by code unit.
 * Links inside a folder are followed only to what lies inside it too; hidden files and folders are left out.
 */
export async function findFiles(inputs: readonly string[]): Promise<{ readonly files: FoundFile[]; readonly unread: Unread[] }> {
  const files = new Map<string, FoundFile>();
  const unread: Unread[] = [];
  const refuse = (path: string, detail: string): void => void unread.push({ path, reason: 'unreadable', detail });

  async function walk(folder: string, shown: string, root: string, above: readonly string[]): Promise<void> {
    let names: string[];
    try {
      names = await readdir(folder);
    } catch (error) {
      refuse(shown, reasonOf(error));
      return;
    }
    for (const name of names.filter((entry) => !entry.startsWith('.')).sort(byCodeUnit)) {
      const path = resolve(folder, name);
      const show = `${shown.replace(/\/$/, '')}/${name}`;
      try {
        const target = await realpath(path);
        const inside = target === root || target.startsWith(root.endsWith(sep) ? root : root + sep);
        if (!inside && (await lstat(path)).isSymbolicLink()) refuse(show, 'it is a link that leads out of the folder');
        else await add(path, target, show, root, above, false);
      } catch (error) {
        refuse(show, reasonOf(error));
      }
    }
  }

  async function add(path: string, target: string, shown: string, root: string, above: readonly string[], named: boolean): Promise<void> {
    const found: Stats = await stat(path);
    if (found.isDirectory()) {
      if (!above.includes(target)) await walk(path, shown, root, [...above, target]);
      return;
    }
    if (!found.isFile() && !named) {
      refuse(shown, 'it is not a regular file');
      return;
    }
    const before = files.get(target);
    if (before === undefined)
      files.set(target, { path: shown, file: path, named, bytes: found.isFile() ? found.size : 0, stream: !found.isFile() });
    // Named twice, or named and met in a folder: one file.
    else if (named && !before.named) files.set(target, { ...before, path: shown, named });
  }

  for (const input of inputs) {
    if (input === '-') {
      files.set('-', { path: '-', file: '', named: true, bytes: 0, stream: true });
      continue;
    }
    const shown = sep === '\\' ? input.replaceAll('\\', '/') : input;
    try {
      const path = resolve(input);
      const target = await realpath(path).catch(async (error) => {
        // /dev/fd/63 of a shell's <(…) has no real path, and can be read all the same.
        await stat(path).catch(() => Promise.reject(error));
        return path;
      });
      await add(path, target, shown, target, [], true);
    } catch (error) {
      refuse(shown, reasonOf(error));
    }
  }
  return {
    files: [...files.values()].sort((a, b) => byCodeUnit(a.path, b.path)),
    unread: unread.sort((a, b) => byCodeUnit(a.path, b.path)),
  };
}
