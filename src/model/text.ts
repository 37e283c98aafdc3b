import type { Duration, EndpointId, Instant } from './event.ts';

/**
 * Text that names things by reference, so that an endpoint can be renamed, escaped and isolated wherever it is shown.
 * A plain string never holds anything that a log contained.
 */
export type TextPart =
  | string
  | { readonly endpoint: EndpointId }
  /** Of a question: as the artifact `visits` numbers it; of an Analysis: place in its list of places. */
  | { readonly place: number }
  | { readonly instant: Instant }
  | { readonly duration: Duration }
  /** Whole local days since 1970-01-01 in the analysis calendar. */
  | { readonly day: number }
  /** Hours since local midnight, in [0, 24). */
  | { readonly clock: number }
  | { readonly number: number; readonly digits?: number };

export type Text = readonly TextPart[];

type Embedded = TextPart | number;

/** Template tag for {@link Text}: bare numbers become number parts. ``say`about ${endpoint(3)}: ${12} days` `` */
export function say(strings: TemplateStringsArray, ...values: readonly (Embedded | Text)[]): Text {
  const parts: TextPart[] = [];
  strings.forEach((string, i) => {
    if (string !== '') parts.push(string);
    const value = values[i];
    if (value === undefined) return;
    if (Array.isArray(value)) parts.push(...(value as Text));
    else if (typeof value === 'number') parts.push({ number: value });
    else parts.push(value as TextPart);
  });
  return parts;
}

export const endpoint = (id: EndpointId): TextPart => ({ endpoint: id });
export const place = (id: number): TextPart => ({ place: id });
export const instant = (at: Instant): TextPart => ({ instant: at });
export const duration = (micros: Duration): TextPart => ({ duration: micros });
export const day = (index: number): TextPart => ({ day: index });
export const clock = (hours: number): TextPart => ({ clock: hours });
export const figure = (value: number, digits: number): TextPart => ({ number: value, digits });
