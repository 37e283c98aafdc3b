import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadPlan } from '../../src/formats/read-plan.ts';
import { recognise } from '../../src/formats/registry.ts';
import { takeSample } from '../../src/formats/sample.ts';
import { csvPlan, type OneFile, readTexts } from './read-one.ts';

/** What both readers must agree on: events with their lines, refused rows with theirs, and the accounts. */
const comparable = ({ sources, events, rejects, endpoints }: OneFile) => ({
  rows: sources.map(({ rows }) => rows),
  lines: sources.map(({ lines }) => lines),
  first: sources.map(({ first }) => first),
  events,
  rejects,
  endpoints,
});

function expectClosed({ sources, rejects }: OneFile): void {
  for (const { path, rows, lines } of sources) {
    const rejected = Object.values(rows.rejected).reduce((sum, n) => sum + n, 0);
    expect(rows.kept + rejected + rows.duplicate).toBe(rows.read);
    expect(lines.header + lines.comment + lines.blank + lines.kept + lines.rejected + lines.duplicate).toBe(lines.physical);
    expect(lines.kept).toBeGreaterThanOrEqual(rows.kept);
    expect(rejects.filter(({ file }) => file === path).length).toBe(rejected);
  }
}

const name = fc.constantFrom('ann', 'bob', ' cy ', 'd e', '', 'é', '😀', 'x\ty', '#hash', "o'neil");
const time = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1_600_000_000, max: 1_600_000_900 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('', 'soon', '12', '1600000000.5') },
);
const plainRow = (d: string) => fc.tuple(time, name, name, fc.constantFrom('app', '')).map((fields) => fields.join(d));
const oddLine = fc.constantFrom('', ' ', '\t', '# note', 'a', ',,,', '1600000000,ann,bob,app,more', '1600000000,ann', '-');
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const quotedRow = fc
  .tuple(time, fc.constantFrom('ann', 'a,b', 'say "x"', 'two\nlines', 'three\n\nlines', ''), name, fc.constantFrom('app', ''))
  .map((fields) => fields.map((field) => (/[",\n]/.test(field) ? quote(field) : field)).join(','));
const strayLine = fc.constantFrom(
  '1600000000,a"b,bob,app',
  '1600000000,"ann"x,bob,app',
  '1600000000,"ann,bob,app',
  '"',
  '1600000000,ann,bob,"app',
);
const ends = fc.constantFrom('\n', '\r\n');

const files = (line: fc.Arbitrary<string>, header: string) => fc.uniqueArray(oneFile(line, header), { minLength: 8, maxLength: 8 });

const oneFile = (line: fc.Arbitrary<string>, header: string) =>
  fc
    .record({
      bom: fc.boolean(),
      lead: fc.array(fc.constantFrom('', '# lead'), { maxLength: 2 }),
      lines: fc.array(line, { maxLength: 40 }),
      end: ends,
      last: fc.boolean(),
    })
    .map(
      ({ bom, lead, lines, end, last }) =>
        `${bom ? '\ufeff' : ''}${[...lead, ...(header === '' ? [] : [header]), ...lines].join(end)}${last ? end : ''}`,
    );

const withoutComments = (texts: readonly string[]): string[] => [...new Set(texts.map((text) => text.replaceAll('# lead', '')))];

/** Reads the files of one folder twice. @returns how many the bulk reader kept */
async function agree(texts: readonly string[], plan: ReadPlan, headBytes?: number): Promise<number> {
  const careful = await readTexts(texts, plan, { careful: true });
  const bulk = await readTexts(texts, plan, headBytes === undefined ? {} : { headBytes });
  expectClosed(careful);
  expectClosed(bulk);
  expect(comparable(bulk)).toEqual(comparable(careful));
  return bulk.sources.filter(({ reader }) => reader === 'bulk').length;
}

/** The plan of a file of which this is the beginning. */
function planOf(text: string): ReadPlan {
  const found = recognise(takeSample(Buffer.from(text), false), { tz: 'floating', file: 'owner' });
  if (found.kind !== 'mine') throw new Error(found.kind);
  return found.plan;
}

describe('the bulk reader and the careful reader', () => {
  const runs = { numRuns: 6 };
  const fileCount = 8 * runs.numRuns;
  const header = 'time,from,to,app';

  it('agree on plain rows, odd lines and comments', async () => {
    let inBulk = 0;
    await fc.assert(
      fc.asyncProperty(files(fc.oneof({ weight: 4, arbitrary: plainRow(',') }, oddLine), header), async (texts) => {
        inBulk += await agree(texts, csvPlan({ comment: '#', unset: ['-'] }));
      }),
      runs,
    );
    // The property would say nothing if every file went to the careful reader.
    expect(inBulk).toBeGreaterThan(fileCount / 2);
  });

  it('agree on quoted fields, records of several lines, and blank lines between them', async () => {
    let inBulk = 0;
    await fc.assert(
      fc.asyncProperty(
        files(fc.oneof({ weight: 4, arbitrary: quotedRow }, fc.constantFrom('', 'a,b,c,d')), header),
        fc.integer({ min: 20, max: 400 }),
        async (texts, headBytes) => {
          inBulk += await agree(withoutComments(texts), csvPlan(), headBytes);
        },
      ),
      runs,
    );
    expect(inBulk).toBeGreaterThan(fileCount / 4);
  });

  it('agree on stray quotes', async () => {
    await fc.assert(
      fc.asyncProperty(files(fc.oneof({ weight: 4, arbitrary: plainRow(',') }, quotedRow, strayLine, oddLine), header), async (texts) => {
        await agree(texts, csvPlan());
      }),
      runs,
    );
  });

  it('agree on line ends of every kind in one file', async () => {
    const mixed = fc
      .array(fc.tuple(plainRow(','), fc.constantFrom('\n', '\r\n', '\r', '\n\n')), { maxLength: 30 })
      .map((rows) => `${header}\n${rows.flat().join('')}`);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(mixed, { minLength: 8, maxLength: 8 }), async (texts) => {
        await agree(texts, csvPlan());
      }),
      runs,
    );
  });

  it.each(['', '"'] as const)('agree on runs of blanks and tabs as delimiters, whatever the layout says of quotes: %j', async (quote) => {
    const gap = fc.constantFrom(' ', '  ', '\t', ' \t ');
    const row = fc.tuple(
      fc.constantFrom('1600000000', 'x'),
      fc.constantFrom('ann', '"b'),
      fc.constantFrom('bob', 'c'),
      gap,
      gap,
      fc.constantFrom('', ' '),
    );
    const line = row.map(([t, a, b, g, h, pad]) => `${pad}${a}${g}${b}${h}${t}${pad}`);
    const plan = csvPlan({ delimiter: ' ', quote, headerLines: 0, comment: '#', columns: ['from', 'to', 'time'] });
    const { via: _, ...record } = plan.record;
    await fc.assert(
      fc.asyncProperty(files(fc.oneof({ weight: 4, arbitrary: line }, fc.constantFrom('', '# c', ' ', 'a b')), ''), async (texts) => {
        await agree(texts, { ...plan, record });
      }),
      runs,
    );
  });

  it('agree on call-detail records of one person, whose file names them', async () => {
    const record = fc
      .tuple(
        fc.constantFrom('call', 'text', 'fax', ''),
        fc.constantFrom('in', 'out', 'sideways'),
        fc.constantFrom('A', 'B', 'owner', ''),
        fc.constantFrom('2014-03-02 07:13:30', '2014-03-02 07:13:31', '2014-02-30 07:13:30', 'soon'),
        fc.constantFrom('', '0', '65', '0.5', 'long'),
        fc.constantFrom('1', '2', ''),
        fc.constantFrom('42.1', ''),
      )
      .map((fields) => fields.join(','));
    const columns = ['interaction', 'direction', 'correspondent_id', 'datetime', 'call_duration', 'latitude', 'longitude'];
    const plan = planOf(`${columns.join(',')}\ncall,in,A,2014-03-02 07:13:30,65,42.1,-71.2\n`);
    let inBulk = 0;
    await fc.assert(
      fc.asyncProperty(files(fc.oneof({ weight: 5, arbitrary: record }, oddLine), columns.join(',')), async (texts) => {
        inBulk += await agree(withoutComments(texts), plan);
      }),
      runs,
    );
    expect(inBulk).toBeGreaterThan(fileCount / 2);
  });

  it('agree on memberships', async () => {
    const line = fc.tuple(name, fc.constantFrom('lodge', 'caucus', ' tea ', 'NULL', '')).map((fields) => fields.join(','));
    const plan = planOf('member,organisation\nann,lodge\n');
    await fc.assert(
      fc.asyncProperty(
        files(fc.oneof({ weight: 5, arbitrary: line }, fc.constantFrom('', ' ', 'a,b,c')), 'member,organisation'),
        async (texts) => {
          await agree(withoutComments(texts), plan);
        },
      ),
      runs,
    );
  });

  it('agree on JSON lines', async () => {
    const value = fc.constantFrom<unknown>('ann', 'bob', '', null, 5, true, 'a\nb', 'é', '\u2028', 1.5);
    const object = fc.record(
      { time: fc.constantFrom<unknown>(1_600_000_000, 1_600_000_000.25, '1600000001', 'x', null), from: value, to: value, app: value },
      { requiredKeys: [] },
    );
    const line = fc.oneof(
      { weight: 5, arbitrary: object.map((it) => JSON.stringify(it)) },
      fc.constantFrom('', '  ', '{', '[1]', '"x"', '{"time":1600000000,"from":"a"} x'),
    );
    const plan: ReadPlan = { ...csvPlan(), layout: { kind: 'json-lines', columns: ['time', 'from', 'to', 'app'], unset: [] } };
    await fc.assert(
      fc.asyncProperty(files(line, ''), async (texts) => {
        await agree(withoutComments(texts), plan);
      }),
      runs,
    );
  });
});
