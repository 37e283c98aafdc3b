import type { Layout } from '../formats/read-plan.ts';
import { createUtf8Check } from './check-utf8.ts';
import { createLineCounter, type LineFacts } from './count-lines.ts';

/** What the bytes of a file say about it, whoever reads its records. */
export interface ByteFacts extends LineFacts {
  /** Of the text, decompressed. */
  readonly textBytes: number;
  readonly nul: boolean;
  readonly utf8: boolean;
  /** Holds the byte that the bulk reader takes for a delimiter that never occurs. */
  readonly holdsDelimiter: boolean;
}

/**
 * One pass over the text of a file: counts lines and records as its layout has them, and finds what the bulk reader must not be trusted with.
 * @param chunks decompressed @throws whatever `chunks` throws
 */
export async function passOverBytes(chunks: AsyncIterable<Uint8Array>, layout: Layout): Promise<ByteFacts> {
  const lines = createLineCounter(layout);
  const encoding = createUtf8Check();
  let textBytes = 0;
  let nul = false;
  let holdsDelimiter = false;
  for await (const chunk of chunks) {
    textBytes += chunk.length;
    nul ||= chunk.includes(0);
    holdsDelimiter ||= chunk.includes(1);
    encoding.next(chunk);
    lines.next(chunk);
  }
  return { ...lines.finish(), textBytes, nul, utf8: encoding.finish(), holdsDelimiter };
}
