import type { EndpointId } from '../model/event.ts';
import type { AnyInference, Ranking, Subjects } from '../model/inference.ts';
import { benjaminiHochberg } from '../stats/false-discovery.ts';

/** False-discovery rate at which a test reports. */
export const REPORTED_Q = 0.05;

/** One row of a ranking that is to be reported. */
export interface Selected {
  readonly row: number;
  /** Of tests: q, and the family over which it was computed. */
  readonly q: number | undefined;
  readonly family: number;
  /** Selected because the reader named it, though it would not have passed. */
  readonly onlyByFocus: boolean;
}

export interface Judgement {
  /** Rows that passed, best first. */
  readonly passing: readonly number[];
  /** The best of them, and what the focus adds. */
  readonly selected: readonly Selected[];
}

/** The endpoints that a row is about. */
export function subjectOf(subjects: Subjects, row: number): EndpointId[] {
  switch (subjects.of) {
    case 'endpoints':
    case 'endpoint-days':
      return [subjects.id[row] as number];
    case 'pairs':
      return [subjects.a[row] as number, subjects.b[row] as number];
    case 'groups':
      return Array.from(subjects.member.subarray(subjects.offsets[row] as number, subjects.offsets[row + 1] as number));
    case 'population':
      return [];
  }
}

function rowsOf(subjects: Subjects): number {
  switch (subjects.of) {
    case 'endpoints':
    case 'endpoint-days':
      return subjects.id.length;
    case 'pairs':
      return subjects.a.length;
    case 'groups':
      return subjects.offsets.length - 1;
    case 'population':
      return subjects.steps;
  }
}

/** The first `limit` rows of an order, and every row that ties with the last of them. */
function cutWithTies(ordered: readonly number[], score: Float64Array, limit: number): number[] {
  const last = ordered[limit - 1];
  if (last === undefined) return [...ordered];
  let end = limit;
  while (end < ordered.length && score[ordered[end] as number] === score[last]) end++;
  return ordered.slice(0, end);
}

/**
 * Applies the same selection to every question: tests keep q ≤ {@link REPORTED_Q}, estimates and descriptions those with
 * enough support; then the best `limit`, with ties. Rows about `focus` are added whatever they score, and of a test they
 * are a family of their own, since they were named before looking.
 */
export function judge(inference: AnyInference, ranking: Ranking, focus: ReadonlySet<EndpointId>, limit: number): Judgement {
  const { subjects, columns, tested } = ranking;
  const rows = rowsOf(subjects);
  const { score, p, support } = columns;
  const named: number[] = [];
  if (focus.size > 0) for (let row = 0; row < rows; row++) if (subjectOf(subjects, row).some((id) => focus.has(id))) named.push(row);

  const q = p && benjaminiHochberg(p, tested);
  const passes = (row: number) =>
    q ? (q[row] as number) <= REPORTED_Q : inference.minSupport === undefined || (support?.[row] ?? 0) >= inference.minSupport;
  const passing: number[] = [];
  for (let row = 0; row < rows; row++) if (passes(row)) passing.push(row);
  // Rows are in the order of ids, which follow behaviour: the last resort of the order is thus the same for renamed endpoints.
  const byScore = (a: number, b: number) => (score[b] as number) - (score[a] as number) || a - b;
  passing.sort(byScore);

  const kept = cutWithTies(passing, score, limit);
  const keptRows = new Set(kept);
  const ownQ =
    p &&
    benjaminiHochberg(
      Float64Array.from(named, (row) => p[row] as number),
      named.length,
    );
  const others = named.filter((row) => !keptRows.has(row)).sort(byScore);
  // Of a test, what stands out by itself, or else the one that comes nearest to it: the rest is not worth a card.
  const standing = others.filter((row) => (ownQ?.[named.indexOf(row)] ?? 0) <= REPORTED_Q);
  const byFocus = ownQ ? (standing.length > 0 ? standing : others.slice(0, 1)) : others;
  const extra = cutWithTies(byFocus, score, limit).map((row): Selected => {
    const onlyByFocus = !passes(row);
    const own = ownQ?.[named.indexOf(row)];
    return onlyByFocus ? { row, q: own, family: named.length, onlyByFocus } : { row, q: q?.[row], family: tested, onlyByFocus };
  });
  return {
    passing,
    selected: [...kept.map((row): Selected => ({ row, q: q?.[row], family: tested, onlyByFocus: false })), ...extra],
  };
}
