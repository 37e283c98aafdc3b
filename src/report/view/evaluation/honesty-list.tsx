import { LogText } from '../log-text.tsx';
import { describeP, describeRatios } from './describe-honesty.ts';
import type { ScoredCell } from './scored-cell.ts';
import { observerName } from './summary-table.tsx';

/** Whether what is stated beside a finding is kept: likelihood ratios, and p where nothing is there. */
export function Honesty({ cells }: { cells: readonly ScoredCell[] }) {
  return (
    <>
      {cells.map(({ observer, outcome: { ratios, p } }) => {
        const lines = [...(ratios ? describeRatios(ratios) : []), ...(p ? describeP(p) : [])];
        return (
          lines.length > 0 && (
            <details class="honesty">
              <summary>
                {ratios ? 'Likelihood ratios' : 'p where nothing is there'}, <LogText text={observerName(observer)} most={48} />
              </summary>
              <ul>
                {lines.map((line) => (
                  <li>
                    <LogText text={line} most={600} />
                  </li>
                ))}
              </ul>
            </details>
          )
        );
      })}
    </>
  );
}
