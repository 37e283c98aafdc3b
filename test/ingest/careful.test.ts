import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Layout, ReadPlan } from '../../src/formats/read-plan.ts';
import { type CarefulAccount, type CarefulRow, keepAccount } from '../../src/ingest/careful-account.ts';
import { readDelimited } from '../../src/ingest/careful-delimited.ts';
import { readJsonLines } from '../../src/ingest/careful-json-lines.ts';

type Delimited = Extract<Layout, { kind: 'delimited' }>;

const csv = (change: Partial<Delimited> = {}): ReadPlan => ({
  format: 'delimited',
  layout: {
    kind: 'delimited',
    delimiter: ',',
    quote: '"',
    headerLines: 1,
    comment: '',
    columns: ['time', 'who', 'note'],
    unset: [],
    ...change,
  },
  record: { at: { column: 'time', notation: 'epoch-s', clock: 'utc', zone: 'UTC', step: 1 }, kind: { constant: 'connect' }, actor: 'who' },
  mapping: [],
  unread: ['note'],
  observes: ['time', 'actor'],
});

const json: ReadPlan = { ...csv(), layout: { kind: 'json-lines', columns: ['time', 'who'], unset: [] } };

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function read(plan: ReadPlan, text: string | Uint8Array, chunk = 7): Promise<{ rows: CarefulRow[]; account: CarefulAccount }> {
  const books = keepAccount();
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const reader = plan.layout.kind === 'delimited' ? readDelimited : readJsonLines;
  const rows: CarefulRow[] = [];
  for await (const batch of reader(inChunks(bytes, chunk), plan, books)) rows.push(...batch);
  return { rows, account: books.account };
}

/** Each row as `line+lines actor` or `line+lines !reason`. */
const outline = (rows: readonly CarefulRow[]): string[] =>
  rows.map(({ line, lines, event, fault }) => `${line}+${lines} ${event ? event.actor : `!${fault?.reason}`}`);

const T = '1700000000';

/** Physical lines, counted by another rule than the reader's: every end of line, and what follows the last one. */
const physicalLines = (text: string): number => {
  const body = text.replace(/^\ufeff/, '');
  return (body.match(/\r\n|\r|\n/g) ?? []).length + (/[^\r\n]$/.test(body) ? 1 : 0);
};

function expectClosed({ rows, lines }: CarefulAccount): void {
  expect(lines.physical).toBe(lines.header + lines.comment + lines.blank + lines.kept + lines.rejected);
  expect(rows.read).toBe(rows.kept + Object.values(rows.rejected).reduce((sum, n) => sum + n, 0));
}

describe('a delimited file, read with care', () => {
  test('cites physical lines through blanks, comments and records over several lines', async () => {
    const text = [
      'time,who,note',
      '',
      `${T},ann,x`,
      '# not a comment',
      `${T},"bob, jr","one`,
      'two',
      `three"`,
      '  \t',
      `${T},cem,`,
      '',
    ].join('\n');
    const { rows, account } = await read(csv(), text);
    expect(outline(rows)).toEqual(['3+1 ann', '4+1 !field-count', '5+3 bob, jr', '9+1 cem']);
    expect(account.lines).toEqual({ physical: 9, header: 1, comment: 0, blank: 2, kept: 5, rejected: 1 });
  });

  test.each(['\n', '\r\n', '\r'])('line ends %j', async (end) => {
    const text = `\ufeff${['time,who,note', `${T},ann,"a${end}b"`, '', `${T},bob,`].join(end)}`;
    for (const chunk of [1, 2, 3, 1000]) expect(outline((await read(csv(), text, chunk)).rows)).toEqual(['2+2 ann', '5+1 bob']);
  });

  test('mixed line ends, in the order LF, CRLF, CR, CR LF', async () => {
    const { rows, account } = await read(csv(), `time,who,note\n${T},a,\r\n${T},b,\r${T},c,\r\r\n${T},d,`, 1);
    expect(outline(rows)).toEqual(['2+1 a', '3+1 b', '4+1 c', '6+1 d']);
    expect(account.lines).toMatchObject({ physical: 6, blank: 1 });
  });

  test('a stray quote costs its own line, and not the rest of the file', async () => {
    const good = Array.from({ length: 500 }, (_, i) => `${T},u${i},x`);
    const text = ['time,who,note', `${T},"ann,x`, ...good].join('\n');
    const { rows, account } = await read(csv(), text, 4096);
    expect(account.rows).toEqual({ read: 501, kept: 500, rejected: { 'malformed-row': 1 } });
    expect(outline(rows).slice(0, 3)).toEqual(['2+1 !malformed-row', '3+1 u0', '4+1 u1']);
  });

  test('a stray quote that another quote seems to close is not believed', async () => {
    const { rows } = await read(csv(), ['time,who,note', `${T},"ann,x`, `${T},bob,"y"`, `${T},cem,z`].join('\n'));
    expect(outline(rows)).toEqual(['2+1 !malformed-row', '3+1 bob', '4+1 cem']);
  });

  test('twenty lines are a record, twenty-one are not', async () => {
    const note = (lines: number): string => `"${Array.from({ length: lines }, () => 'x').join('\n')}"`;
    expect(outline((await read(csv(), `time,who,note\n${T},ann,${note(20)}\n${T},bob,\n`)).rows)).toEqual(['2+20 ann', '22+1 bob']);
    const { rows, account } = await read(csv(), `time,who,note\n${T},ann,${note(21)}\n${T},bob,\n`);
    expect(rows[0]).toMatchObject({ line: 2, lines: 1, fault: { reason: 'malformed-row' } });
    expect(outline(rows).at(-1)).toBe('23+1 bob');
    expectClosed(account);
  });

  test('NUL, a megabyte, half a character and a doubled quote', async () => {
    const big = 'x'.repeat(1 << 20);
    const text = Buffer.concat([
      Buffer.from(`time,who,note\n${T},a\0b,\n${T},ann,${big}\n${T},${big},\n${T},b`),
      Buffer.from([0xff]),
      Buffer.from(`b,\n${T},"say ""hi""",\n${T},"q`),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from('\nr",\n'),
    ]);
    const { rows } = await read(csv(), text, 65_536);
    expect(outline(rows)).toEqual(['2+1 a\0b', '3+1 ann', '4+1 !field-too-long', '5+1 !bad-encoding', '6+1 say "hi"', '7+2 !bad-encoding']);
  });

  test('a mark that looks like a byte order mark stays, wherever it stands', async () => {
    const { rows } = await read(
      csv({ headerLines: 0, columns: ['who', 'time', 'note'] }),
      `\ufeff\ufeffx,${T},\n\ufeffy,${T},\n\ufeff"z",${T},`,
    );
    expect(outline(rows)).toEqual(['1+1 \ufeffx', '2+1 \ufeffy', '3+1 \ufeff"z"']);
  });

  test('a blank stands for any run of blanks and tabs', async () => {
    const plan = csv({ delimiter: ' ', quote: '', headerLines: 0, comment: '#', columns: ['who', 'note', 'time'] });
    const { rows, account } = await read(plan, `# a b c\n1 2 ${T}\n  3\t\t4  ${T} \n5 6\n"7 8 ${T}\n`);
    expect(outline(rows)).toEqual(['2+1 1', '3+1 3', '4+1 !field-count', '5+1 "7']);
    expect(account.lines.comment).toBe(1);
  });

  test('later header blocks may order columns otherwise, or belong to another log', async () => {
    const plan = csv({ delimiter: '\t', quote: '', headerLines: 0, comment: '#', columns: ['time', 'who'] });
    const text = [
      '#path\tconn',
      '#fields\ttime\twho',
      `${T}\tann`,
      '#path\tconn',
      '#fields\tnote\twho\ttime',
      `x\tbob\t${T}`,
      '#path\tdns',
      '#fields\ttime\twho',
      `${T}\tcem`,
      '#path\tconn',
      '#fields\ttime\twho',
      `${T}\tdee`,
    ].join('\n');
    const { rows, account } = await read(plan, text);
    expect(outline(rows)).toEqual(['3+1 ann', '6+1 bob', '9+1 !malformed-row', '12+1 dee']);
    expect(account.lines.comment).toBe(8);
  });

  const messy = fc
    .array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom(
            `${T},ann,x`,
            `${T},bob,"y"`,
            '"',
            '""',
            ',',
            '\n',
            '\n',
            '\r\n',
            '\r',
            '#',
            ' ',
            '\t',
            '\0',
            'é',
            '\ufeff',
            `\n${T},cem,`,
            '"\n',
            ',"',
          ),
        },
        fc.string(),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''))
    .filter((text) => !/\p{Surrogate}/u.test(text));

  test.each([csv(), csv({ quote: '', comment: '#', headerLines: 0 }), csv({ delimiter: ' ', quote: '', comment: '#' }), json])(
    'accounts close whatever the text, and chunks do not matter (layout %#)',
    async (plan) => {
      await fc.assert(
        fc.asyncProperty(messy, fc.integer({ min: 1, max: 9 }), async (text, chunk) => {
          const small = await read(plan, text, chunk);
          expectClosed(small.account);
          expect(small.account.lines.physical).toBe(physicalLines(text));
          expect(await read(plan, text, 1 << 16)).toEqual(small);
          const places = small.rows.map(({ line, lines }) => [line, line + lines]);
          for (const [i, [from]] of places.entries()) expect(from).toBeGreaterThanOrEqual(places[i - 1]?.[1] ?? 1);
        }),
        { numRuns: 400, seed: 3 },
      );
    },
  );

  test('whatever is written as a table is read back, row by row', async () => {
    const field = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `k${text.replaceAll(/\p{Surrogate}/gu, '?')}k`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, fc.constantFrom('', '\n', '\r\n', '"', ',', 'a\nb\nc')), { minLength: 1, maxLength: 20 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (pairs, end) => {
          const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const text = ['time,who,note', ...pairs.map(([who, note]) => `${T},${quote(who)},${quote(note)}`)].join(end);
          const { rows, account } = await read(csv(), text, 5);
          expect(rows.map(({ event }) => event?.actor)).toEqual(pairs.map(([who]) => who));
          expect(account.rows.kept).toBe(pairs.length);
          expect(account.lines.physical).toBe(physicalLines(text));
        },
      ),
      { numRuns: 200, seed: 9 },
    );
  });
});

describe('JSON lines, read with care', () => {
  test('every line is one row, one blank, or one refusal', async () => {
    const text = Buffer.concat([
      Buffer.from(
        `\ufeff{"time":${T}.5,"who":"ann","body":"secret"}\r\n\r\n{"time":${T},"who":"b\\u0000b"}\n{"time":${T},"who":"\\ud800"}\n{"time":${T}\n[]\n{"who":"cem"}\n{"time":"${T}","who":42}\n{"time":1,"who":"`,
      ),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    const { rows, account } = await read(json, text, 3);
    expect(outline(rows)).toEqual([
      '1+1 ann',
      '3+1 b\0b',
      '4+1 !bad-encoding',
      '5+1 !malformed-row',
      '6+1 !malformed-row',
      '7+1 !time-missing',
      '8+1 42',
      '9+1 !bad-encoding',
    ]);
    expect(account.lines).toEqual({ physical: 9, header: 0, comment: 0, blank: 1, kept: 3, rejected: 5 });
    expect(JSON.stringify(rows)).not.toContain('secret');
  });
});
