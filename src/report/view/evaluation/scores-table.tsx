import { SCORES } from '../../../model/evaluation.ts';
import { LogText } from '../log-text.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import { makeVisible } from '../visible.ts';
import { describeScore } from './score-words.ts';
import type { ScoredCell } from './scored-cell.ts';
import { observerName } from './summary-table.tsx';

/** Every score of one question, observers across: its meaning in words, and for each observer value, interval and n. */
export function Scores({ label, cells }: { label: string; cells: readonly ScoredCell[] }) {
  const names = (Object.keys(SCORES) as (keyof typeof SCORES)[]).filter((name) =>
    cells.some(({ outcome }) => outcome.scores.some((score) => score.name === name)),
  );
  return (
    <ScrollBox label={makeVisible(label)}>
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">Score</th>
            {cells.map(({ observer }) => (
              <th scope="col">
                <LogText text={observerName(observer)} most={48} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr>
              <th scope="row">
                {name}
                <span class="limit">{SCORES[name]}</span>
              </th>
              {cells.map(({ outcome }) => {
                const score = outcome.scores.find((one) => one.name === name);
                if (!score) return <td class="muted">–</td>;
                const { value, interval, n } = describeScore(score);
                return (
                  <td>
                    {value}
                    <span class="cell-rest">{interval}</span>
                    <span class="cell-rest">n = {n}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
