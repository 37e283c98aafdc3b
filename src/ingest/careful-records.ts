import { isUtf8 } from 'node:buffer';
import Papa from 'papaparse';
import type { Layout } from '../formats/read-plan.ts';
import type { RejectReason } from '../model/source.ts';
import type { Line } from './careful-lines.ts';

/** A record over more lines than this is taken for a stray quote. */
export const LONGEST_RECORD = 20;

type DelimitedLayout = Extract<Layout, { kind: 'delimited' }>;

/** What stands at one place of a delimited file. Texts of a record are its fields, in order; their number is not checked here, except of records over several lines. */
export type Piece =
  | { readonly kind: 'blank'; readonly line: number; readonly lines: 1 }
  | { readonly kind: 'comment'; readonly line: number; readonly lines: 1; readonly text: string }
  | { readonly kind: 'record'; readonly line: number; readonly lines: number; readonly texts: readonly string[] }
  | { readonly kind: 'refused'; readonly line: number; readonly lines: number; readonly reason: RejectReason };

interface Text {
  readonly line: Line;
  readonly text: string;
  readonly valid: boolean;
}

const isBlank = (text: string): boolean => /^[ \t\r]*$/.test(text);

/** One record whose lines are complete, `undefined` where a quote is still open, 'malformed-row' where more lines would not help. */
function parseCandidate(text: string, delimiter: string): readonly string[] | undefined | 'malformed-row' {
  // The empty line in front: papaparse would drop what looks like a byte order mark at the beginning of its input.
  const { data, errors } = Papa.parse<string[]>(`\n${text}`, { delimiter, quoteChar: '"', newline: '\n', fastMode: false });
  if (errors.some(({ code }) => code === 'InvalidQuotes')) return 'malformed-row';
  if (errors.length > 0) return undefined;
  return data.length === 2 ? (data[1] as string[]) : 'malformed-row';
}

/** Lines without quotes, many at a time. A blank as delimiter stands for any run of blanks and tabs. */
function parsePlain(texts: readonly string[], delimiter: string): string[][] {
  const evened = delimiter === ' ' ? texts.map((text) => text.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')) : texts;
  return Papa.parse<string[]>(`\n${evened.join('\n')}`, { delimiter, newline: '\n', fastMode: true }).data.slice(1);
}

/**
 * Groups physical lines into records. Where a quote stays open for more than {@link LONGEST_RECORD} lines, does not end its field,
 * or would only close in a record of another width, the line that opened it is refused alone, and reading goes on with the next line.
 */
export function createRecordAssembler(layout: DelimitedLayout, width: number): { next(lines: readonly Line[], last: boolean): Piece[] } {
  const { delimiter, comment } = layout;
  const quoted = layout.quote === '"' && delimiter !== ' ';
  let waiting: Text[] = [];

  const decode = (line: Line): Text => ({ line, text: line.bytes.toString('utf8'), valid: isUtf8(line.bytes) });

  function readQuoted(from: number, last: boolean): { readonly piece: Piece; readonly used: number } | undefined {
    const first = waiting[from] as Text;
    const { number } = first.line;
    const refuse = (reason: RejectReason) => ({ piece: { kind: 'refused', line: number, lines: 1, reason } as const, used: 1 });
    let candidate = '';
    for (let used = 1; used <= LONGEST_RECORD; used++) {
      const item = waiting[from + used - 1];
      if (item === undefined) return last ? refuse('malformed-row') : undefined;
      if (item.line.cut) return refuse('malformed-row');
      candidate += used === 1 ? item.text : (waiting[from + used - 2] as Text).line.end + item.text;
      // Only a quote can close what is open.
      if (used > 1 && !item.text.includes('"')) continue;
      const texts = parseCandidate(candidate, delimiter);
      if (texts === 'malformed-row' || (used > 1 && texts !== undefined && texts.length !== width)) return refuse('malformed-row');
      if (texts === undefined) continue;
      if (waiting.slice(from, from + used).every(({ valid }) => valid))
        return { piece: { kind: 'record', line: number, lines: used, texts }, used };
      return { piece: { kind: 'refused', line: number, lines: used, reason: 'bad-encoding' }, used };
    }
    return refuse('malformed-row');
  }

  return {
    next(lines, last) {
      waiting = [...waiting, ...lines.map(decode)];
      const pieces: Piece[] = [];
      let plain: Text[] = [];
      const flush = (): void => {
        if (plain.length === 0) return;
        const rows = parsePlain(
          plain.map(({ text }) => text),
          delimiter,
        );
        for (const [i, { line }] of plain.entries())
          pieces.push({ kind: 'record', line: line.number, lines: 1, texts: rows[i] as string[] });
        plain = [];
      };
      let at = 0;
      while (at < waiting.length) {
        const item = waiting[at] as Text;
        const { line, text, valid } = item;
        const kind = comment !== '' && text.startsWith(comment) ? 'comment' : isBlank(text) && !line.cut ? 'blank' : undefined;
        if (kind === undefined && quoted && text.includes('"')) {
          flush();
          const read = readQuoted(at, last);
          if (read === undefined) break;
          pieces.push(read.piece);
          at += read.used;
          continue;
        }
        at += 1;
        if (kind === undefined && valid && !line.cut) {
          plain.push(item);
          continue;
        }
        flush();
        if (kind === undefined)
          pieces.push({ kind: 'refused', line: line.number, lines: 1, reason: line.cut ? 'malformed-row' : 'bad-encoding' });
        else pieces.push({ kind, line: line.number, lines: 1, text });
      }
      flush();
      waiting = waiting.slice(at);
      return pieces;
    },
  };
}
