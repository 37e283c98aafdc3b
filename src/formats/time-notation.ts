import { type Instant, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../model/event.ts';
import type { TimeNotation } from './read-plan.ts';

/** One way of writing an instant, for both readers. They agree on every text: the same grammar, the same digits, the same refusals. */
export interface TimeReader {
  /** µs, or undefined where the text is not in the notation. Local notations give local µs. Digits beyond the sixth decimal are cut off. */
  parse(text: string): Instant | undefined;
  /** A DuckDB expression, BIGINT µs or NULL, over an expression of type VARCHAR. */
  sql(text: string): string;
  readonly local: boolean;
}

const SAFE = Number.MAX_SAFE_INTEGER;
/** µs below which a double of the text, times the scale, lies less than half a microsecond from the text: 2^32 seconds. */
const EXACT = 4_294_967_295_000_000;
const HOUR = '(?:[01][0-9]|2[0-3])';
const SIXTY = '[0-5][0-9]';
const date = (separator: '-' | '/'): string => ['[12][0-9]{3}', '(?:0[1-9]|1[0-2])', '(?:0[1-9]|[12][0-9]|3[01])'].join(separator);
const DATE = date('-');
const DATE_OR_SLASHED = `(?:${DATE}|${date('/')})`;
const TIME = `${HOUR}:${SIXTY}(?::${SIXTY}(?:[.,][0-9]+)?)?`;
const OFFSET = `(?:[Zz]|[+-]${HOUR}(?::?${SIXTY})?)`;

/** RE2 and JavaScript read these alike: no look-around, no back-references, no \d or \s. */
const ISO_OFFSET = `${DATE}[Tt ]${TIME} ?${OFFSET}`;
const ISO_LOCAL = `${DATE_OR_SLASHED}[Tt ]${TIME}`;
const NUMERIC_LOCAL =
  '([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2}),? ([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?(?: ?([AaPp])\\.?[Mm]\\.?)?';

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** µs of a civil time read as UTC, or undefined where the calendar has no such day or the clock no such minute. */
function civilMicros(year: number, month: number, day: number, hour: number, minute: number, second: number): number | undefined {
  if (year < 1000 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  if (day > (DAYS_IN_MONTH[month - 1] as number) + leap) return undefined;
  const days = Date.UTC(year, month - 1, day) / 86_400_000;
  return days * MICROS_PER_DAY + hour * MICROS_PER_HOUR + minute * MICROS_PER_MINUTE + second * MICROS_PER_SECOND;
}

const isoFields = whole('([0-9]{4})[-/]([0-9]{2})[-/]([0-9]{2}).([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?');

/** The leading local part of an ISO text that already matched its grammar. */
function isoLocalMicros(text: string): number | undefined {
  const match = isoFields.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const base = civilMicros(year, month, day, hour, minute, second);
  return base === undefined ? undefined : base + Number((match[7] ?? '').slice(0, 6).padEnd(6, '0'));
}

const offsetTail = /^(.*?) ?(?:[Zz]|([+-])([0-9]{2})(?::?([0-9]{2}))?)$/;

function parseIsoOffset(text: string): Instant | undefined {
  if (!whole(ISO_OFFSET).test(text)) return undefined;
  const match = offsetTail.exec(text);
  if (match === null) return undefined;
  const local = isoLocalMicros(match[1] as string);
  if (local === undefined) return undefined;
  const offset = Number(match[3] ?? 0) * MICROS_PER_HOUR + Number(match[4] ?? 0) * MICROS_PER_MINUTE;
  return local - (match[2] === '-' ? -offset : offset);
}

/**
 * DuckDB's own cast reads the common spelling, seconds included; the rarer ones are first rewritten to it.
 * The grammar is checked before, because the cast alone would also take `2020-1-2`, `epoch` or `infinity`.
 */
function isoSql(text: string, type: 'TIMESTAMP' | 'TIMESTAMPTZ', grammar: string, common: string): string {
  const zone = type === 'TIMESTAMPTZ' ? ' ?([Zz]|[-+][0-9]{2}(?::?[0-9]{2})?)' : '()';
  const pattern = `^(.{10}).(.{5})(?::([0-9]{2}))?(?:[.,]([0-9]+))?${zone}$`;
  const parts = `regexp_extract(${text}, '${pattern}', ['d', 't', 's', 'f', 'z'])`;
  const rewritten = `list_transform([${parts}], lambda p: concat(p.d, ' ', p.t, ':', if(p.s = '', '00', p.s), '.', rpad(p.f[1:6], 6, '0'), upper(p.z)))[1]`;
  return (
    `CASE WHEN regexp_full_match(${text}, '${common}') THEN epoch_us(TRY_CAST(${text} AS ${type}))` +
    ` WHEN regexp_full_match(${text}, '${grammar}') THEN epoch_us(TRY_CAST(${rewritten} AS ${type})) END`
  );
}

const commonTime = `${HOUR}:${SIXTY}:${SIXTY}(?:\\.[0-9]{1,6})?`;

/** Decimal time since a zero, `digits` decimals of which are whole microseconds. */
function epoch(digits: 0 | 3 | 6): TimeReader {
  const pattern = `-?[0-9]{1,${16 - digits}}(?:\\.[0-9]+)?`;
  const grammar = whole(pattern);
  const scale = 10 ** digits;
  const limit = Math.floor(SAFE / scale);
  return {
    local: false,
    parse(text) {
      if (!grammar.test(text)) return undefined;
      const [integer, fraction = ''] = text.split('.') as [string, string?];
      const micros = Number(integer + fraction.slice(0, digits).padEnd(digits, '0'));
      return Math.abs(micros) > SAFE ? undefined : micros + 0;
    },
    sql(text) {
      const integer = `TRY_CAST(${text} AS BIGINT)`;
      const asInteger = `WHEN CAST(${integer} AS VARCHAR) = ${text} AND ${integer} BETWEEN -${limit} AND ${limit} THEN ${integer} * ${scale}`;
      const pieces = `CAST(concat(split_part(${text}, '.', 1), rpad(split_part(${text}, '.', 2)[1:${digits}], ${digits}, '0')) AS BIGINT)`;
      const general = `WHEN regexp_full_match(${text}, '${pattern}') AND ${pieces} BETWEEN -${SAFE} AND ${SAFE} THEN ${pieces}`;
      if (digits === 0) return `CASE ${asInteger} ${general} END`;
      // A number that prints as it was written needs no grammar: three times as fast as a regular expression.
      const decimal = `TRY_CAST(${text} AS DECIMAL(18, ${digits}))`;
      const near = `${decimal} BETWEEN -${EXACT / scale} AND ${EXACT / scale}`;
      const micros = `CAST(round(TRY_CAST(${text} AS DOUBLE) * ${scale}) AS BIGINT)`;
      const asPrinted = `WHEN CAST(${decimal} AS VARCHAR) = ${text} AND ${near} THEN ${micros}`;
      const uncut = `WHEN regexp_full_match(${text}, '${pattern.replace('+)?', `{1,${digits}})?`)}') AND ${near} THEN ${micros}`;
      return `CASE ${asInteger} ${asPrinted} ${uncut} ${general} END`;
    },
  };
}

function numericLocal(order: 'dmy' | 'mdy'): TimeReader {
  const grammar = whole(NUMERIC_LOCAL);
  return {
    local: true,
    parse(text) {
      const match = grammar.exec(text);
      if (match === null) return undefined;
      const [first, second, year, hour, minute, seconds] = match.slice(1, 7).map((digits) => Number(digits ?? 0)) as number[] as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const half = match[7]?.toLowerCase();
      if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
      const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
      const [day, month] = order === 'dmy' ? [first, second] : [second, first];
      return civilMicros(year < 100 && match[3]?.length === 2 ? 2000 + year : year, month, day, hours, minute, seconds);
    },
    sql(text) {
      const names = order === 'dmy' ? "['d', 'm', 'y', 'h', 'i', 's', 'p']" : "['m', 'd', 'y', 'h', 'i', 's', 'p']";
      const extracted = `regexp_extract(${text}, '^${NUMERIC_LOCAL}$', ${names})`;
      const hours = `CASE WHEN p.p = '' THEN CAST(p.h AS INTEGER) WHEN CAST(p.h AS INTEGER) BETWEEN 1 AND 12 THEN CAST(p.h AS INTEGER) % 12 + if(lower(p.p) = 'p', 12, 0) END`;
      const year = `if(strlen(p.y) = 2, '20' || p.y, p.y)`;
      // `||` and not concat: an hour that does not exist makes the whole text NULL.
      const civil = `TRY_CAST(${year} || '-' || p.m || '-' || p.d || ' ' || CAST(${hours} AS VARCHAR) || ':' || p.i || ':' || if(p.s = '', '00', p.s) AS TIMESTAMP)`;
      const micros = `list_transform([${extracted}], lambda p: CASE WHEN ${year} >= '1000' THEN epoch_us(${civil}) END)[1]`;
      return `CASE WHEN regexp_full_match(${text}, '${NUMERIC_LOCAL}') THEN ${micros} END`;
    },
  };
}

const isoOffsetGrammar = whole(ISO_OFFSET);
const isoLocalGrammar = whole(ISO_LOCAL);

/** Every notation of {@link TimeNotation}. Two-digit years are of this century; seconds are 00 to 59; no notation takes surrounding blanks. */
export const TIME_NOTATIONS: Readonly<Record<TimeNotation, TimeReader>> = {
  'epoch-s': epoch(6),
  'epoch-ms': epoch(3),
  'epoch-us': epoch(0),
  'iso-offset': {
    local: false,
    parse: (text) => (isoOffsetGrammar.test(text) ? parseIsoOffset(text) : undefined),
    sql: (text) => isoSql(text, 'TIMESTAMPTZ', ISO_OFFSET, `${DATE}[T ]${commonTime}(?:Z|[+-]${HOUR}(?::?${SIXTY})?)`),
  },
  'iso-local': {
    local: true,
    parse: (text) => (isoLocalGrammar.test(text) ? isoLocalMicros(text) : undefined),
    sql: (text) => isoSql(text, 'TIMESTAMP', ISO_LOCAL, `${DATE_OR_SLASHED}[T ]${commonTime}`),
  },
  'dmy-local': numericLocal('dmy'),
  'mdy-local': numericLocal('mdy'),
};

/** 1990-01-01 and 2100-01-01 UTC: outside, a clock was not set. Does not apply to a relative clock. */
export const PLAUSIBLE = { from: 631_152_000 * MICROS_PER_SECOND, to: 4_102_444_800 * MICROS_PER_SECOND } as const;
