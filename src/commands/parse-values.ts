import { type Duration, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';
import type { AnyInference, OptionSpec } from '../model/inference.ts';
import { nearest } from './nearest.ts';

const UNITS: Readonly<Record<string, number>> = {
  us: 1,
  ms: 1000,
  s: MICROS_PER_SECOND,
  m: MICROS_PER_MINUTE,
  h: MICROS_PER_HOUR,
  d: MICROS_PER_DAY,
};

/** A duration such as 90s, 2m, 1.5h or 7d, as µs. @throws KnownFailure 'usage' */
function parseDuration(text: string, where: string): Duration {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(us|ms|s|m|h|d)$/.exec(text) ?? [];
  const micros = Math.round(Number(number) * (UNITS[unit ?? ''] ?? Number.NaN));
  if (!Number.isSafeInteger(micros)) {
    throw new KnownFailure('usage', `${text} is not a duration`, { where, remedy: 'Give a number with a unit: 500ms, 90s, 2m, 1.5h, 7d.' });
  }
  return micros;
}

/** The shortest text that {@link parseDuration} reads back. */
export function formatDuration(micros: Duration): string {
  if (micros === 0) return '0s';
  const [unit, size] = Object.entries(UNITS)
    .sort(([, a], [, b]) => b - a)
    .find(([, size]) => micros % size === 0 && micros >= size) ?? ['us', 1];
  return `${micros / size}${unit}`;
}

/** A whole number within bounds. @throws KnownFailure 'usage' */
export function parseWhole(text: string, where: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < min || value > max) {
    throw new KnownFailure('usage', `${text} is not a whole number from ${min} to ${max}`, {
      where: `${where} ${text}`,
      remedy: 'Give one in that range.',
    });
  }
  return value;
}

/** The place of a word among those that may be chosen. @throws KnownFailure 'usage' */
function parseChoice(text: string, choices: readonly string[], where: string): number {
  const place = choices.indexOf(text);
  if (place >= 0) return place;
  throw new KnownFailure('usage', `${text} cannot be chosen`, { where, remedy: `Give one of ${choices.join(', ')}.` });
}

/** The value of an option of a question. @throws KnownFailure 'usage' */
export function parseOption(text: string, spec: OptionSpec, where: string): number {
  if (spec.type === 'duration') {
    const value = parseDuration(text, where);
    const { least = 0 } = spec;
    if (value >= least) return value;
    throw new KnownFailure('usage', `${text} is too short: nothing would be looked at`, {
      where,
      remedy: `Give ${formatDuration(least)} or more; unless stated it is ${formatDuration(spec.default)}.`,
    });
  }
  if (spec.type === 'choice') return parseChoice(text, spec.choices, where);
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < spec.min || value > spec.max) {
    throw new KnownFailure('usage', `${text} is not a number from ${spec.min} to ${spec.max}`, {
      where,
      remedy: 'Give one in that range.',
    });
  }
  return value;
}

/** `question.option=value` texts as numbers by `question.option`. @throws KnownFailure 'usage' */
export function parseQuestionOptions(texts: readonly string[], inferences: readonly AnyInference[]): Record<string, number> {
  const specs = new Map<string, OptionSpec>();
  for (const { id, options } of inferences)
    for (const [name, spec] of Object.entries(options)) specs.set(`${id}.${name}`, spec as OptionSpec);
  const values: Record<string, number> = {};
  for (const text of texts) {
    const at = text.indexOf('=');
    const name = at < 0 ? text : text.slice(0, at);
    const spec = specs.get(name);
    if (!spec || at < 0) {
      throw new KnownFailure('usage', `${name} is not an option of a question`, {
        where: `--option ${text}`,
        remedy: `Give question.option=value. ${nearest(name, [...specs.keys()])}`.trim(),
      });
    }
    values[name] = parseOption(text.slice(at + 1), spec, `--option ${text}`);
  }
  return values;
}
