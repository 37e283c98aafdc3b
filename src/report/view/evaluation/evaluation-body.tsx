import type { Evaluation } from '../../../model/evaluation.ts';
import { formatCount, formatNumber } from '../format-number.ts';
import { LogText } from '../log-text.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import { ScenarioDetails } from './scenario-details.tsx';
import { SummaryLegend } from './summary-legend.tsx';
import { orderObservers, SummaryTable } from './summary-table.tsx';

const distinct = <T,>(values: readonly T[]): T[] => [...new Set(values)];

/** Those with relations first. */
const scenariosOf = (worlds: Evaluation['worlds']): string[] =>
  distinct([...worlds].sort((a, b) => Number(b.related) - Number(a.related)).map(({ scenario }) => scenario));

/** `21 to 42`, or one number. */
function range(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? formatNumber(least) : `${formatNumber(least)} to ${formatNumber(most)}`;
}

/** What was evaluated, in a sentence. */
export function describeWorlds({ worlds }: Pick<Evaluation, 'worlds'>): string {
  if (worlds.length === 0) return 'No world.';
  const without = worlds.filter(({ related }) => !related).length;
  return (
    `${formatCount(worlds.length, 'simulated world')} of ${formatCount(distinct(worlds.map(({ scenario }) => scenario)).length, 'scenario')}` +
    `${without > 0 ? `, ${formatNumber(without)} of them with every relation taken out` : ''}: ` +
    `${range(worlds.map(({ people }) => people))} people over ${range(worlds.map(({ days }) => days))} days.`
  );
}

/** Scenario by scenario: its worlds, people, days and seeds. */
export function WorldsTable({ worlds }: Pick<Evaluation, 'worlds'>) {
  return (
    <ScrollBox label="Worlds evaluated">
      <table>
        <thead>
          <tr>
            <th scope="col">Scenario</th>
            <th scope="col">Worlds</th>
            <th scope="col">People</th>
            <th scope="col">Days</th>
            <th scope="col">Seeds</th>
          </tr>
        </thead>
        <tbody>
          {scenariosOf(worlds).map((scenario) => {
            const own = worlds.filter((world) => world.scenario === scenario);
            return (
              <tr>
                <th scope="row">
                  <LogText text={scenario} />
                </th>
                <td>{formatNumber(own.length)}</td>
                <td>{range(own.map(({ people }) => people))}</td>
                <td>{range(own.map(({ days }) => days))}</td>
                <td>{own.map(({ seed }) => String(seed)).join(', ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** The main table with its legend. */
export function EvaluationTable({ evaluation: { summary } }: { evaluation: Evaluation }) {
  const observers = orderObservers(summary.flatMap(({ cells }) => cells.map(({ observer }) => observer)));
  return (
    <>
      <SummaryLegend />
      <SummaryTable label="Questions by observers, evaluated" questions={summary} observers={observers} />
    </>
  );
}

export function EvaluationDetails({ evaluation }: { evaluation: Evaluation }) {
  return (
    <>
      {scenariosOf(evaluation.worlds).map((scenario) => (
        <ScenarioDetails scenario={scenario} evaluation={evaluation} />
      ))}
    </>
  );
}
