/** The beginning of a file, as formats look at it. */
export interface Sample {
  /** Physical lines without their ends, whole ones only. */
  readonly lines: readonly string[];
  /** Whether these are all lines of the file. */
  readonly whole: boolean;
  /** Why this cannot be the text of a log, where it cannot. */
  readonly defect: string | undefined;
}

/** Bytes that are enough of a file to tell its format. */
export const SAMPLE_BYTES = 1 << 18;
const MOST_LINES = 2000;

function findDefect(bytes: Uint8Array, text: string): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16 text: convert it to UTF-8';
  const odd = text.match(/\ufffd|(?![\t\n\f\r\v])\p{Cc}/gu)?.length ?? 0;
  return odd > text.length / 10 ? 'not text' : undefined;
}

/** @param bytes the beginning of the text, decompressed @param whole whether it is all of it */
export function takeSample(bytes: Uint8Array, whole: boolean): Sample {
  const text = new TextDecoder('utf-8').decode(bytes);
  const lines = text.split(/\r\n|\r|\n/);
  if (!whole) lines.pop();
  else if (lines.at(-1) === '') lines.pop();
  return { lines: lines.slice(0, MOST_LINES), whole: whole && lines.length <= MOST_LINES, defect: findDefect(bytes, text) };
}
