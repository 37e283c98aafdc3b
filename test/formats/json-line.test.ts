import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonColumn, jsonColumnSql, jsonFaultSql, jsonTextsSql, readJsonLine } from '../../src/formats/json-line.ts';
import { overTexts } from './duck.ts';

const columns = ['a', 'b.c', '__proto__', 'q"\\\'x', 'b'];

const fragments = [
  'NaN',
  '-nan',
  'inf',
  '-Infinity',
  'iNf',
  '1e999',
  '-0.0',
  '-0',
  '1e21',
  '1e20',
  '123456789012345680000.5',
  '1E-7',
  '0.000001',
  '1e-6',
  '1.5e-7',
  '12345678901234567890123',
  '-9223372036854775809',
  '1.0',
  '100.50',
  '4.9e-324',
  '1e-400',
  '1700000000.1234567891',
  'true',
  'True',
  'null',
  'NULL',
  'tru',
  '-',
  '+1',
  '.5',
  '1.',
  '1.5e',
  '00',
  '-01',
  '"x"',
  '"\\u0000x"',
  '"\\ud83d\\ude00"',
  '"\\ude00"',
  '"\\ud83dx"',
  '"\\\\ud800"',
  '"\\x"',
  "'x'",
  '"tab\there"',
  '"{not"',
  '"[1"',
  '{"c":1}',
  '{"c":"d",}',
  '[1,]',
  '[,]',
  '[]',
  '{}',
  '{,}',
  '[1 2]',
  '"',
  '"\\',
];
const value = fc.oneof(
  fc.constantFrom(...fragments),
  fc.double().map((n) => (Number.isFinite(n) ? JSON.stringify(n) : 'null')),
  fc.string().map((s) => JSON.stringify(s)),
  fc.json(),
);
const key = fc.constantFrom('"a"', '"b"', '"c"', '"b.c"', '"\\u0061"', '"__proto__"', JSON.stringify('q"\\\'x'), 'a', '');
const line = fc
  .tuple(
    fc.array(fc.tuple(key, fc.constantFrom(':', ' : ', ''), value), { maxLength: 4 }),
    fc.constantFrom('', '', '', ',', ' x', '\r', '\f', '//'),
    fc.boolean(),
  )
  .map(([pairs, tail, comma]) => `{${pairs.map((pair) => pair.join('')).join(',')}${comma ? ',' : ''}}${tail}`);
const oddLines = [
  '',
  '5',
  '"x"',
  '[1]',
  'null',
  '{',
  '}',
  '{"a":1}{"a":2}',
  '\ufeff{"a":1}',
  `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  '{"b":{"c":1},"b.c":null}',
  '{"b":5,"b":{"c":1}}',
  '{"a":null,"a":1}',
  '{"a":"\\\\","b":"\\ud800"}',
];

test('SQL and TypeScript read the same columns of a line, or refuse it on the same grounds', async () => {
  const lines = [
    ...oddLines,
    ...fragments.map((text) => `{"a":${text}}`),
    ...fc.sample(fc.oneof({ weight: 9, arbitrary: line }, fc.string()), { numRuns: 8000, seed: 11 }),
  ].filter((text) => !/\p{Surrogate}/u.test(text));
  const fields = columns.map((_, i) => jsonColumnSql('x', 't', columns, i));
  const rows = await overTexts(
    lines,
    `fault, ${fields.join(', ')}`,
    `FROM (SELECT i, x, fault, CASE WHEN fault = 0 THEN ${jsonTextsSql('x', columns)} END AS t FROM (SELECT *, ${jsonFaultSql('x')} AS fault FROM texts))`,
  );
  const wrong = lines
    .map((text, i) => {
      const read = readJsonLine(text);
      const ours =
        typeof read === 'string'
          ? [read === 'malformed-row' ? 1 : 2, ...columns.map(() => null)]
          : [0, ...columns.map((column) => jsonColumn(read, column) ?? null)];
      return { text, ours, duck: rows[i] };
    })
    .filter(({ ours, duck }) => JSON.stringify(ours) !== JSON.stringify(duck));
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(lines.filter((text) => typeof readJsonLine(text) === 'object').length).toBeGreaterThan(500);
});

test.each([
  ['{"a":1700000000.123456}', 'a', '1700000000.123456'],
  ['{"id":{"orig_h":"10.0.0.5"}}', 'id.orig_h', '10.0.0.5'],
  ['{"id.orig_h":"10.0.0.5"}', 'id.orig_h', '10.0.0.5'],
  ['{"a":12345678901234567890123}', 'a', '12345678901234567890123'],
  ['{"a":["x"]}', 'a', undefined],
  ['{"a":null}', 'a', undefined],
])('%s: %s is %s', (text, column, expected) => {
  const read = readJsonLine(text);
  expect(typeof read === 'string' ? read : jsonColumn(read, column)).toBe(expected);
});

test('half a character is bad encoding, not bad JSON', () => {
  expect(readJsonLine('{"a":"\\ud800"}')).toBe('bad-encoding');
  expect(readJsonLine('{"a":"\\ud800"')).toBe('malformed-row');
});
