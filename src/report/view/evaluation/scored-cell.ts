import type { CellOutcome, EvaluatedCell } from '../../../model/evaluation.ts';

/** A cell with scores. */
export type ScoredCell = EvaluatedCell & { readonly outcome: Extract<CellOutcome, { kind: 'scored' }> };

export const isScored = (cell: EvaluatedCell): cell is ScoredCell => cell.outcome.kind === 'scored';
