import type { QuestionSummary, SummaryCell as SummaryCellOf } from '../../../model/evaluation.ts';
import { VANTAGES } from '../../../model/vantage.ts';
import { LogText } from '../log-text.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import { SummaryCell } from './summary-cell.tsx';

/** Observers in the order of the positions; any others, which a file may name, after them. */
export function orderObservers(ids: readonly string[]): string[] {
  const known = VANTAGES.map(({ id }) => id).filter((id) => ids.includes(id));
  return [...known, ...[...new Set(ids)].filter((id) => !known.includes(id)).sort()];
}

export const observerName = (id: string): string => VANTAGES.find((vantage) => vantage.id === id)?.name ?? id;

export const questionName = (id: string): string => id.replaceAll('-', ' ');

interface SummaryTableProps {
  readonly label: string;
  readonly questions: readonly Pick<QuestionSummary, 'question' | 'truth' | 'cells'>[];
  readonly observers: readonly string[];
  /** What stands where an observer has no cell. */
  readonly unmeasured?: string;
}

/** Questions down, observers across. */
export function SummaryTable({ label, questions, observers, unmeasured }: SummaryTableProps) {
  return (
    <ScrollBox label={label}>
      <table class="summary">
        <thead>
          <tr>
            <th scope="col">Question</th>
            {observers.map((id) => (
              <th scope="col">
                <LogText text={observerName(id)} most={48} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.map(({ question, truth, cells }) => (
            <tr>
              <th scope="row">
                <LogText text={questionName(question)} most={48} />
                {truth !== '' && (
                  <span class="limit">
                    <LogText text={truth} />
                  </span>
                )}
              </th>
              {observers.map((observer) => {
                const cell: SummaryCellOf | undefined = cells.find((one) => one.observer === observer);
                return <SummaryCell cell={cell} {...(unmeasured !== undefined && { unmeasured })} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
