import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

const CHUNK = 1 << 20;

/** A file as it lies on disk: opened for reading only. */
export interface RawFile {
  readonly path: string;
  readonly gzip: boolean;
}

/** Tells gzip by its first bytes, never by its name. */
export async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/**
 * The text of a file, decompressed, in chunks.
 * @param onRaw sees every chunk as it lies on disk @throws where the file cannot be read, or its compression is broken or cut off
 */
export async function* readText(file: RawFile, onRaw?: (chunk: Uint8Array) => void, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(file.path, { highWaterMark: CHUNK, ...(signal && { signal }) });
  if (onRaw) raw.on('data', (chunk) => onRaw(chunk as Buffer));
  if (!file.gzip) {
    yield* raw as AsyncIterable<Buffer>;
    return;
  }
  const text = createGunzip({ chunkSize: CHUNK });
  raw.on('error', (error) => text.destroy(error));
  raw.pipe(text);
  try {
    yield* text as AsyncIterable<Buffer>;
  } finally {
    raw.destroy();
    text.destroy();
  }
}

/** The first bytes of the text, at most `limit`. */
export async function readHead(file: RawFile, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of readText(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}

export interface Fingerprint {
  add(chunk: Uint8Array): void;
  /** Lower-case hexadecimal. */
  sha256(): string;
}

export function createFingerprint(): Fingerprint {
  const hash = createHash('sha256');
  return { add: (chunk) => void hash.update(chunk), sha256: () => hash.digest('hex') };
}
