import { isUtf8 } from 'node:buffer';

const LF = 10;
const CR = 13;
const MARK = [0xef, 0xbb, 0xbf];

/** Bytes of one line beyond which the rest of it is dropped, and the line refused. */
export const LONGEST_LINE = 1 << 26;

/** What is kept of a line that is too long: enough to tell a comment. */
const HEAD = 1 << 12;

/** Chunks are taken in steps of this: memory does not depend on whoever cut them, and what a step leaves behind is gone before the collector looks twice. */
const STEP = 1 << 16;

/** One physical line of a file, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly end: '\n' | '\r' | '\r\n' | '';
  /** 'broken': not valid UTF-8, the wrong bytes standing as U+FFFD. 'cut': longer than is read; `text` is its beginning. */
  readonly state: 'whole' | 'broken' | 'cut';
}

async function* inSteps(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.byteLength; at += STEP) {
      yield Buffer.from(chunk.buffer, chunk.byteOffset + at, Math.min(STEP, chunk.byteLength - at));
    }
  }
}

/** The first end of a line, or −1. */
function firstEnd(bytes: Buffer): number {
  const feed = bytes.indexOf(LF);
  const carriage = (feed === -1 ? bytes : bytes.subarray(0, feed)).indexOf(CR);
  return carriage === -1 ? feed : carriage;
}

const lastEnd = (bytes: Buffer): number => Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR));

/** Lines and their ends in turn; what follows the last end stands last. */
const takeApart = (text: string): string[] => text.split(/(\r\n|\n|\r)/);

/**
 * Splits a byte stream into physical lines, whichever of CR, LF and CRLF ends each, in batches. A byte order mark is left out.
 * A CR and LF that two chunks share are one end.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let number = 0;
  let held: Buffer[] = [];
  let heldLength = 0;

  /** Holds the beginning of a line, and only that of one that has grown too long. */
  function hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    heldLength += bytes.length;
    // A copy: the stream may use its chunk again.
    if (heldLength <= LONGEST_LINE) held.push(Buffer.from(bytes));
    else if (held.length > 1 || (held[0]?.length ?? 0) !== HEAD) held = [Buffer.from(Buffer.concat([...held, bytes]).subarray(0, HEAD))];
  }

  function withHeld(bytes: Buffer): Buffer {
    const whole = held.length === 0 ? bytes : Buffer.concat([...held, bytes]);
    held = [];
    heldLength = 0;
    return number === 0 && MARK.every((byte, i) => whole[i] === byte) ? whole.subarray(MARK.length) : whole;
  }

  /** Lines of bytes that are cut at ends of lines, or at the end of the file. */
  function read(bytes: Buffer): Line[] {
    const lines: Line[] = [];
    const add = (text: string, end: string, state: Line['state']): void => {
      // After the last end there is a line only if it says something.
      if (text !== '' || end !== '') lines.push({ number: ++number, text, end: end as Line['end'], state });
    };
    if (isUtf8(bytes)) {
      const text = bytes.toString('utf8');
      if (text.includes('\r')) {
        const parts = takeApart(text);
        for (let i = 0; i < parts.length; i += 2) add(parts[i] as string, parts[i + 1] ?? '', 'whole');
      } else {
        const parts = text.split('\n');
        for (let i = 0; i < parts.length; i++) add(parts[i] as string, i + 1 < parts.length ? '\n' : '', 'whole');
      }
      return lines;
    }
    // One character a byte, so that places in the text are places in the bytes: only the broken lines are to suffer.
    const parts = takeApart(bytes.toString('latin1'));
    for (let i = 0, at = 0; i < parts.length; i += 2) {
      const { length } = parts[i] as string;
      const line = bytes.subarray(at, at + length);
      const end = parts[i + 1] ?? '';
      at += length + end.length;
      add(line.toString('utf8'), end, isUtf8(line) ? 'whole' : 'broken');
    }
    return lines;
  }

  function cut(end: Line['end']): Line {
    const text = withHeld(Buffer.alloc(0)).toString('utf8');
    return { number: ++number, text, end, state: 'cut' };
  }

  let returned = false;
  for await (const step of inSteps(chunks)) {
    let bytes: Buffer = returned ? Buffer.concat([Buffer.from([CR]), step]) : step;
    // Whether a line feed follows, the next chunk knows.
    returned = bytes.at(-1) === CR;
    if (returned) bytes = bytes.subarray(0, -1);
    const first = firstEnd(bytes);
    if (first === -1) {
      hold(bytes);
      continue;
    }
    let tooLong: Line[] = [];
    if (heldLength + first > LONGEST_LINE) {
      hold(bytes.subarray(0, first));
      const pair = bytes[first] === CR && bytes[first + 1] === LF;
      tooLong = [cut(pair ? '\r\n' : bytes[first] === CR ? '\r' : '\n')];
      bytes = bytes.subarray(first + (pair ? 2 : 1));
    }
    const end = lastEnd(bytes) + 1;
    const lines = end > 0 ? read(withHeld(bytes.subarray(0, end))) : [];
    hold(bytes.subarray(end));
    yield [...tooLong, ...lines];
  }
  const last = returned ? Buffer.from([CR]) : Buffer.alloc(0);
  const lines = heldLength > LONGEST_LINE ? [cut(returned ? '\r' : '')] : read(withHeld(last));
  if (lines.length > 0) yield lines;
}
