import { type EndpointId, MICROS_PER_SECOND } from '../../model/event.ts';
import type { Figure } from '../../model/inference.ts';
import type { Text, TextPart } from '../../model/text.ts';
import { formatNumber, formatShare } from './format-number.ts';
import { formatClock, formatDay, formatDuration, formatInstant } from './format-time.ts';
import type { Lexicon } from './lexicon.ts';

/** One part of a text, ready to show: a name that needs isolation, a figure that must not break, or plain words. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string; readonly endpoint: EndpointId }
  | { readonly kind: 'place'; readonly text: string };

const figure = (text: string): Piece => ({ kind: 'figure', text });

/** The one place that turns text parts into characters; the page, the terminal and search all go through it. */
export function formatPart(part: TextPart, lexicon: Lexicon): Piece {
  if (typeof part === 'string') return { kind: 'words', text: part };
  if ('endpoint' in part) return { kind: 'name', text: lexicon.name(part.endpoint), endpoint: part.endpoint };
  if ('place' in part) return { kind: 'place', text: lexicon.place(part.place) };
  // To the second: the rows have the rest.
  if ('instant' in part) return figure(formatInstant(Math.floor(part.instant / MICROS_PER_SECOND) * MICROS_PER_SECOND, lexicon.calendar));
  if ('duration' in part) return figure(formatDuration(part.duration));
  if ('day' in part) return figure(formatDay(part.day));
  if ('clock' in part) return figure(formatClock(part.clock));
  return figure(formatNumber(part.number, part.digits));
}

/** A text without markup. */
export const plainText = (text: Text, lexicon: Lexicon): string =>
  text
    .map((part) => {
      const { kind, text: shown } = formatPart(part, lexicon);
      // A name that is a bare number reads as a count where nothing marks it as a name.
      return (kind === 'name' || kind === 'place') && /^\d+$/.test(shown) ? `“${shown}”` : shown;
    })
    .join('');

/** `1 pair of contacts`, `1 delivery`; a ratio stays `1 times`. */
const singular = (unit: string): string =>
  unit === 'times' ? unit : unit.replace(/^\w+/, (word) => word.replace(/ies$/, 'y').replace(/s$/, ''));

/** A value with its unit. `share` becomes a percentage, `clock` a time of day, `µs` a duration, `day` a date. */
export function formatQuantity(value: number, unit: string): string {
  switch (unit) {
    case 'share':
      return formatShare(value);
    case 'clock':
      return formatClock(value);
    case 'µs':
      return formatDuration(value);
    case 'day':
      return formatDay(value);
    case '%':
      return `${formatNumber(value)}%`;
    case '':
      return formatNumber(value);
    default: {
      const number = formatNumber(value);
      return `${number} ${number === '1' ? singular(unit) : unit}`;
    }
  }
}

/** Units that are part of how a value is written; any other stands once behind the value, and not behind both ends. */
const WRITTEN_WITH = new Set(['share', 'clock', 'µs', 'day', '%']);

export function formatInterval(low: number, high: number, unit: string): string {
  const format = (value: number) => (WRITTEN_WITH.has(unit) ? formatQuantity(value, unit) : formatNumber(value));
  return `${format(low)} to ${format(high)}`;
}

/** A figure's value, its interval and what it rests on. */
export function formatFigure({ value, unit, low, high, n }: Figure): string {
  const interval = low === undefined || high === undefined ? [] : [formatInterval(low, high, unit)];
  const rest = [...interval, ...(n === undefined ? [] : [`n = ${formatNumber(n)}`])];
  return formatQuantity(value, unit) + (rest.length > 0 ? ` (${rest.join('; ')})` : '');
}
