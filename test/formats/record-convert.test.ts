import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Layout, ReadPlan, RecordPlan } from '../../src/formats/read-plan.ts';
import { INWARD_KINDS, usedColumns } from '../../src/formats/record-columns.ts';
import { type Converted, recordReader } from '../../src/formats/record-reader.ts';
import { recordSql } from '../../src/formats/record-sql.ts';
import { LOCAL_TROUBLES } from '../../src/formats/zone.ts';
import { EVENT_KINDS } from '../../src/model/event.ts';

const columns = ['Time', 'time', 'who', "to'whom", 'a"b', 'app', 'port', 'dur', 'out', 'in', 'cell', 'uid', 'dir'];

const planOf = (record: RecordPlan, kind: Layout['kind'] = 'delimited'): ReadPlan => ({
  format: 'test',
  layout:
    kind === 'delimited'
      ? { kind, delimiter: ',', quote: '"', headerLines: 1, comment: '', columns, unset: ['-', "it's"] }
      : { kind, columns, unset: ['-', "it's"] },
  record,
  mapping: [],
  unread: [],
  observes: [],
});

const full: RecordPlan = {
  at: { column: 'Time', notation: 'epoch-s', clock: 'utc', zone: 'UTC', step: 1 },
  kind: { column: 'a"b', values: { call: 'call', "it's text": 'send', __proto__: 'tie', 'flow ': 'flow' } },
  actor: 'who',
  peer: "to'whom",
  via: ['app', 'port'],
  duration: { column: 'dur', unit: 's' },
  bytesOut: 'out',
  bytesIn: 'in',
  place: 'cell',
  message: 'uid',
  direction: { column: 'dir', inward: ['in', 'I'], outward: ['out'] },
};

const plans: readonly (readonly [string, RecordPlan])[] = [
  ['all fields', full],
  [
    'a zone',
    {
      at: { column: 'time', notation: 'iso-local', clock: 'utc', zone: 'Europe/Berlin', step: 1 },
      kind: { constant: 'connect' },
      actor: 'who',
      via: ['app'],
    },
  ],
  [
    'floating',
    {
      at: { column: 'time', notation: 'iso-local', clock: 'floating', zone: 'floating', step: 1 },
      kind: { constant: 'send' },
      actor: 'who',
      peer: 'who',
    },
  ],
  [
    'relative',
    {
      at: { column: 'Time', notation: 'epoch-s', clock: 'relative', zone: 'UTC', step: 1 },
      kind: { constant: 'proximity' },
      actor: 'who',
      peer: "to'whom",
      duration: { column: 'dur', unit: 'ms' },
    },
  ],
  ['no time', { kind: { constant: 'tie' }, actor: 'who', peer: "to'whom" }],
  [
    'inward rows without a peer column',
    { kind: { constant: 'tie' }, actor: 'who', direction: { column: 'dir', inward: ['in'], outward: ['out'] }, bytesOut: 'out' },
  ],
  [
    'whatever is not inward is outward, and names its server elsewhere',
    { ...full, direction: { column: 'dir', inward: ['in', 'I'], via: ['cell', 'uid'] } },
  ],
  ['inward rows that keep their actor', { ...full, direction: { column: 'dir', inward: ['in', 'I'], outward: ['out'], as: INWARD_KINDS } }],
  ['one actor for all rows, and a place of two columns', { ...full, actor: { constant: "o'wner" }, place: ['cell', 'app'] }],
  [
    'one actor for all rows, who stays',
    { ...full, actor: { constant: 'owner' }, direction: { column: 'dir', inward: ['in'], outward: ['out'], as: { call: 'ring' } } },
  ],
  ['memberships', { kind: { constant: 'tie' }, actor: 'who', via: ['app'] }],
];

const name = fc.oneof(
  fc.constantFrom(
    'alice',
    'bob',
    '',
    '-',
    ' ',
    '\t',
    ' alice\t',
    "it's",
    '__proto__',
    'x'.repeat(4096),
    'x'.repeat(4097),
    '😀'.repeat(4096),
    '😀'.repeat(4097),
    '\u00a0',
    '\r\nx',
    'null',
    'NULL',
  ),
  fc.string(),
);
const amount = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '12',
    '007',
    '-1',
    '+1',
    '1.5',
    '0.0000005',
    '1e-6',
    '9.5367431640625e-07',
    '2E3',
    '1e400',
    '1_0',
    'inf',
    '9007199254740991',
    '9007199254740992',
    '9007199254.740991',
    '12.',
    '.5',
    '0.000064',
    ' 5 ',
  ),
  fc.double({ min: 0, max: 1e9, noNaN: true }).map(String),
  fc.nat().map(String),
);
const text: Readonly<Record<string, fc.Arbitrary<string>>> = {
  Time: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 500_000_000, max: 4_200_000_000 }).map(String) }, amount),
  time: fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .date({ min: new Date('1989-12-31'), max: new Date('2100-01-02'), noInvalidDate: true })
        .map((d) => d.toISOString().slice(0, 19)),
    },
    fc.integer({ min: 0, max: 240 }).map((m) => new Date(Date.UTC(2017, 2, 26, 0, m)).toISOString().slice(0, 16)),
    fc.integer({ min: 0, max: 240 }).map((m) => new Date(Date.UTC(2017, 9, 29, 0, m)).toISOString().slice(0, 16)),
    fc.constantFrom('', '-', '2017-03-26', '1979-12-31 21:00:00'),
  ),
  'a"b': fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('call', "it's text", ' call ') },
    fc.constantFrom('flow', 'CALL', '__proto__', 'constructor', ''),
  ),
  dur: amount,
  out: amount,
  in: amount,
  dir: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('in', 'I', 'out', ' out ') }, fc.constantFrom('IN', '', '-')),
};
const row = fc.tuple(...columns.map((column) => text[column] ?? name));

/** What SQL made of the rows, in the shape of {@link Converted}. */
async function bySql(plan: ReadPlan, staged: readonly (readonly string[])[]): Promise<Converted[]> {
  const { staged: names, faults, select } = recordSql(plan);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'; CREATE TABLE staging (n INTEGER, ${names.map((c) => `${c.name} VARCHAR`).join(', ')})`);
  const appender = await connection.createAppender('staging');
  staged.forEach((texts, n) => {
    appender.appendInteger(n);
    for (const value of texts) appender.appendVarchar(value);
    appender.endRow();
  });
  appender.closeSync();
  const rows = (await connection.runAndReadAll(`${select('staging', ['n'])} ORDER BY n`)).getRowObjects();
  connection.closeSync();
  instance.closeSync();
  const kinds = Object.entries(EVENT_KINDS);
  return rows.map((found) => {
    if (found['fault'] !== null) return { fault: faults[Number(found['fault'])] as NonNullable<Converted['fault']> };
    const fields = Object.entries({
      at: 'at',
      actor: 'actor',
      peer: 'peer',
      via: 'via',
      duration: 'duration',
      bytesOut: 'bytes_out',
      bytesIn: 'bytes_in',
      place: 'place',
      message: 'message',
    })
      .filter(([, column]) => found[column] !== null)
      .map(([field, column]) => [field, typeof found[column] === 'bigint' ? Number(found[column]) : found[column]]);
    const kind = kinds.find(([, { code }]) => code === found['kind'])?.[0];
    return { event: { ...Object.fromEntries(fields), kind }, trouble: LOCAL_TROUBLES[Number(found['trouble'])] } as Converted;
  });
}

describe('one mapping, two readers', () => {
  test.each(plans)('%s: the same events and the same faults', async (_, record) => {
    const plan = planOf(record);
    const rows = fc.sample(row, { numRuns: 3000, seed: 5 }).filter((texts) => !/\p{Surrogate}/u.test(texts.join(' ')));
    const convert = recordReader(plan);
    const ours = rows.map((texts) => convert(usedColumns(record).map((column) => texts[columns.indexOf(column)])));
    const duck = await bySql(
      plan,
      rows.map((texts) => usedColumns(record).map((column) => texts[columns.indexOf(column)] as string)),
    );
    const wrong = rows
      .map((texts, i) => ({ texts, ours: ours[i], duck: duck[i] }))
      .filter((pair) => {
        try {
          expect(pair.duck).toEqual(pair.ours);
          return false;
        } catch {
          return true;
        }
      });
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(ours.filter(({ event }) => event).length).toBeGreaterThan(50);
    expect(ours.filter(({ fault }) => fault).length).toBeGreaterThan(50);
  });
});

describe('a row', () => {
  const read = (record: RecordPlan, texts: Readonly<Record<string, string>>) =>
    recordReader(planOf(record))(usedColumns(record).map((column) => texts[column]));
  const good = {
    Time: '1700000000.5',
    who: ' alice ',
    "to'whom": 'bob',
    app: 'ssl',
    port: '443',
    'a"b': 'call',
    dur: '0.000064',
    out: '10',
    in: '20',
    cell: '-',
    uid: 'C1',
    dir: 'out',
  };

  test('becomes an event', () => {
    expect(read(full, good)).toEqual({
      trouble: 'none',
      event: {
        at: 1700000000500000,
        kind: 'call',
        actor: 'alice',
        peer: 'bob',
        via: 'ssl/443',
        duration: 64,
        bytesOut: 10,
        bytesIn: 20,
        message: 'C1',
      },
    });
  });
  test('that comes in has its sides turned', () => {
    expect(read(full, { ...good, dir: 'in' }).event).toMatchObject({ actor: 'bob', peer: 'alice', bytesOut: 20, bytesIn: 10 });
  });
  test('that comes in keeps its owner, and their place, where another kind says so', () => {
    const kept: RecordPlan = {
      ...full,
      actor: { constant: 'ego' },
      direction: { column: 'dir', inward: ['in'], outward: ['out'], as: INWARD_KINDS },
    };
    const row = { ...good, cell: 'c7', 'a"b': "it's text" };
    expect(read(kept, { ...row, dir: 'in' }).event).toMatchObject({
      kind: 'receive',
      actor: 'ego',
      peer: 'bob',
      place: 'c7',
      bytesOut: 10,
    });
    expect(read(kept, { ...row, dir: 'out' }).event).toMatchObject({ kind: 'send', actor: 'ego', peer: 'bob', place: 'c7' });
    expect(read(kept, { ...good, dir: 'in' }).event).toMatchObject({ kind: 'ring', actor: 'ego', peer: 'bob' });
  });
  test.each([
    [{ Time: '' }, 'time-missing', 'Time'],
    [{ Time: 'yesterday' }, 'time-unreadable', 'Time'],
    [{ Time: '315525600' }, 'time-implausible', 'Time'],
    [{ who: '-' }, 'actor-missing', 'who'],
    [{ 'a"b': 'fax' }, 'kind-unknown', 'a"b'],
    [{ dir: '' }, 'kind-unknown', 'dir'],
    [{ dur: '-3' }, 'number-unreadable', 'dur'],
    [{ out: '1.5' }, 'number-unreadable', 'out'],
    [{ who: 'x'.repeat(4097) }, 'field-too-long', 'who'],
    [{ Time: '', who: '' }, 'time-missing', 'Time'],
  ])('is refused, case %#', (change, reason, column) => {
    expect(read(full, { ...good, ...change })).toEqual({ fault: { reason, column } });
  });
});
