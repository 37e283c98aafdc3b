import type { Evaluation } from '../../../model/evaluation.ts';
import { formatCount } from '../format-number.ts';
import { LogText } from '../log-text.tsx';
import { EvaluatedQuestion } from './evaluated-question.tsx';
import { orderObservers } from './summary-table.tsx';

const distinct = <T,>(values: readonly T[]): T[] => [...new Set(values)];

/** One scenario, folded: its worlds, and every score of every question. */
export function ScenarioDetails({ scenario, evaluation: { worlds, cells } }: { scenario: string; evaluation: Evaluation }) {
  const own = worlds.filter((world) => world.scenario === scenario);
  const asked = cells.filter((cell) => cell.scenario === scenario);
  const order = orderObservers(asked.map(({ observer }) => observer));
  const sorted = [...asked].sort((a, b) => order.indexOf(a.observer) - order.indexOf(b.observer));
  const [first] = own;
  return (
    <details class="scenario">
      <summary>
        <LogText text={first?.title ?? scenario} />{' '}
        <span class="muted">
          <LogText text={scenario} />, {formatCount(own.length, 'world')}
          {first && !first.related && ', nothing there'}
        </span>
      </summary>
      {distinct(asked.map(({ question }) => question)).map((question) => (
        <EvaluatedQuestion question={question} cells={sorted.filter((cell) => cell.question === question)} />
      ))}
    </details>
  );
}
