import type { Outcome } from '../../model/analysis.ts';
import { formatCount, formatNumber } from './format-number.ts';
import { OUTCOME_WORDS, OutcomeMark } from './outcome-mark.tsx';
import { Prose } from './prose.tsx';

function Said({ outcome }: { outcome: Outcome }) {
  switch (outcome.kind) {
    case 'found':
      return outcome.passed === 0 ? (
        <>Only of what was named beforehand; nothing stands out among {formatNumber(outcome.tested)} looked at</>
      ) : (
        <>
          {formatCount(outcome.passed, 'answer')} among {formatNumber(outcome.tested)} looked at
          {outcome.reported < outcome.passed && `; the strongest ${formatNumber(outcome.reported)} are shown`}
        </>
      );
    case 'none-found':
      return (
        <>
          {formatNumber(outcome.tested)} looked at. Would have been found: <Prose text={outcome.smallest} />
        </>
      );
    case 'not-observable':
      return (
        <>
          It would take:{' '}
          {outcome.missing.map((text, i) => (
            <>
              {i > 0 && '; '}
              <Prose text={text} />
            </>
          ))}
        </>
      );
    case 'failed':
      return <>The tool could not finish: {outcome.message}</>;
  }
}

/** Every question with what became of it. */
export function OutcomeList({ outcomes }: { outcomes: readonly Outcome[] }) {
  return (
    <ol class="outcomes">
      {outcomes.map((outcome, i) => (
        <li class={`outcome outcome-${outcome.kind}`}>
          <OutcomeMark kind={outcome.kind} />
          <div>
            <p class="outcome-question">
              {outcome.kind === 'found' || outcome.kind === 'none-found' ? (
                <a href={`#question-${i}`}>{outcome.question}</a>
              ) : (
                outcome.question
              )}
            </p>
            <p class="outcome-said">
              <strong>{OUTCOME_WORDS[outcome.kind]}.</strong> <Said outcome={outcome} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
