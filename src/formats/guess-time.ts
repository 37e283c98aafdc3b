import { MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';
import type { TimeNotation, TimePlan } from './read-plan.ts';
import { PLAUSIBLE, TIME_NOTATIONS } from './time-notation.ts';
import { zoneName } from './zone.ts';

/** Share of the sampled texts that a notation must read. */
const ENOUGH = 0.9;

/**
 * Clock step, µs: a minute where no text writes seconds, else the coarsest of second, millisecond and microsecond that every instant is a multiple of.
 * Values alone are no grounds for more than a second: a log may begin with whole minutes.
 */
export function clockStep(notation: TimeNotation, texts: readonly string[]): number {
  const instants = texts.map(TIME_NOTATIONS[notation].parse).filter((at) => at !== undefined);
  if (!notation.startsWith('epoch') && texts.length > 0 && !texts.some((text) => /:[0-9]{2}:[0-9]{2}/.test(text))) return MICROS_PER_MINUTE;
  return [MICROS_PER_SECOND, 1000].find((step) => instants.length > 0 && instants.every((at) => at % step === 0)) ?? 1;
}

const readAll = (notation: TimeNotation, texts: readonly string[]): number[] =>
  texts.map((text) => TIME_NOTATIONS[notation].parse(text)).filter((at) => at !== undefined);

const isPlausible = (at: number): boolean => at >= PLAUSIBLE.from && at <= PLAUSIBLE.to;

export type TimeGuess =
  | { readonly kind: 'epoch'; readonly notation: TimeNotation; readonly relative: boolean; readonly step: number }
  | { readonly kind: 'absolute' | 'local'; readonly notation: TimeNotation; readonly step: number }
  /** Day and month cannot be told apart. */
  | { readonly kind: 'ambiguous' };

/** Which notation the texts of a column are in; undefined where none reads nine in ten of them. */
export function guessTime(texts: readonly string[]): TimeGuess | undefined {
  if (texts.length === 0) return undefined;
  const reads = (notation: TimeNotation): number[] | undefined => {
    const instants = readAll(notation, texts);
    return instants.length >= ENOUGH * texts.length ? instants : undefined;
  };
  for (const notation of ['epoch-s', 'epoch-ms', 'epoch-us'] as const) {
    const instants = reads(notation);
    if (instants && instants.filter(isPlausible).length >= ENOUGH * texts.length)
      return { kind: 'epoch', notation, relative: false, step: clockStep(notation, texts) };
  }
  const seconds = reads('epoch-s');
  if (seconds) return { kind: 'epoch', notation: 'epoch-s', relative: true, step: clockStep('epoch-s', texts) };
  const absolute = reads('iso-offset');
  if (absolute) return { kind: 'absolute', notation: 'iso-offset', step: clockStep('iso-offset', texts) };
  const local = reads('iso-local');
  if (local) return { kind: 'local', notation: 'iso-local', step: clockStep('iso-local', texts) };
  const [days, months] = [reads('dmy-local'), reads('mdy-local')];
  const dotted = texts.every((text) => /^\d+\.\d+\./.test(text));
  if (days && (dotted || readAll('mdy-local', texts).length < days.length))
    return { kind: 'local', notation: 'dmy-local', step: clockStep('dmy-local', texts) };
  if (months && readAll('dmy-local', texts).length < months.length)
    return { kind: 'local', notation: 'mdy-local', step: clockStep('mdy-local', texts) };
  return (days ?? months) ? { kind: 'ambiguous' } : undefined;
}

/** The plan of a time column. A local time needs the reader to say its zone. */
export function planTime(column: string, guess: TimeGuess, tz: string | undefined): TimePlan | KnownFailure {
  if (guess.kind === 'ambiguous') {
    return new KnownFailure('usage', 'Day and month cannot be told apart', {
      remedy: 'State the notation, dmy-local or mdy-local, with --map FILE.',
    });
  }
  const { notation, step } = guess;
  if (guess.kind !== 'local')
    return { column, notation, clock: guess.kind === 'epoch' && guess.relative ? 'relative' : 'utc', zone: 'UTC', step };
  if (tz === undefined) {
    return new KnownFailure('usage', 'The times are local, and nothing says of which zone', {
      remedy:
        'Give --tz ZONE, such as --tz America/Chicago; or --tz floating, which keeps wall time as it is: hours of the day then mean something, UTC and joining with other logs do not.',
    });
  }
  const zone = zoneName(tz);
  return { column, notation, clock: zone === 'floating' ? 'floating' : 'utc', zone, step };
}
