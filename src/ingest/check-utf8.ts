import { isUtf8 } from 'node:buffer';

const sequenceLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1);
const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Checks UTF-8 over the seams of chunks. `finish` says whether all of it was valid. */
export function createUtf8Check(): { next(chunk: Uint8Array): void; finish(): boolean } {
  let valid = true;
  let tail: Uint8Array = new Uint8Array();

  /** Bytes at the end of `chunk` that begin a character which the next chunk must complete. */
  function openEnd(chunk: Uint8Array, from: number): number {
    for (let back = 1; back <= 3 && chunk.length - back >= from; back++) {
      const byte = chunk[chunk.length - back] as number;
      if (!isContinuation(byte)) return sequenceLength(byte) > back ? back : 0;
    }
    return 0;
  }

  return {
    next(chunk) {
      let from = 0;
      if (tail.length > 0) {
        const length = sequenceLength(tail[0] as number);
        from = Math.min(length - tail.length, chunk.length);
        tail = Buffer.concat([tail, chunk.subarray(0, from)]);
        if (tail.length < length) return;
        valid &&= isUtf8(tail);
      }
      const end = chunk.length - openEnd(chunk, from);
      valid &&= isUtf8(chunk.subarray(from, end));
      tail = Uint8Array.from(chunk.subarray(end));
    },
    finish: () => valid && tail.length === 0,
  };
}
