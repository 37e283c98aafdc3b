import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownFailure } from '../model/failure.ts';
import { STORE_FILE } from '../store/open-duckdb.ts';
import { systemReason, unfinishedName } from './write-files.ts';

/** A store that stays in the output folder, under its name only once it is whole. */
export interface KeptStore {
  /** Where the store is made. */
  readonly directory: string;
  /** Its name in the output folder in the end. */
  readonly file: string;
  /** Gives it its name. To be called once it is closed. */
  finish(): Promise<void>;
  /** Takes away what is not finished. */
  discard(): Promise<void>;
}

/** @throws KnownFailure 'usage' where there is no folder to keep it in, or it would give away the names that are to be hidden */
export function createKeptStore(output: string | undefined, hidesNames: boolean): KeptStore {
  const where = '--keep-store';
  if (output === undefined)
    throw new KnownFailure('usage', 'There is no folder to keep the store in', { where, remedy: 'Name one with -o.' });
  if (hidesNames) {
    throw new KnownFailure('usage', 'The store holds every name as the log has it, and names are to be hidden', {
      where,
      remedy: 'Leave --keep-store out, or add --no-pseudonymise.',
    });
  }
  const directory = join(output, unfinishedName());
  return {
    directory,
    file: STORE_FILE,
    async finish() {
      try {
        await rename(join(directory, STORE_FILE), join(output, STORE_FILE));
      } catch (error) {
        throw new KnownFailure('output', `The store could not be kept: ${systemReason(error)}`, {
          where: join(output, STORE_FILE),
          remedy: 'Free space or name another place with -o.',
        });
      }
    },
    discard: () => rm(directory, { recursive: true, force: true }),
  };
}
