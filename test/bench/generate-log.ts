import { closeSync, openSync, writeSync } from 'node:fs';

export interface LogShape {
  readonly rows: number;
  readonly endpoints: number;
  readonly seed: number;
}

/** Marsaglia's xorshift, 32 bits: fast, and the same everywhere. */
function createSource(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/**
 * Writes a CSV of calls and messages: `time,from,to,app,duration,bytes`, a year or so, ascending, with heavy-tailed endpoints
 * (the logarithm of their rank is uniform). The same shape gives the same bytes.
 * @returns bytes written
 */
export function generateLog(path: string, { rows, endpoints, seed }: LogShape): number {
  const next = createSource(seed);
  const file = openSync(path, 'w');
  const year = 365 * 86_400;
  let text = 'time,from,to,app,duration,bytes\n';
  let bytes = 0;
  let day = '';
  let dayNumber = -1;
  const flush = (): void => {
    bytes += writeSync(file, text);
    text = '';
  };
  for (let i = 0; i < rows; i++) {
    const second = 18_262 * 86_400 + Math.floor((i / rows) * year);
    const today = Math.floor(second / 86_400);
    if (today !== dayNumber) {
      dayNumber = today;
      day = new Date(today * 86_400_000).toISOString().slice(0, 10);
    }
    const clock = second - today * 86_400;
    const time = `${day}T${two(Math.floor(clock / 3600))}:${two(Math.floor(clock / 60) % 60)}:${two(clock % 60)}Z`;
    const from = Math.floor(endpoints ** next());
    const to = Math.floor(endpoints ** next());
    text += `${time},user${from},user${to},app${from % 7},${Math.floor(next() * 600)},${Math.floor(next() * 100_000)}\n`;
    if (text.length > 1 << 20) flush();
  }
  flush();
  closeSync(file);
  return bytes;
}
