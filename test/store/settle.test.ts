import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadPlan } from '../../src/formats/read-plan.ts';
import { csvPlan, type OneFile, readTexts } from '../ingest/read-one.ts';

const HEADER = 'time,from,to,app';
const csv = (rows: readonly string[]): string => [HEADER, ...rows].join('\n');
const at = (i: number): number => 1_600_000_000 + i;
const content = ({ events }: OneFile) => events.map(({ line: _, source: __, ...event }) => event);

const keyed = (): ReadPlan => {
  const plan = csvPlan({ columns: ['time', 'from', 'to', 'id'] });
  const { via: _, ...record } = plan.record;
  return { ...plan, record: { ...record, message: 'id' } };
};

describe('endpoints', () => {
  it('are numbered by first instant, last instant, events, partners, and then by name in code points', async () => {
    const rows = [
      `${at(5)},late,,x`,
      `${at(0)},zed,,x`,
      `${at(0)},\u{1f600},,x`,
      `${at(0)},\uffee,,x`,
      `${at(0)},long,,x`,
      `${at(9)},long,,x`,
    ];
    const { endpoints } = await readTexts([csv(rows)], csvPlan());
    // U+FFEE comes before U+1F600 by code point, and after it by UTF-16 code unit.
    expect(endpoints).toEqual(['zed', '\uffee', '\u{1f600}', 'long', 'late']);
  });

  it('and events are the same when rows are shuffled, and follow when endpoints are renamed', async () => {
    const row = fc.tuple(
      fc.nat(50),
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.constantFrom('a', 'b', 'c', 'f', ''),
      fc.constantFrom('x', 'y'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), fc.infiniteStream(fc.nat()), async (rows, keys) => {
        const written = rows.map(([i, from, to, app]) => `${at(i)},${from},${to},${app}`);
        const shuffled = written
          .map((text) => ({ text, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ text }) => text);
        const before = await readTexts([csv(written)], csvPlan());
        const after = await readTexts([csv(shuffled)], csvPlan());
        expect(after.endpoints).toEqual(before.endpoints);
        expect(content(after)).toEqual(content(before));
        expect(after.sources[0]?.rows).toEqual(before.sources[0]?.rows);
        const renamed = await readTexts(
          [csv(rows.map(([i, from, to, app]) => `${at(i)},n-${from},${to === '' ? '' : `n-${to}`},${app}`))],
          csvPlan(),
        );
        expect(renamed.endpoints).toEqual(before.endpoints.map((name) => `n-${name}`));
      }),
      { numRuns: 12 },
    );
  });
});

describe('equal rows', () => {
  it('of one source are kept, and counted as repeated', async () => {
    const { sources, events } = await readTexts(
      [csv([`${at(1)},a,b,x`, `${at(1)},a,b,x`, `${at(2)},a,b,x`, `${at(1)},a,b,x`, `${at(1)},a,b,y`])],
      csvPlan(),
    );
    expect(sources[0]?.rows).toEqual({ read: 5, kept: 5, rejected: {}, duplicate: 0, repeated: 2 });
    expect(events).toHaveLength(5);
  });

  it('of two sources are both kept, unless the sources are declared to overlap', async () => {
    const one = csv([`${at(1)},a,b,x`, `${at(1)},a,b,x`, `${at(2)},a,b,x`]);
    const two = csv([`${at(1)},a,b,x`, `${at(2)},a,b,x`, `${at(2)},a,b,x`, `${at(3)},a,b,x`]);
    const apart = await readTexts([one, two], csvPlan());
    expect(apart.events).toHaveLength(7);
    expect(apart.sources.map(({ rows }) => rows.repeated)).toEqual([1, 1]);
    const over = await readTexts([one, two], csvPlan(), { overlap: true });
    // Two of the first instant, two of the second, one of the third: the most that either holds.
    expect(over.events.map((event) => event.at)).toEqual([1, 1, 2, 2, 3].map((i) => at(i) * 1e6));
    expect(over.sources.map(({ rows }) => rows.duplicate)).toEqual([0, 2]);
    for (const { rows, lines } of over.sources) {
      expect(rows.kept + rows.duplicate).toBe(rows.read);
      expect(lines.kept + lines.duplicate + lines.header).toBe(lines.physical);
    }
  });

  it('are removed where the same message key comes again in the same role, across sources too', async () => {
    const header = 'time,from,to,id';
    const one = [header, `${at(5)},a,b,m1`, `${at(4)},a,b,m1`, `${at(6)},b,a,m1`, `${at(6)},a,b,m2`, `${at(7)},a,b,`, `${at(7)},a,b,`].join(
      '\n',
    );
    const two = [header, `${at(3)},a,b,m2`, `${at(8)},a,c,m2`].join('\n');
    const { events, sources } = await readTexts([one, two], keyed());
    expect(events.map(({ at: instant, actor, peer }) => [(instant ?? 0) / 1e6 - at(0), actor, peer])).toEqual([
      [3, 'a', 'b'],
      [4, 'a', 'b'],
      [6, 'b', 'a'],
      [7, 'a', 'b'],
      [7, 'a', 'b'],
      [8, 'a', 'c'],
    ]);
    expect(sources.map(({ rows }) => rows.duplicate)).toEqual([2, 0]);
  });

  it('a file that is there twice is read once', async () => {
    const text = csv([`${at(1)},a,b,x`]);
    const { events, unread } = await readTexts([text, text], csvPlan());
    expect(events).toHaveLength(1);
    expect(unread).toEqual([{ path: '1.log', reason: 'copy', detail: 'it is the same, byte by byte, as 0.log' }]);
  });
});

it('duplicates that span several lines are accounted for with all of them', async () => {
  const text = 'time,from,to,id\n1600000000,a,"b\nc",m\n1600000001,a,"b\nc",m\nsoon,a,"b\n\nc",k\n';
  const { sources, rejects } = await readTexts([text], keyed());
  expect(sources[0]?.reader).toBe('bulk');
  expect(sources[0]?.lines).toEqual({ physical: 8, header: 1, comment: 0, blank: 0, kept: 2, rejected: 3, duplicate: 2 });
  expect(rejects).toEqual([{ file: '0.log', line: 6, column: 'time', reason: 'time-unreadable' }]);
});
