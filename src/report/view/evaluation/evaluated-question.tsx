import type { EvaluatedCell } from '../../../model/evaluation.ts';
import { LogText } from '../log-text.tsx';
import { Honesty } from './honesty-list.tsx';
import { isScored } from './scored-cell.ts';
import { Scores } from './scores-table.tsx';
import { observerName, questionName } from './summary-table.tsx';
import { Thresholds } from './thresholds-table.tsx';
import { Unscored } from './unscored-list.tsx';

/** All that is known of one question in one scenario. */
export function EvaluatedQuestion({ question, cells }: { question: string; cells: readonly EvaluatedCell[] }) {
  const scored = cells.filter(isScored);
  const withScores = scored.filter(({ outcome }) => outcome.scores.length > 0);
  const [first] = scored;
  return (
    <div class="evaluated">
      <h3>
        <LogText text={questionName(question)} most={48} />
      </h3>
      {first && (
        <p class="note">
          Held against: <LogText text={first.outcome.truth} most={400} />.
        </p>
      )}
      {withScores.length > 0 && <Scores label={`${questionName(question)} in ${cells[0]?.scenario}`} cells={withScores} />}
      {scored.length > withScores.length && (
        <p class="note">
          No case of it in this scenario for{' '}
          <LogText
            text={scored
              .filter((cell) => !withScores.includes(cell))
              .map(({ observer }) => observerName(observer))
              .join(', ')}
            most={400}
          />
          .
        </p>
      )}
      {scored.map(
        ({ observer, outcome }) =>
          outcome.thresholds && (
            <>
              <p class="note">
                Where a line is drawn, as <LogText text={observerName(observer)} most={48} /> sees it: how many it brings in, and how many
                of them wrongly.
              </p>
              <Thresholds thresholds={outcome.thresholds} />
            </>
          ),
      )}
      <Honesty cells={scored} />
      <Unscored cells={cells} />
    </div>
  );
}
