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

/** 32 bits that follow from two numbers (the finaliser of murmur3). */
function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Contacts of an endpoint: 5 to 60, most having few. A list of its own, so that the contacts do not grow with the rows. */
const contactsOf = (who: number): number => 5 + Math.floor(55 * (mix(who, 0) / 0x1_0000_0000) ** 3);

/**
 * Writes a CSV of calls and messages: `time,from,to,app,duration,bytes`, a year, ascending. Activity of endpoints is heavy-tailed
 * (density of the rank r falls as 1/√r), each has a list of contacts of its own and favours the first of them, and every
 * second row goes the other way. The same shape gives the same bytes.
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
    const one = Math.floor(endpoints * next() ** 2);
    const other = mix(one, 1 + Math.floor(contactsOf(one) * next() ** 2)) % endpoints;
    const [from, to] = next() < 0.5 ? [one, other] : [other, one];
    text += `${time},user${from},user${to},app${from % 7},${Math.floor(next() * 600)},${Math.floor(next() * 100_000)}\n`;
    if (text.length > 1 << 20) flush();
  }
  flush();
  closeSync(file);
  return bytes;
}
