import { type Signal, signal } from '@preact/signals';
import type { Analysis } from '../../model/analysis.ts';
import type { EndpointId, Instant } from '../../model/event.ts';
import { clampSpan, type Span } from './timeline/viewport.ts';
import { hashOfPlace, type Place, placeFromHash } from './url-hash.ts';

/** What the reader has chosen; every view reads it, and any view may write it. */
export interface UiState {
  readonly selected: Signal<EndpointId | null>;
  /** Index of the finding that is pointed out. */
  readonly finding: Signal<number | null>;
  /** What the timeline shows; null where there is no timeline. */
  readonly span: Signal<Span | null>;
  /** An event pointed out on the timeline. */
  readonly cursor: Signal<{ readonly at: Instant; readonly endpoint: EndpointId } | null>;
  readonly helpOpen: Signal<boolean>;
}

export function boundsOf({ views, provenance }: Analysis): Span | null {
  if (!views.timeline) return null;
  const { from, to } = views.timeline;
  const room = Math.max(1, (to - from) * 0.01);
  return { from: Math.min(from, ...provenance.events) - room, to: Math.max(to, ...provenance.events) + room };
}

/** A place as the analysis allows it: an address may be of another report. */
function allowed(place: Place, { endpoints, findings }: Analysis, bounds: Span | null): Place {
  return {
    selected: place.selected !== null && endpoints.id.includes(place.selected) ? place.selected : null,
    finding: place.finding !== null && place.finding < findings.length ? place.finding : null,
    span: place.span && bounds ? clampSpan(place.span, bounds) : null,
  };
}

export function createState(analysis: Analysis, hash: string): UiState {
  const bounds = boundsOf(analysis);
  const place = allowed(placeFromHash(hash), analysis, bounds);
  return {
    selected: signal(place.selected),
    finding: signal(place.finding),
    span: signal(place.span ?? bounds),
    cursor: signal(null),
    helpOpen: signal(false),
  };
}

/** Takes over what a new address says and the state does not. */
export function followHash(state: UiState, analysis: Analysis, hash: string): void {
  const place = allowed(placeFromHash(hash), analysis, boundsOf(analysis));
  if (place.finding !== null) state.finding.value = place.finding;
  if (place.selected !== null) state.selected.value = place.selected;
  if (place.span) state.span.value = place.span;
}

/** The address of the state as it is. */
export function addressOf(state: UiState, analysis: Analysis): string {
  const bounds = boundsOf(analysis);
  const span = state.span.value;
  const whole = !span || (bounds && span.from === bounds.from && span.to === bounds.to);
  return hashOfPlace({ selected: state.selected.value, finding: state.finding.value, span: whole ? null : span });
}
