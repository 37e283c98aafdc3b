const LF = 10;
const CR = 13;

/** Bytes of one line beyond which the rest of it is dropped, and the line refused. */
const LONGEST_LINE = 1 << 26;

/** One physical line of a file, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
  readonly end: '\n' | '\r' | '\r\n' | '';
  /** Longer than is read; `bytes` hold its beginning. */
  readonly cut: boolean;
}

/**
 * Splits a byte stream into physical lines, whichever of CR, LF and CRLF ends each, a batch a chunk. A byte order mark is left out.
 * A CR and LF that two chunks share are one end.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let pending: Buffer[] = [];
  let pendingLength = 0;
  let cut = false;
  let number = 0;
  let returned = false;
  let lines: Line[] = [];

  const hold = (bytes: Buffer): void => {
    const room = LONGEST_LINE - pendingLength;
    cut ||= bytes.length > room;
    const kept = bytes.subarray(0, Math.max(0, room));
    // A copy: the stream may use its chunk again.
    if (kept.length > 0) pending.push(Buffer.from(kept));
    pendingLength += kept.length;
  };
  const flush = (end: Line['end']): void => {
    number += 1;
    const whole = pending.length === 1 ? (pending[0] as Buffer) : Buffer.concat(pending);
    const marked = number === 1 && whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf;
    const bytes = marked ? whole.subarray(3) : whole;
    // A mark and nothing else is no line.
    if (end !== '' || bytes.length > 0) lines.push({ number, bytes, end, cut });
    pending = [];
    pendingLength = 0;
    cut = false;
  };

  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    if (returned && bytes.length > 0) {
      if (bytes[0] === LF) from = 1;
      flush(from === 1 ? '\r\n' : '\r');
      returned = false;
    }
    let feed = bytes.indexOf(LF, from);
    let carriage = bytes.indexOf(CR, from);
    while (feed !== -1 || carriage !== -1) {
      const isReturn = carriage !== -1 && (feed === -1 || carriage < feed);
      const at = isReturn ? carriage : feed;
      hold(bytes.subarray(from, at));
      from = at + 1;
      if (isReturn && from === bytes.length) {
        // Whether a line feed follows, the next chunk knows.
        returned = true;
        break;
      }
      const pair = isReturn && bytes[from] === LF;
      if (pair) from += 1;
      flush(pair ? '\r\n' : isReturn ? '\r' : '\n');
      if (feed !== -1 && feed < from) feed = bytes.indexOf(LF, from);
      if (carriage !== -1 && carriage < from) carriage = bytes.indexOf(CR, from);
    }
    if (!returned && from < bytes.length) hold(bytes.subarray(from));
    if (lines.length > 0) yield lines;
    lines = [];
  }
  if (returned) flush('\r');
  else if (pendingLength > 0) flush('');
  if (lines.length > 0) yield lines;
}
