import type { Outcome } from '../../model/analysis.ts';
import type { MeasuredSet, SummaryCell } from '../../model/evaluation.ts';
import { SummaryLegend } from './evaluation/summary-legend.tsx';
import { SummaryTable } from './evaluation/summary-table.tsx';
import { formatCount, formatNumber } from './format-number.ts';
import { useReport } from './report-context.ts';
import { Section } from './section.tsx';

const range = ({ least, most }: MeasuredSet['people']): string =>
  least === most ? formatNumber(least) : `${formatNumber(least)} to ${formatNumber(most)}`;

const describeSet = ({ worlds, scenarios, people, days, seeds }: MeasuredSet): string =>
  `${formatCount(worlds, 'simulated world')} of ${formatCount(scenarios.length, 'scenario')}, ${range(people)} people over ${range(days)} days, seeds ${seeds.join(', ')}`;

/** Which position sees the fields that each question needs, and how well it did on simulated worlds; says nothing about this log, but about all like it. */
export function ObserversSection() {
  const { observers, outcomes, measured } = useReport().analysis;
  if (observers.length === 0) return null;
  const cellOf = ({ id }: Outcome, { vantage, canAsk }: (typeof observers)[number]): SummaryCell | undefined => {
    const cell = measured?.questions.find(({ question }) => question === id)?.cells.find(({ observer }) => observer === vantage);
    if (cell) return cell;
    const missing = canAsk.find((one) => one.id === id)?.missing ?? [];
    return missing.length > 0 ? { observer: vantage, kind: 'not-observable', why: missing.join(', ') } : undefined;
  };
  return (
    <Section id="observers" asks="Who else could have asked this?" title="What each observer could work out">
      <p class="note">
        Whether a position sees the fields that a question needs, and how well it then answered where the truth is known
        {measured && measured.set.worlds > 0 ? `: ${describeSet(measured.set)}` : ''}. Not how well it does on this log, and not whether
        anyone there asks.
      </p>
      <SummaryLegend />
      <SummaryTable
        label="Questions and observers"
        questions={outcomes.map((outcome) => ({
          question: outcome.id,
          truth: measured?.questions.find(({ question }) => question === outcome.id)?.truth ?? '',
          cells: observers.flatMap((observer) => cellOf(outcome, observer) ?? []),
        }))}
        observers={observers.map(({ vantage }) => vantage)}
        unmeasured="can ask; not measured"
      />
      <dl class="positions">
        {observers.map(({ vantage, name, limit }) => (
          <div key={vantage}>
            <dt>{name}</dt>
            <dd>{limit}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
