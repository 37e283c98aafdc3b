const QUOTE = 34;
const CR = 13;

export interface QuoteTracker {
  /** A stretch of the current line. @param hasQuotes whether its chunk holds any */
  add(chunk: Uint8Array, from: number, to: number, hasQuotes: boolean): void;
  /** Inside a quoted field. */
  open(): boolean;
  endLine(): void;
  seen(): boolean;
  /** A quote inside a bare field, or text after a closing quote: readers differ on what such a row says. */
  stray(): boolean;
}

/** Follows quoted fields byte by byte, and only where a chunk has quotes. */
export function createQuoteTracker(delimiter: number): QuoteTracker {
  let open = false;
  let closed = false;
  let fieldStarts = true;
  let seen = false;
  let stray = false;

  function addByte(byte: number): void {
    seen ||= byte === QUOTE;
    if (open) {
      if (byte === QUOTE) {
        open = false;
        closed = true;
      }
    } else if (byte === delimiter) {
      fieldStarts = true;
      closed = false;
    } else if (byte === QUOTE && (fieldStarts || closed)) {
      open = true;
      closed = false;
      fieldStarts = false;
    } else {
      if (byte === QUOTE || (closed && byte !== CR)) stray = true;
      fieldStarts = false;
    }
  }

  return {
    add(chunk, from, to, hasQuotes) {
      if (!hasQuotes && !open && !closed) {
        fieldStarts = chunk[to - 1] === delimiter;
        return;
      }
      for (let i = from; i < to; i++) addByte(chunk[i] as number);
    },
    open: () => open,
    endLine() {
      if (open) return;
      fieldStarts = true;
      closed = false;
    },
    seen: () => seen,
    stray: () => stray,
  };
}
