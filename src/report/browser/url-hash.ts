import type { EndpointId, Instant } from '../../model/event.ts';

/** What the address remembers, in numbers only: nothing of the log's text goes into it. */
export interface Place {
  readonly selected: EndpointId | null;
  /** Index of a finding. */
  readonly finding: number | null;
  readonly span: { readonly from: Instant; readonly to: Instant } | null;
}

const whole = (text: string | null): number | null => (text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null);

export function placeFromHash(hash: string): Place {
  const anchor = /^#finding-(\d{1,10})$/.exec(hash);
  if (anchor) return { selected: null, finding: Number(anchor[1]), span: null };
  const fields = new URLSearchParams(hash.slice(1));
  const span = /^(-?\d{1,16})~(-?\d{1,16})$/.exec(fields.get('t') ?? '');
  const [from, to] = [Number(span?.[1]), Number(span?.[2])];
  return { selected: whole(fields.get('sel')), finding: whole(fields.get('f')), span: span && from < to ? { from, to } : null };
}

/** The address of a place; empty where there is nothing to remember. */
export function hashOfPlace({ selected, finding, span }: Place): string {
  const fields: string[] = [];
  if (finding !== null) fields.push(`f=${finding}`);
  if (selected !== null) fields.push(`sel=${selected}`);
  if (span) fields.push(`t=${Math.round(span.from)}~${Math.round(span.to)}`);
  return fields.length > 0 ? `#${fields.join('&')}` : '';
}
