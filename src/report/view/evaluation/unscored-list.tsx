import type { EvaluatedCell } from '../../../model/evaluation.ts';
import { LogText } from '../log-text.tsx';
import { observerName } from './summary-table.tsx';

/** Observers that gave no score, those with one reason together. */
export function Unscored({ cells }: { cells: readonly EvaluatedCell[] }) {
  const reasons = new Map<string, string[]>();
  for (const { observer, outcome } of cells) {
    if (outcome.kind === 'scored') continue;
    const why =
      outcome.kind === 'not-observable'
        ? `Cannot see: it would take ${outcome.missing}`
        : outcome.kind === 'not-asked'
          ? `Not asked: ${outcome.why}`
          : outcome.kind === 'no-truth'
            ? `No truth: ${outcome.why}`
            : `FAILED: ${outcome.message}`;
    reasons.set(why, [...(reasons.get(why) ?? []), observerName(observer)]);
  }
  return (
    <ul class="unscored">
      {[...reasons].map(([why, observers]) => (
        <li>
          <LogText text={observers.join(', ')} most={400} />: <LogText text={why} most={400} />
        </li>
      ))}
    </ul>
  );
}
