import type { Analysis, Outcome } from '../../model/analysis.ts';
import { FindingCard } from './finding-card.tsx';
import { formatCount, formatNumber } from './format-number.ts';
import { formatFigure } from './format-text.ts';
import { Prose } from './prose.tsx';
import { useReport } from './report-context.ts';
import { Section } from './section.tsx';
import { DOTS_EXPLAINED } from './strength-words.ts';

/** Cards of a question that stand open; the rest unfold. */
const CARDS_SHOWN = 3;

interface Answer {
  readonly outcome: Extract<Outcome, { kind: 'found' | 'none-found' }>;
  readonly place: number;
  /** Indices into `analysis.findings`. */
  readonly findings: readonly number[];
}

function answersOf({ outcomes, findings }: Analysis): Answer[] {
  return outcomes.flatMap((outcome, place) =>
    outcome.kind === 'found' || outcome.kind === 'none-found'
      ? [{ outcome, place, findings: findings.flatMap(({ question }, i) => (question === outcome.id ? [i] : [])) }]
      : [],
  );
}

function Summary({ outcome }: { outcome: Answer['outcome'] }) {
  if (outcome.summary.length === 0) return null;
  return (
    <dl class="measures">
      {outcome.summary.map((figure) => (
        <div>
          <dt>{figure.label}</dt>
          <dd>{formatFigure(figure)}</dd>
        </div>
      ))}
    </dl>
  );
}

function AnswerBlock({ answer: { outcome, place, findings } }: { answer: Answer }) {
  const { analysis } = useReport();
  const cards = findings.map((i) => <FindingCard finding={analysis.findings[i] as Analysis['findings'][number]} index={i} />);
  const rest = cards.length - CARDS_SHOWN;
  return (
    <section id={`question-${place}`} class="answer" aria-labelledby={`question-${place}-title`}>
      <h3 id={`question-${place}-title`}>{outcome.question}</h3>
      <p class="method">{outcome.method}</p>
      {outcome.kind === 'none-found' && (
        <p class="muted">
          Looked, found nothing{findings.length > 0 && '; shown are the endpoints that were named beforehand'}. Would have been found:{' '}
          <Prose text={outcome.smallest} />
        </p>
      )}
      <Summary outcome={outcome} />
      {cards.slice(0, CARDS_SHOWN)}
      {rest > 0 && (
        <details class="more">
          <summary>
            {formatNumber(rest)} more of the {formatCount(findings.length, 'answer')} shown
          </summary>
          {cards.slice(CARDS_SHOWN)}
        </details>
      )}
      {outcome.kind === 'found' && outcome.reported < outcome.passed && (
        <p class="muted">
          {formatNumber(outcome.passed)} passed the selection; {formatNumber(outcome.passed - outcome.reported)} are cut here and stay in
          the counts.
        </p>
      )}
    </section>
  );
}

export function FindingsSection() {
  const { analysis } = useReport();
  const answers = answersOf(analysis);
  return (
    <Section
      id="findings"
      asks="What follows from it, how strongly, and what else could it be?"
      title={
        analysis.findings.length === 0
          ? 'Nothing was found'
          : `${formatCount(analysis.findings.length, 'answer')} with the rows they rest on`
      }
    >
      <p class="note">{DOTS_EXPLAINED}</p>
      {answers.map((answer) => (
        <AnswerBlock answer={answer} />
      ))}
    </Section>
  );
}
