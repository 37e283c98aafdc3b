import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Copies what can be read only once into the scratch folder.
 * @param file path of a pipe or device; '' for standard input
 * @returns path and size of the copy
 */
export async function spool(
  file: string,
  folder: string,
  number: number,
  signal?: AbortSignal,
): Promise<{ readonly file: string; readonly bytes: number }> {
  const copy = join(folder, `spool-${number}`);
  const from = file === '' ? process.stdin : createReadStream(file);
  await pipeline(from, createWriteStream(copy, { flags: 'wx', mode: 0o600 }), ...(signal ? [{ signal }] : []));
  return { file: copy, bytes: (await stat(copy)).size };
}
