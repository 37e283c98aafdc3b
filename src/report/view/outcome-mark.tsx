import type { Outcome } from '../../model/analysis.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome['kind'], string>> = {
  found: 'Found',
  'none-found': 'Looked, found nothing',
  'not-observable': 'Could not be observed',
  failed: 'Failed',
};

/** Four shapes that differ without colour: a filled disc, an empty ring, a hatched box, a cross. */
export function OutcomeMark({ kind }: { kind: Outcome['kind'] }) {
  return (
    <svg class={`outcome-mark mark-${kind}`} aria-hidden="true" width="16" height="16" viewBox="0 0 16 16">
      {kind === 'found' && <circle cx="8" cy="8" r="6.5" class="mark-fill" />}
      {kind === 'none-found' && <circle cx="8" cy="8" r="5.75" class="mark-line" />}
      {kind === 'not-observable' && <path d="M1.5 1.5h13v13h-13zM1.5 8L8 1.5M1.5 14.5l13-13M8 14.5L14.5 8" class="mark-line" />}
      {kind === 'failed' && <path d="M2 2l12 12M14 2L2 14" class="mark-cross" />}
    </svg>
  );
}
