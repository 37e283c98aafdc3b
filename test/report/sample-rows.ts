import type { Evidence, EvidenceRow, RatioStatement, ReportedFinding, Strength } from '../../src/model/analysis.ts';
import { MICROS_PER_SECOND } from '../../src/model/event.ts';
import { ALTERNATIVES, type Alternative } from '../../src/model/inference.ts';

export const alternativesOf = (...types: Alternative[]) => types.map((type) => ({ type, text: ALTERNATIVES[type] }));

export interface Draft {
  readonly question: string;
  readonly subject: readonly number[];
  readonly claim: ReportedFinding['claim'];
  readonly strength: Strength;
  readonly ratio?: RatioStatement;
  readonly measures?: ReportedFinding['measures'];
  readonly evidence: readonly Evidence[];
  readonly alternatives: ReportedFinding['alternatives'];
  readonly caveats?: ReportedFinding['caveats'];
  readonly onlyByFocus?: boolean;
}

/** Makes rows of the log, one after another down the file. */
export function rowMaker(random: () => number, series: readonly number[][]) {
  let line = 2;
  const rowAt = (actor: number, at: number | null, peer: number | null = null): EvidenceRow => {
    line += 1 + Math.floor(random() * 40);
    return {
      source: line % 5 === 0 ? 1 : 0,
      line,
      at,
      kind: peer === null ? 'connect' : 'send',
      actor,
      peer,
      via: peer === null ? 'chat.example' : null,
      duration: peer === null ? Math.floor(random() * 400) * MICROS_PER_SECOND : null,
      keepAlive: line % 23 === 0,
    };
  };
  const rowsOf = (id: number, from: number, count: number, peer: number | null = null) =>
    (series[id] as number[])
      .filter((at) => at >= from)
      .slice(0, count)
      .map((at) => rowAt(id, at, peer));
  return { rowAt, rowsOf };
}

export type RowMaker = ReturnType<typeof rowMaker>;
