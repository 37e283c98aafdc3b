import { type Instant, MICROS_PER_SECOND } from '../../../model/event.ts';

/** A stretch of time, in µs; `from` < `to`. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Nothing is to be seen below this. */
const LEAST = 2 * MICROS_PER_SECOND;

/** The span moved, and if need be cut, so that it lies within the bounds. */
export function clampSpan({ from, to }: Span, bounds: Span): Span {
  const whole = bounds.to - bounds.from;
  const size = Math.min(Math.max(to - from, Math.min(LEAST, whole)), whole);
  const start = Math.min(Math.max(from, bounds.from), bounds.to - size);
  return { from: start, to: start + size };
}

/** Makes the span `factor` times as long; what lies at `anchor`, a share of the width, stays where it is. */
export function zoomSpan(span: Span, bounds: Span, factor: number, anchor = 0.5): Span {
  const size = span.to - span.from;
  const whole = bounds.to - bounds.from;
  const wanted = Math.min(Math.max(size * factor, Math.min(LEAST, whole)), whole);
  const from = span.from + (size - wanted) * anchor;
  return clampSpan({ from, to: from + wanted }, bounds);
}

/** Moves the span by a share of its own length. */
export function panSpan(span: Span, bounds: Span, share: number): Span {
  const by = (span.to - span.from) * share;
  return clampSpan({ from: span.from + by, to: span.to + by }, bounds);
}

/** A span that shows all instants with room around them, ten minutes at the least. */
export function spanAround(instants: readonly Instant[], bounds: Span): Span {
  const low = instants.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = instants.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (low > high) return bounds;
  const room = Math.max((high - low) * 0.15, 300 * MICROS_PER_SECOND);
  return clampSpan({ from: low - room, to: high + room }, bounds);
}
