/** A JSON value as far as a log needs it: scalars as text, objects by key, null. Arrays hold no field, and are kept as empty objects. */
export type JsonText = string | null | ReadonlyMap<string, JsonText>;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /-?(?:nan|inf(?:inity)?)|true|false|null/iy;
const LONE_SURROGATE = /\p{Surrogate}/u;
const ARRAY: JsonText = new Map();

class NotJson extends Error {}

/** End of the match of a sticky expression at `at`; −1 where there is none. */
function matchAt(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : -1;
}

/** DuckDB prints doubles as JavaScript does, but marks them as such, and keeps what no double can hold. */
function numberText(raw: string): string {
  if (/^-?[0-9]+$/.test(raw)) return raw === '-0' ? '0' : raw;
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  const text = Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e');
  return /^-?[0-9]+$/.test(text) ? `${text}.0` : text;
}

function readString(text: string, start: number): { readonly value: string; readonly end: number } {
  let end = start + 1;
  for (let escaped = false; ; end++) {
    const code = text.charCodeAt(end);
    if (!(code >= 0x20)) throw new NotJson();
    if (escaped) escaped = false;
    else if (code === 0x5c) escaped = true;
    else if (code === 0x22) break;
  }
  const raw = text.slice(start, end + 1);
  let value = raw.slice(1, -1);
  if (value.includes('\\')) {
    try {
      value = JSON.parse(raw) as string;
    } catch {
      throw new NotJson();
    }
  }
  if (LONE_SURROGATE.test(value)) throw new NotJson();
  return { value, end: end + 1 };
}

function readScalar(text: string, at: number): { readonly value: string | null; readonly end: number } {
  const word = matchAt(WORD, text, at);
  if (word > 0) {
    const value = text.slice(at, word);
    // Only the numbers that are none may be written in any case.
    if (/^[tf]/i.test(value) || /^null$/i.test(value)) {
      if (value !== value.toLowerCase()) throw new NotJson();
      return { value: value === 'null' ? null : value, end: word };
    }
    return { value, end: word };
  }
  const end = matchAt(NUMBER, text, at);
  if (end <= at) throw new NotJson();
  return { value: numberText(text.slice(at, end)), end };
}

interface Open {
  readonly map: Map<string, JsonText> | undefined;
  key: string | undefined;
}

/** One value, read without recursion: a log may nest as deep as it likes. */
function readValue(text: string): JsonText {
  const open: Open[] = [];
  let at = 0;
  const skip = (): string | undefined => {
    for (let code = text.charCodeAt(at); code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d; code = text.charCodeAt(at)) at++;
    return text[at];
  };
  for (;;) {
    let value: JsonText | undefined;
    const char = skip();
    const top = open.at(-1);
    if ((char === '}' && top?.map && top.key === undefined) || (char === ']' && top && !top.map)) {
      // Closes at once, or after a trailing comma, which DuckDB takes too. A comma alone never gets here.
      at++;
      open.pop();
      value = top.map ?? ARRAY;
    } else if (top?.map && top.key === undefined) {
      if (char !== '"') throw new NotJson();
      const { value: key, end } = readString(text, at);
      at = end;
      if (skip() !== ':') throw new NotJson();
      at++;
      top.key = key;
      continue;
    } else if (char === '{' || char === '[') {
      at++;
      open.push({ map: char === '{' ? new Map() : undefined, key: undefined });
      continue;
    } else {
      const scalar = char === '"' ? readString(text, at) : readScalar(text, at);
      at = scalar.end;
      value = scalar.value;
    }
    for (;;) {
      const parent = open.at(-1);
      if (parent === undefined) {
        if (skip() !== undefined) throw new NotJson();
        return value;
      }
      // Of equal keys the first counts.
      if (parent.map && parent.key !== undefined && !parent.map.has(parent.key)) parent.map.set(parent.key, value);
      parent.key = undefined;
      const next = skip();
      at++;
      if (next === ',') break;
      if (next !== (parent.map ? '}' : ']')) throw new NotJson();
      open.pop();
      value = parent.map ?? ARRAY;
    }
  }
}

/** Takes what could make valid JSON of a line whose only fault is half a character. The SQL twin is in {@link jsonFaultSql}. */
const ESCAPES = '\\\\\\\\|\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}';
const escapes = new RegExp(ESCAPES, 'g');

/**
 * Reads one line that must hold one JSON object, in the dialect that DuckDB reads: trailing commas, NaN and Infinity pass.
 * 'bad-encoding' where the only fault is an escaped surrogate without its partner.
 */
export function readJsonLine(line: string): ReadonlyMap<string, JsonText> | 'malformed-row' | 'bad-encoding' {
  const read = (text: string): JsonText | undefined => {
    try {
      return readValue(text);
    } catch (error) {
      if (error instanceof NotJson) return undefined;
      throw error;
    }
  };
  const value = read(line);
  if (value === undefined) return read(line.replace(escapes, 'x')) === undefined ? 'malformed-row' : 'bad-encoding';
  return typeof value === 'object' && value !== null && value !== ARRAY ? value : 'malformed-row';
}

/** The text of a column: a top-level key, or else a path joined by '.'. Undefined where absent, null or not a scalar. */
export function jsonColumn(object: ReadonlyMap<string, JsonText>, column: string): string | undefined {
  const flat = object.get(column);
  if (typeof flat === 'string') return flat;
  let value: JsonText | undefined = object;
  for (const key of column.split('.')) value = typeof value === 'object' && value !== null ? value.get(key) : undefined;
  return typeof value === 'string' ? value : undefined;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const pathOf = (keys: readonly string[]): string =>
  `$${keys.map((key) => `."${key.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join('')}`;

/** SQL, over a column of lines: 'malformed-row' → 1, 'bad-encoding' → 2, else 0. */
export const jsonFaultSql = (raw: string): string =>
  `CASE WHEN json_valid(${raw}) THEN if(json_type(${raw}) = 'OBJECT', 0, 1) WHEN json_valid(regexp_replace(${raw}, ${literal(ESCAPES)}, 'x', 'g')) THEN 2 ELSE 1 END`;

/** SQL, over a column of lines that hold JSON objects: a list of lists of texts, for {@link jsonColumnSql}. Parses each line once. */
export function jsonTextsSql(raw: string, columns: readonly string[]): string {
  const paths = columns.flatMap((column) => [pathOf([column]), pathOf(column.split('.'))]);
  return `json_extract_string(${raw}, [${paths.map(literal).join(', ')}])`;
}

/** SQL of the text of the i-th of those columns, the list being in `texts`. */
export function jsonColumnSql(raw: string, texts: string, columns: readonly string[], i: number): string {
  const column = columns[i] as string;
  const scalar = (position: number, path: string): string => {
    const text = `${texts}[${position}]`;
    return `CASE WHEN (starts_with(${text}, '{') OR starts_with(${text}, '[')) AND json_type(${raw}, ${literal(path)}) IN ('OBJECT', 'ARRAY') THEN NULL ELSE ${text} END`;
  };
  const flat = scalar(2 * i + 1, pathOf([column]));
  return column.includes('.') ? `coalesce(${flat}, ${scalar(2 * i + 2, pathOf(column.split('.')))})` : flat;
}
