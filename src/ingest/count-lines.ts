import type { Layout } from '../formats/read-plan.ts';
import { createPlaces } from './record-places.ts';
import { createQuoteTracker } from './track-quotes.ts';

const LF = 10;
const CR = 13;
const BLANK = 32;
const TAB = 9;
const BOM = [0xef, 0xbb, 0xbf];

export interface LineFacts {
  /** Physical lines: ended by a line feed, and what follows the last one. */
  readonly lines: number;
  readonly header: number;
  /** Lines up to the end of the header, those before it included. */
  readonly skip: number;
  readonly blank: number;
  readonly comment: number;
  /** Records after the header. */
  readonly records: number;
  /** Lines of the longest record. */
  readonly longest: number;
  /** Holds quotes, all of them around whole fields, unless `stray`. */
  readonly quotes: boolean;
  readonly stray: boolean;
  /** Lines end in different ways, or somewhere in a bare carriage return. */
  readonly mixedEnds: boolean;
  /** A later header block in comments says something else than the first. */
  readonly mixedHeaders: boolean;
  /** A comment stands after the first record. */
  readonly lateComment: boolean;
  /** Flat pairs [ordinal, line] and [ordinal, lines]; undefined where there would be too many to be worth it. */
  readonly places: { readonly breakpoints: readonly number[]; readonly longRecords: readonly number[] } | undefined;
}

const DIRECTIVE = /^#(separator|fields|unset_field|empty_field|set_separator|path)(?=\W)/;

/** Counts physical lines and records as the layout has them, chunk by chunk, with a state of constant size beside the places. */
export function createLineCounter(layout: Layout): { next(chunk: Uint8Array): void; finish(): LineFacts } {
  const delimited = layout.kind === 'delimited' ? layout : undefined;
  const commentByte = delimited?.comment ? delimited.comment.charCodeAt(0) : -1;
  // Where runs of blanks part the columns, a quote is a character like any other.
  const quoted = delimited?.quote === '"' && delimited.delimiter !== ' ';
  const quotes = quoted ? createQuoteTracker(delimited.delimiter.charCodeAt(0)) : undefined;
  const places = createPlaces();
  const directives = new Map<string, string>();
  let lines = 0;
  let blank = 0;
  let comment = 0;
  let header = 0;
  let skip = 0;
  let headersLeft = delimited?.headerLines ?? 0;
  let longest = 0;
  let lateComment = false;
  let mixedHeaders = false;
  let loneReturn = false;
  let bare = 0;
  let withReturn = 0;
  let started = false;
  // Of the current line, and of the record that it continues.
  let length = 0;
  let lastByte = 0;
  let isBlank = true;
  let isComment = false;
  let commentText = '';
  let recordLines = 0;

  function addSegment(chunk: Uint8Array, from: number, to: number, hasQuotes: boolean): void {
    if (length === 0) isComment = recordLines === 0 && chunk[from] === commentByte;
    else if (lastByte === CR) loneReturn = true;
    for (let i = from; isBlank && i < to; i++) {
      const byte = chunk[i] as number;
      isBlank = byte === BLANK || byte === TAB || byte === CR;
    }
    if (isComment) {
      if (commentText.length < 65_536)
        commentText += Buffer.from(chunk.buffer, chunk.byteOffset + from, Math.min(to - from, 65_536)).toString('latin1');
    } else quotes?.add(chunk, from, to, hasQuotes);
    length += to - from;
    lastByte = chunk[to - 1] as number;
  }

  function addComment(): void {
    comment += 1;
    lateComment ||= places.records() > 0;
    const directive = DIRECTIVE.exec(commentText)?.[1];
    if (directive === undefined) return;
    const said = directives.get(directive);
    if (said === undefined) directives.set(directive, commentText);
    else mixedHeaders ||= said.replace(/\r$/, '') !== commentText.replace(/\r$/, '');
  }

  function endLine(): void {
    lines += 1;
    if (quotes?.open()) recordLines += 1;
    else {
      if (recordLines === 0 && isComment) addComment();
      else if (recordLines === 0 && isBlank) blank += 1;
      else endRecord(recordLines + 1);
      recordLines = 0;
    }
    quotes?.endLine();
    length = 0;
    lastByte = 0;
    isBlank = true;
    isComment = false;
    commentText = '';
  }

  function endRecord(ofLines: number): void {
    if (headersLeft > 0) {
      headersLeft -= 1;
      header += ofLines;
      skip = lines;
      return;
    }
    longest = Math.max(longest, ofLines);
    places.add(lines - ofLines + 1, ofLines);
  }

  return {
    next(chunk) {
      let from = 0;
      if (!started && chunk.length > 0) {
        started = true;
        if (BOM.every((byte, i) => chunk[i] === byte)) from = 3;
      }
      const hasQuotes = quotes !== undefined && chunk.includes(34, from);
      let nextReturn = chunk.indexOf(CR, from);
      while (from < chunk.length) {
        const feed = chunk.indexOf(LF, from);
        const to = feed === -1 ? chunk.length : feed;
        if (to > from) addSegment(chunk, from, to, hasQuotes);
        if (nextReturn !== -1 && nextReturn < from) nextReturn = chunk.indexOf(CR, from);
        if (nextReturn !== -1 && nextReturn < to - 1) loneReturn = true;
        if (feed === -1) return;
        if (lastByte === CR) withReturn += 1;
        else bare += 1;
        endLine();
        from = feed + 1;
      }
    },
    finish() {
      if (length > 0) {
        loneReturn ||= lastByte === CR;
        endLine();
      }
      return {
        lines,
        header,
        skip,
        blank,
        comment,
        records: places.records(),
        // A quote that never closes: the rest of the file is no record.
        longest: Math.max(longest, recordLines),
        quotes: quotes?.seen() ?? false,
        stray: (quotes?.stray() ?? false) || recordLines > 0,
        mixedEnds: loneReturn || (bare > 0 && withReturn > 0),
        mixedHeaders,
        lateComment,
        places: places.finish(),
      };
    },
  };
}
