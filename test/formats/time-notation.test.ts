import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TimeNotation } from '../../src/formats/read-plan.ts';
import { TIME_NOTATIONS } from '../../src/formats/time-notation.ts';
import { overTexts } from './duck.ts';

const notations = Object.keys(TIME_NOTATIONS) as TimeNotation[];

const seeds = [
  '0',
  '-0',
  '-0.0',
  '00',
  '-1',
  '-1.5',
  '-0.0000001',
  '1082040961',
  '1082040961.0',
  '1082040961.1234567',
  '1700000000.999999999',
  '1700000000.',
  '.5',
  '+5',
  '1_0',
  '0x10',
  '1e9',
  '1E9',
  'inf',
  'NaN',
  'infinity',
  '-infinity',
  'epoch',
  'now',
  'today',
  '9007199254.740991',
  '9007199254.740992',
  '9007199254',
  '9007199255',
  '-9007199254.740991',
  '99999999999',
  '1700000000123',
  '1700000000123456',
  '9007199254740991',
  '9007199254740992',
  '9999999999999999999999',
  '2020-01-02T03:04:05Z',
  '2020-01-02t03:04:05z',
  '2020-01-02 03:04:05.1234567+0200',
  '2020-01-02T03:04Z',
  '2020-01-02T03:04+05',
  '2020-01-02T03:04:05 -05:30',
  '2020-02-30T00:00:00Z',
  '2020-02-29T23:59:60Z',
  '2020-02-29T24:00:00Z',
  '1900-02-29T00:00:00Z',
  '2000-02-29T00:00:00Z',
  '0999-01-01T00:00:00Z',
  '2999-12-31T23:59:59.999999Z',
  '2020-01-02T03:04:05,250Z',
  '2020-01-02 03:04:05 UTC',
  '2020-01-02 03:04:05.5',
  '2020/01/02 03:04',
  '2020/01-02 03:04',
  '2020-01-02',
  '1979-12-31 21:00:00',
  '2020-1-2 03:04:05',
  '7.3.26, 9:22',
  '07.03.2026 21:22:39',
  '13/02/2020 10:00',
  '02/13/2020 10:00',
  '31/12/1999 11:59 PM',
  '1/1/2020 12:00 am',
  '1/1/2020 12:00 p.m.',
  '1/1/2020 13:00 PM',
  '1/1/2020 0:30 AM',
  '1/1/0999 10:00',
  '1/1/99 10:00',
  '1/1/2020 24:00',
  '1/1/2020 10:60',
  '29-02-2021 10:00',
  ' 1082040961',
  '1082040961 ',
  '1082040961\n',
  '',
  'ä',
  '１２３',
  '2020-01-02T03:04:05+24:00',
  '2020-01-02T03:04:05+23:59',
  '2020-01-02T03:04:05-00:00',
  '--1',
  '1.2.3',
  '2020-01-02T03:04:05.Z',
];

const digits = (n: number) => fc.integer({ min: 0, max: 10 ** n - 1 }).map((v) => String(v).padStart(n, '0'));
const fraction = fc.oneof(fc.constant(''), fc.stringMatching(/^[.,][0-9]{0,9}$/));
const dateLike = fc
  .tuple(
    fc.oneof(digits(4), fc.constantFrom('1970', '2020', '2099')),
    fc.constantFrom('-', '/', '.'),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
    fc.constantFrom('T', ' ', 't', '  '),
    fc.integer({ min: 0, max: 25 }),
    fc.integer({ min: 0, max: 61 }),
    fc.option(fc.integer({ min: 0, max: 61 }), { nil: undefined }),
    fraction,
    fc.constantFrom('', 'Z', 'z', ' Z', '+0530', '-05:00', '+14', '+2', '-2400', 'UTC'),
  )
  .map(([y, sep, m, d, t, h, i, s, f, z]) => {
    const two = (v: number) => String(v).padStart(2, '0');
    return `${y}${sep}${two(m)}${sep}${two(d)}${t}${two(h)}:${two(i)}${s === undefined ? '' : `:${two(s)}`}${f}${z}`;
  });
const numericLike = fc
  .tuple(
    fc.integer({ min: 0, max: 33 }),
    fc.constantFrom('-', '/', '.'),
    fc.integer({ min: 0, max: 33 }),
    fc.oneof(digits(2), digits(4), fc.constant('2024')),
    fc.constantFrom(', ', ' ', ','),
    fc.integer({ min: 0, max: 25 }),
    digits(2),
    fc.oneof(
      fc.constant(''),
      digits(2).map((s) => `:${s}`),
    ),
    fc.constantFrom('', ' AM', 'pm', ' p.m.', ' A.M', ' X'),
  )
  .map(([a, sep, b, y, t, h, i, s, p]) => `${a}${sep}${b}${sep}${y}${t}${h}:${i}${s}${p}`);
const epochLike = fc
  .tuple(
    fc.constantFrom('', '-', '+', ' '),
    fc.stringMatching(/^[0-9]{0,18}$/),
    fc.constantFrom('', '.', 'e'),
    fc.stringMatching(/^[0-9]{0,9}$/),
  )
  .map((parts) => parts.join(''));
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.nat(), fc.constantFrom('0', '9', '-', ':', '.', ' ', 'Z', '\u00a0', '\0', 'é'))
  .map(([text, at, char]) => {
    const i = at % (text.length + 1);
    return text.slice(0, i) + char + text.slice(i + 1);
  });

describe('the two readers of a time', () => {
  test.each(notations)('%s: SQL and TypeScript give the same instant, or both refuse', async (notation) => {
    const { parse, sql } = TIME_NOTATIONS[notation];
    const random = fc.sample(fc.oneof(dateLike, numericLike, epochLike, mutated, fc.string()), { numRuns: 20_000, seed: 7 });
    const texts = [...seeds, ...random.filter((text) => text.isWellFormed())];
    const rows = await overTexts(texts, sql('x'));
    const disagreements = texts
      .map((text, i) => ({ text, ts: parse(text), duck: rows[i]?.[0] === null ? undefined : Number(rows[i]?.[0]) }))
      .filter(({ ts, duck }) => !Object.is(ts, duck));
    expect(disagreements.slice(0, 10)).toEqual([]);
    expect(texts.filter((text) => parse(text) !== undefined).length).toBeGreaterThan(50);
  });

  test.each<[TimeNotation, string, number | undefined]>([
    ['epoch-s', '1082040961', 1082040961e6],
    ['epoch-s', '1713484795.943239', 1713484795943239],
    ['epoch-s', '0.9999999', 999999],
    ['epoch-s', '-0.5', -500000],
    ['epoch-s', '1700000000123', undefined],
    ['epoch-ms', '1700000000123.4567', 1700000000123456],
    ['epoch-us', '1700000000123456', 1700000000123456],
    ['iso-offset', '2020-01-01T00:00:00Z', 1577836800e6],
    ['iso-offset', '2020-01-01T02:00:00.000001+02:00', 1577836800000001],
    ['iso-offset', '2019-12-31T18:30-0530', 1577836800e6],
    ['iso-offset', '2020-01-01T00:00:00', undefined],
    ['iso-local', '1979-12-31 21:00:00', Date.UTC(1979, 11, 31, 21) * 1000],
    ['dmy-local', '07.03.26, 21:22:39', Date.UTC(2026, 2, 7, 21, 22, 39) * 1000],
    ['mdy-local', '3/7/2026 12:05 AM', Date.UTC(2026, 2, 7, 0, 5) * 1000],
    ['mdy-local', '13/7/2026 12:05', undefined],
  ])('%s reads %s', (notation, text, expected) => {
    expect(TIME_NOTATIONS[notation].parse(text)).toBe(expected);
  });

  test('every ISO instant that JavaScript prints is read back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('2999-12-31T23:59:59Z'), noInvalidDate: true }),
        (date) => {
          expect(TIME_NOTATIONS['iso-offset'].parse(date.toISOString())).toBe(date.getTime() * 1000);
        },
      ),
    );
  });
});
