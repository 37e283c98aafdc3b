import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReadPlan } from '../../src/formats/read-plan.ts';
import { type CarefulAccount, type CarefulRow, keepAccount } from '../../src/ingest/careful-account.ts';
import { readDelimited } from '../../src/ingest/careful-delimited.ts';
import { LONGEST_LINE, splitLines } from '../../src/ingest/careful-lines.ts';
import { followQuotes, type QuoteState } from '../../src/ingest/follow-quotes.ts';

const PLAN: ReadPlan = {
  format: 'table',
  layout: { kind: 'delimited', delimiter: ',', quote: '"', headerLines: 1, comment: '#', columns: ['a', 'b', 'c'], unset: [] },
  record: { kind: { constant: 'tie' }, actor: 'a', peer: 'b', place: 'c' },
  mapping: [],
  unread: [],
  observes: ['actor'],
};

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<{ rows: CarefulRow[]; account: CarefulAccount }> {
  const books = keepAccount();
  const rows: CarefulRow[] = [];
  for await (const batch of readDelimited(chunks, PLAN, books)) rows.push(...batch);
  return { rows, account: books.account };
}

const readText = (text: string, chunk = 3) => read(inChunks(Buffer.from(text), chunk));
const outline = ({ rows }: { rows: readonly CarefulRow[] }): string[] =>
  rows.map(({ line, lines, event, fault }) => `${line}+${lines} ${event ? `${event.actor}|${event.peer}|${event.place}` : fault?.reason}`);

// What a writer puts in a table, and where a reader must find it again. Lines are counted while writing.
const cell = fc
  .array(fc.constantFrom('a', 'é', '\u{1f4de}', '"', ',', '\n', '\r\n', '\r', '#', '\0', "'", '=', ' '), { maxLength: 6 })
  .map((parts) => `k${parts.join('')}k`);
const written = fc.oneof(
  { weight: 4, arbitrary: fc.record({ cells: fc.tuple(cell, cell, cell) }) },
  { weight: 1, arbitrary: fc.record({ other: fc.constantFrom('', ' \t ', '#"', '#a,b,c') }) },
);
const END = fc.constantFrom('\n', '\r\n', '\r');

test('every record of a table comes back with its fields, its line and its lines, under any mixture of line ends', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(written, END), { maxLength: 25 }),
      END,
      fc.integer({ min: 1, max: 40 }),
      async (items, firstEnd, chunk) => {
        let text = `a,b,c${firstEnd}`;
        let line = 2;
        const expected: string[] = [];
        let others = 0;
        for (const [item, end] of items) {
          // A blank line that ends in LF, after a lone CR, would be read as the end of the line before: written as CRLF it is not.
          const safeEnd = text.endsWith('\r') && 'other' in item && item.other === '' && end === '\n' ? '\r\n' : end;
          if ('other' in item) {
            text += item.other + safeEnd;
            others += 1;
            line += 1;
            continue;
          }
          const cells = item.cells.map((value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value));
          const lines = 1 + item.cells.join('').split(/\r\n|\r|\n/).length - 1;
          text += cells.join(',') + end;
          expected.push(`${line}+${lines} ${item.cells.join('|')}`);
          line += lines;
        }
        const result = await readText(text, chunk);
        expect(outline(result)).toEqual(expected);
        expect(result.account.lines.comment + result.account.lines.blank).toBe(others);
        expect(result.account.lines.physical).toBe(line - 1);
      },
    ),
    { numRuns: 600, seed: 21 },
  );
});

test('a stray quote at any place costs the line that it stands on, and no other', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => `u${i},v${i},w${i}`);
  await fc.assert(
    fc.asyncProperty(fc.nat(59), fc.constantFrom(0, 1, 2), async (row, field) => {
      const struck = lines.map((line, i) =>
        i === row
          ? line
              .split(',')
              .map((value, k) => (k === field ? `"${value}` : value))
              .join(',')
          : line,
      );
      const { rows, account } = await readText(`a,b,c\n${struck.join('\n')}\n`, 50);
      expect(account.rows).toEqual({ read: 60, kept: 59, rejected: { 'malformed-row': 1 } });
      expect(rows.flatMap(({ line, fault }) => (fault ? [line] : []))).toEqual([row + 2]);
    }),
    { numRuns: 60, seed: 22 },
  );
});

test('what a record that never was had swallowed is read for what it is: blanks, comments, quoted rows', async () => {
  //                            1       2      3  4     5       6           7         8
  const result = await readText('a,b,c\n"x,1,2\n\n# no\ny,3,4\n"z, z",5,6\n"p\nq",7,8\n');
  expect(outline(result)).toEqual(['2+1 malformed-row', '5+1 y|3|4', '6+1 z, z|5|6', '7+2 p\nq|7|8']);
  expect(result.account.lines).toEqual({ physical: 8, header: 1, comment: 1, blank: 1, kept: 4, rejected: 1 });
});

test('a quote in a bare field is text, and blanks behind a closing quote are nothing', async () => {
  expect(outline(await readText('a,b,c\n5" disk,x,y\nx,"y" ,"z"\t\n"x" y,1,2\n"",b,c'))).toEqual([
    '2+1 5" disk|x|y',
    '3+1 x|y|z',
    '4+1 malformed-row',
    '5+1 actor-missing',
  ]);
});

test('the quotes of a line, by hand', () => {
  const cases: readonly (readonly [string, boolean, QuoteState])[] = [
    ['a,b', false, 'closed'],
    ['a,"b', false, 'open'],
    ['a,"b""', false, 'open'],
    ['a,"b"""', false, 'closed'],
    ['"",""', false, 'closed'],
    ['b"c,d', false, 'closed'],
    ['"b"c', false, 'astray'],
    ['x",y', true, 'closed'],
    ['x","y', true, 'open'],
    ['nothing', true, 'open'],
    ['" ,a', true, 'closed'],
  ];
  for (const [line, open, state] of cases) expect([line, followQuotes(line, open, ',')]).toEqual([line, state]);
});

test('a header whose quote never closes is one line of header', async () => {
  const result = await readText('"a,b,c\nx,y,z\n');
  expect(outline(result)).toEqual(['2+1 x|y|z']);
  expect(result.account.lines).toMatchObject({ physical: 2, header: 1 });
});

test('a chunk of a million empty lines, and a line of a million fields', async () => {
  const { account } = await read(inChunks(Buffer.from(`a,b,c\n${'\n'.repeat(1_000_000)}x,y,z\n${','.repeat(1_000_000)}\n`), 1 << 22));
  expect(account.lines).toEqual({ physical: 1_000_003, header: 1, comment: 0, blank: 1_000_000, kept: 1, rejected: 1 });
});

async function* endless(before: string, filler: string, times: number, after: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(before);
  const block = Buffer.from(filler);
  for (let i = 0; i < times; i++) yield block;
  yield Buffer.from(after);
}

test('a line beyond the limit is refused, held only at its beginning, and the next line is read', async () => {
  const times = LONGEST_LINE / (1 << 20) + 1;
  const megabyte = 'x'.repeat(1 << 20);
  for (const end of ['\n', '\r\n', '\r']) {
    const lines = [];
    for await (const batch of splitLines(endless(`a${end}`, megabyte, times, `${end}b${end}`))) lines.push(...batch);
    expect(lines.map(({ number, state, text, end: ended }) => [number, state, text.length < 1 << 16, ended])).toEqual([
      [1, 'whole', true, end],
      [2, 'cut', true, end],
      [3, 'whole', true, end],
    ]);
  }
  expect(outline(await read(endless('a,b,c\n', megabyte, times, '\ny,1,2')))).toEqual(['2+1 malformed-row', '3+1 y|1|2']);
});

test('a record beyond the limit is no record, however few its lines', async () => {
  const line = `${'x'.repeat(1 << 24)}\n`;
  const result = await read(endless('a,b,c\ny,1,"', line, 6, 'z"\nw,3,4\n'));
  expect(outline(result).map((row) => row.slice(0, 20))).toEqual([
    '2+1 malformed-row',
    ...[3, 4, 5, 6, 7].map((number) => `${number}+1 field-count`),
    '8+1 field-count',
    '9+1 w|3|4',
  ]);
});
