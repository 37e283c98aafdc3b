import type { ReportedFinding } from '../../model/analysis.ts';
import { EvidenceDetails } from './evidence-table.tsx';
import { formatNumber } from './format-number.ts';
import { formatFigure } from './format-text.ts';
import { Name, Prose } from './prose.tsx';
import { useReport } from './report-context.ts';
import { StrengthPanel } from './strength-panel.tsx';
import { describeNamed } from './strength-words.ts';

/** Subjects named as chips; a larger group is cut here and whole in the claim's evidence. */
const MOST_CHIPS = 12;

function Subjects({ finding: { subject, subjectTotal } }: { finding: ReportedFinding }) {
  if (subject.length === 0) return null;
  return (
    <p class="subjects">
      <span class="muted">About </span>
      {subject.slice(0, MOST_CHIPS).map((id) => (
        <span class="chip">
          <Name id={id} cut="label" />
        </span>
      ))}
      {subjectTotal > MOST_CHIPS && <span class="muted"> and {formatNumber(subjectTotal - MOST_CHIPS)} more</span>}
    </p>
  );
}

/** One answer: what it claims, how strong that is, what else it could be, and the rows. `index` is its place in the analysis. */
export function FindingCard({ finding, index }: { finding: ReportedFinding; index: number }) {
  const { actions } = useReport();
  const marked = actions?.isMarked(index) ?? false;
  const timed = finding.evidence.some(({ span, rows }) => span !== null || rows.some(({ at }) => at !== null));
  return (
    <article id={`finding-${index}`} class={marked ? 'card marked' : 'card'} tabIndex={-1} aria-labelledby={`claim-${index}`}>
      <div class="card-body">
        <p class="rank">
          {finding.rank}
          {finding.onlyByFocus && <span class="tag">{describeNamed(finding.strength)}</span>}
        </p>
        <h4 id={`claim-${index}`} class="claim">
          <Prose text={finding.claim} />
        </h4>
        <Subjects finding={finding} />
        {finding.measures.length > 0 && (
          <dl class="measures">
            {finding.measures.map((measure) => (
              <div>
                <dt>{measure.label}</dt>
                <dd>{formatFigure(measure)}</dd>
              </div>
            ))}
          </dl>
        )}
        <div class="doubts">
          <div>
            <h5>What else could it be?</h5>
            <ul>
              {finding.alternatives.map(({ text }) => (
                <li>{text}</li>
              ))}
            </ul>
          </div>
          {finding.caveats.length > 0 && (
            <div>
              <h5>What weakens it</h5>
              <ul>
                {finding.caveats.map((caveat) => (
                  <li>
                    <Prose text={caveat} />
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
        {finding.evidence.map((evidence) => (
          <EvidenceDetails evidence={evidence} open={false} />
        ))}
        {actions && timed && (
          <p class="card-actions">
            <button type="button" onClick={() => actions.showOnTimeline(index)}>
              Show on the timeline
            </button>
          </p>
        )}
      </div>
      <StrengthPanel strength={finding.strength} ratio={finding.ratio} />
    </article>
  );
}
