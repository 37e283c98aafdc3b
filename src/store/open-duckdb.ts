import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { hideRows } from './hide-rows.ts';

export interface DatabaseOptions {
  /** Folder for a database that stays, which must not hold one yet. Absent: a temporary one that goes with {@link Database.close}. */
  readonly keepIn?: string;
  /** As DuckDB spells it. */
  readonly memoryLimit?: string;
  readonly threads?: number;
}

/** One open database, its connection, and a folder of its own for whatever must not lie beside the evidence. */
export interface Database {
  readonly connection: DuckDBConnection;
  /** Temporary folder: spilled data, spooled input. */
  readonly scratch: string;
  /** No file can be opened and no setting changed from here on. */
  lock(): Promise<void>;
  /** Closes and removes all that is temporary. May be called twice. */
  close(): void;
}

/**
 * Measured on 10 million rows and 50,000 endpoints: the process peaks 250 MB above the limit, and a larger limit gains no speed
 * worth its memory.
 */
const MEMORY_LIMIT = '512MB';
const THREADS = 2;
export const STORE_FILE = 'store.duckdb';

/** Opens a database that loads no extension, opens no connection, knows no host time zone, and spills only into its own folder. */
export async function openDuckDB(options: DatabaseOptions = {}): Promise<Database> {
  const scratch = mkdtempSync(join(tmpdir(), 'penregister-'));
  const remove = (): void => rmSync(scratch, { recursive: true, force: true });
  // A net for exits that close nothing; a killed process leaves its scratch folder to the system.
  process.once('exit', remove);
  let instance: DuckDBInstance | undefined;
  let connection: DuckDBConnection | undefined;
  const close = (): void => {
    connection?.closeSync();
    instance?.closeSync();
    connection = undefined;
    instance = undefined;
    process.removeListener('exit', remove);
    remove();
  };
  try {
    if (options.keepIn !== undefined) mkdirSync(options.keepIn, { recursive: true });
    const path = join(options.keepIn ?? scratch, STORE_FILE);
    // A quarter of a second: paid only by commands that read logs.
    const duckdb = await import('@duckdb/node-api');
    instance = await duckdb.DuckDBInstance.create(path, {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      temp_directory: join(scratch, 'spill'),
      memory_limit: options.memoryLimit ?? MEMORY_LIMIT,
      threads: String(options.threads ?? THREADS),
      preserve_insertion_order: 'true',
    });
    const opened = await instance.connect();
    connection = opened;
    await opened.run("SET TimeZone = 'UTC'");
    return {
      connection: opened,
      scratch,
      async lock() {
        await opened.run('SET enable_external_access = false');
        await opened.run('SET lock_configuration = true');
      },
      close,
    };
  } catch (error) {
    close();
    throw hideRows(error, 'open the store');
  }
}
