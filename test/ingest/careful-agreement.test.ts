import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Layout, ReadPlan } from '../../src/formats/read-plan.ts';
import { passOverBytes } from '../../src/ingest/byte-pass.ts';
import { type CarefulRow, keepAccount } from '../../src/ingest/careful-account.ts';
import { readDelimited } from '../../src/ingest/careful-delimited.ts';
import { readJsonLines } from '../../src/ingest/careful-json-lines.ts';
import { LONGEST_RECORD } from '../../src/ingest/careful-records.ts';

const plan = (layout: Layout): ReadPlan => ({
  format: 'table',
  layout,
  record: { kind: { constant: 'tie' }, actor: 'a', peer: 'b' },
  mapping: [],
  unread: [],
  observes: ['actor'],
});

const delimited = (delimiter: string, quote: '"' | '', headerLines: 0 | 1, comment: '#' | ''): ReadPlan =>
  plan({ kind: 'delimited', delimiter, quote, headerLines, comment, columns: ['a', 'b'], unset: [] });

const PLANS: readonly ReadPlan[] = [
  delimited(',', '"', 1, ''),
  delimited(',', '"', 0, '#'),
  delimited('\t', '"', 1, '#'),
  delimited('\t', '', 0, '#'),
  delimited(' ', '', 0, '#'),
  delimited(';', '', 1, ''),
  plan({ kind: 'json-lines', columns: ['a', 'b'], unset: [] }),
];

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function readCarefully(bytes: Uint8Array, how: ReadPlan, chunk: number) {
  const books = keepAccount();
  const rows: CarefulRow[] = [];
  const read = how.layout.kind === 'delimited' ? readDelimited : readJsonLines;
  for await (const batch of read(inChunks(bytes, chunk), how, books)) rows.push(...batch);
  return { rows, account: books.account };
}

/** Places as the fast pass keeps them, written out: one [line, lines] a record. */
function writeOut(records: number, places: { readonly breakpoints: readonly number[]; readonly longRecords: readonly number[] }) {
  const starts = new Map<number, number>();
  const spans = new Map<number, number>();
  for (let i = 0; i < places.breakpoints.length; i += 2) starts.set(places.breakpoints[i] as number, places.breakpoints[i + 1] as number);
  for (let i = 0; i < places.longRecords.length; i += 2) spans.set(places.longRecords[i] as number, places.longRecords[i + 1] as number);
  let line = 0;
  return Array.from({ length: records }, (_, i) => {
    line = starts.get(i) ?? line + 1;
    return [line, spans.get(i) ?? 1];
  });
}

const token = fc.constantFrom(
  'x',
  'é',
  ',',
  '\t',
  ';',
  ' ',
  '\n',
  '\n',
  'a,b\n',
  'a\tb\n',
  '#',
  '\n#',
  '"a","b"\n',
  '"a\nb",c\n',
  '"a""b"\tc\n',
  '{"a":"x"}\n',
  '\n\n',
);

/** A header as the plan's columns were found in: after blanks and comments, over two lines where quotes allow it. */
function headerOf({ layout }: ReadPlan, long: boolean): string {
  if (layout.kind !== 'delimited' || layout.headerLines === 0) return '';
  const above = layout.comment === '' ? '\n \t\n' : '\n#x\n';
  return `${above}${layout.quote === '"' && long ? `"a"${layout.delimiter}"b\n"` : `a${layout.delimiter}b`}\n`;
}

test.each(PLANS)(
  'header, comments, blanks and records are the fast pass’s, on every file that it trusts itself with (layout %#)',
  async (how) => {
    let trusted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(token, { maxLength: 40 }),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (tokens, mark, returns, chunk) => {
          const body = headerOf(how, tokens.length % 2 === 1) + tokens.join('');
          const text = `${mark ? '\ufeff' : ''}${returns ? body.replaceAll('\n', '\r\n') : body}`;
          const bytes = Buffer.from(text);
          const fast = await passOverBytes(inChunks(bytes, 1 << 16), how.layout);
          if (fast.mixedEnds || fast.stray || fast.longest > LONGEST_RECORD) return;
          const { rows, account } = await readCarefully(bytes, how, chunk);
          // A record over several lines and of another width counts as a stray quote: only the careful reader knows widths.
          if (rows.some(({ fault }) => fault?.reason === 'malformed-row') && how.layout.kind === 'delimited' && fast.longest > 1) return;
          const { physical, header, comment, blank } = account.lines;
          expect({ physical, header, comment, blank }).toEqual({
            physical: fast.lines,
            header: fast.header,
            comment: fast.comment,
            blank: fast.blank,
          });
          expect(rows.map(({ line, lines }) => [line, lines])).toEqual(
            writeOut(fast.records, fast.places ?? { breakpoints: [], longRecords: [] }),
          );
          trusted += fast.records > 0 ? 1 : 0;
        },
      ),
      { numRuns: 600, seed: 11 },
    );
    expect(trusted).toBeGreaterThan(50);
  },
);

test.each(PLANS)('on arbitrary bytes nothing is thrown, every line is accounted for, and chunks do not matter (layout %#)', async (how) => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .array(fc.constantFrom(0, 10, 10, 13, 13, 32, 34, 34, 35, 44, 44, 9, 97, 98, 0xc3, 0xa9, 0xef, 0xbb, 0xbf, 0xff, 123), {
        maxLength: 200,
      })
      .map((codes) => Uint8Array.from(codes)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (input, chunk) => {
      const small = await readCarefully(input, how, chunk);
      expect(await readCarefully(input, how, 1 << 16)).toEqual(small);
      const body = Buffer.from(input)
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, '');
      const ends = body.match(/\r\n|\r|\n/g)?.length ?? 0;
      const { lines, rows } = small.account;
      expect(lines.physical).toBe(ends + (/[^\r\n]$/.test(body) ? 1 : 0));
      expect(lines.physical).toBe(lines.header + lines.comment + lines.blank + lines.kept + lines.rejected);
      expect(rows.read).toBe(rows.kept + Object.values(rows.rejected).reduce((sum, n) => sum + n, 0));
    }),
    { numRuns: 500, seed: 12 },
  );
});
