import type { Analysis } from '../model/analysis.ts';
import type { Evaluation } from '../model/evaluation.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

const isPlain = (value: Json | undefined): boolean => typeof value !== 'object' || value === null;

function scalar(value: null | boolean | number | string): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a result holds numbers that JSON has not');
  return JSON.stringify(value);
}

/** Collections that hold only scalars, or lists of such, stand on one line: rows stay rows, and columns stay columns. */
const isShort = (value: Json): boolean => isPlain(value) || Object.values(value as object).every((item) => isPlain(item as Json));

function print(value: Json, indent: string): string {
  if (isPlain(value)) return scalar(value as null | boolean | number | string);
  const inner = `${indent} `;
  const list = Array.isArray(value);
  const items = list
    ? (value as readonly Json[]).map((item) => print(item, inner))
    : Object.entries(value as { readonly [key: string]: Json | undefined })
        .filter((entry): entry is [string, Json] => entry[1] !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, item]) => `${JSON.stringify(key)}:${isPlain(item) ? '' : ' '}${print(item, inner)}`);
  const [open, close] = list ? '[]' : '{}';
  if (items.length === 0) return `${open}${close}`;
  return isShort(value) ? `${open}${items.join(',')}${close}` : `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

/** Controls and format characters that JSON lets stand as they are. */
const UNSEEN = /[\u007f-\u009f]|\p{Cf}|\p{Zl}|\p{Zp}/gu;

/** JSON of the same value, harmless to look at: what could steer a terminal or turn text around stands as an escape. Takes JSON, in which such characters are only ever inside strings. */
export const escapeUnseen = (json: string): string =>
  json.replace(UNSEEN, (character) =>
    Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );

/**
 * The canonical bytes of an analysis or an evaluation: keys by code unit, absent where undefined, a line feed at the end, the same on every
 * machine. Throws on a number that JSON has not.
 */
export const renderJson = (value: Analysis | Evaluation): string => escapeUnseen(`${print(value as unknown as Json, '')}\n`);
