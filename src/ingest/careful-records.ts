import type { Layout } from '../formats/read-plan.ts';
import type { RejectReason } from '../model/source.ts';
import { fieldReader } from './careful-fields.ts';
import { type Line, LONGEST_LINE } from './careful-lines.ts';
import { followQuotes } from './follow-quotes.ts';

/** A record over more lines than this is taken for a stray quote. */
export const LONGEST_RECORD = 20;

type DelimitedLayout = Extract<Layout, { kind: 'delimited' }>;

/** What stands at one place of a delimited file. Texts of a record are its fields, in order; their number is not checked here, except of records over several lines. */
export type Piece =
  | { readonly kind: 'blank'; readonly line: number; readonly lines: 1 }
  | { readonly kind: 'comment'; readonly line: number; readonly lines: 1; readonly text: string }
  | { readonly kind: 'record'; readonly line: number; readonly lines: number; readonly texts: readonly string[] }
  | { readonly kind: 'refused'; readonly line: number; readonly lines: number; readonly reason: RejectReason };

const isBlank = (text: string): boolean => !/[^ \t]/.test(text);

/**
 * Groups physical lines into records. Where a quote stays open for more than {@link LONGEST_RECORD} lines, does not end its field,
 * or would only close in a record of another width, the line that opened it is refused alone, and reading goes on with the next line.
 */
export function createRecordAssembler(layout: DelimitedLayout, width: number): { next(lines: readonly Line[], last: boolean): Piece[] } {
  const { delimiter, comment } = layout;
  const quoted = layout.quote === '"' && delimiter !== ' ';
  const readFields = fieldReader(layout, quoted);
  let pieces: Piece[] = [];
  // Records of one line are taken apart together, at the end: where they stand among the pieces, and what they say.
  let places: number[] = [];
  let records: string[] = [];
  // The lines of a record whose quote is still open.
  let open: Line[] = [];
  let openLength = 0;

  const refuse = (line: number, lines: number, reason: RejectReason): void => void pieces.push({ kind: 'refused', line, lines, reason });

  function addRecord({ number, text }: Line): void {
    places.push(pieces.length);
    records.push(text);
    pieces.push({ kind: 'record', line: number, lines: 1, texts: [] });
  }

  /** Whether the open lines are a record, which then is added. */
  function addOpen(): boolean {
    const text = open.map((line, i) => (i + 1 < open.length ? line.text + line.end : line.text)).join('');
    const [texts] = readFields([text]);
    if (texts?.length !== width) return false;
    const line = (open[0] as Line).number;
    if (open.every(({ state }) => state === 'whole')) pieces.push({ kind: 'record', line, lines: open.length, texts });
    else refuse(line, open.length, 'bad-encoding');
    return true;
  }

  /** @returns lines to be read again, after the first of them turned out to be no record */
  function resume(): Line[] {
    const [first, ...others] = open as [Line, ...Line[]];
    refuse(first.number, 1, 'malformed-row');
    open = [];
    openLength = 0;
    return others;
  }

  function takeOpen(line: Line): Line[] {
    open.push(line);
    openLength += line.text.length + line.end.length;
    const quotes = line.state === 'cut' || openLength > LONGEST_LINE ? 'astray' : followQuotes(line.text, open.length > 1, delimiter);
    if (quotes === 'open' && open.length < LONGEST_RECORD) return [];
    if (quotes !== 'closed' || !addOpen()) return resume();
    open = [];
    openLength = 0;
    return [];
  }

  /** @returns lines to be read again */
  function take(line: Line): Line[] {
    const { number, text, state } = line;
    if (open.length > 0) return takeOpen(line);
    if (comment !== '' && text.startsWith(comment)) pieces.push({ kind: 'comment', line: number, lines: 1, text });
    else if (state === 'cut') refuse(number, 1, 'malformed-row');
    else if (isBlank(text)) pieces.push({ kind: 'blank', line: number, lines: 1 });
    else {
      const quotes = quoted && text.includes('"') ? followQuotes(text, false, delimiter) : 'closed';
      if (quotes === 'open') return takeOpen(line);
      if (quotes === 'astray') refuse(number, 1, 'malformed-row');
      else if (state === 'broken') refuse(number, 1, 'bad-encoding');
      else addRecord(line);
    }
    return [];
  }

  function takeAll(lines: readonly Line[]): void {
    for (const line of lines) {
      // The next one to be read again stands last.
      const again = take(line).reverse();
      for (let next = again.pop(); next !== undefined; next = again.pop()) again.push(...take(next).reverse());
    }
  }

  function finishRecords(): Piece[] {
    const fields = readFields(records);
    for (const [i, place] of places.entries()) {
      const { line } = pieces[place] as Piece;
      const texts = fields[i];
      pieces[place] = texts ? { kind: 'record', line, lines: 1, texts } : { kind: 'refused', line, lines: 1, reason: 'malformed-row' };
    }
    const finished = pieces;
    pieces = [];
    places = [];
    records = [];
    return finished;
  }

  return {
    next(lines, last) {
      takeAll(lines);
      while (last && open.length > 0) takeAll(resume());
      return finishRecords();
    },
  };
}
