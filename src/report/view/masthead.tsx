import { DotsOrNothing } from './dots.tsx';
import { formatCount, formatNumber, formatShare } from './format-number.ts';
import { describeClock, formatInstant } from './format-time.ts';
import { coverageSentence, headline, outcomeSentence, rowTotals } from './headline.ts';
import { Name, Prose } from './prose.tsx';
import { useReport } from './report-context.ts';
import { describeDots, describeStrength } from './strength-words.ts';
import { strongestFindings } from './strongest.ts';

const PRIVACY = {
  no: 'This page names the people in the log. Keep it as you would keep the log.',
  numbered: 'Names are replaced by numbers. People can still be recognised by their pattern.',
  keyed: 'Names are replaced by keyed pseudonyms. People can still be recognised by their pattern.',
} as const;

/** Says what kind of page this is, before anything else. */
function Banner() {
  const { provenance } = useReport().analysis;
  return provenance.synthetic ? (
    <p class="banner banner-synthetic">
      <strong>SYNTHETIC</strong> Simulated people. Nobody in this log exists.
    </p>
  ) : (
    <p class="banner">
      <strong>PERSONAL DATA</strong> {PRIVACY[provenance.pseudonymised]}
    </p>
  );
}

function Strongest() {
  const { analysis } = useReport();
  const strongest = strongestFindings(analysis, 3);
  if (strongest.length === 0) return null;
  return (
    <ol class="strongest" aria-label="The strongest answers">
      {strongest.map((finding) => {
        const { word, number } = describeStrength(finding.strength);
        return (
          <li>
            <p class="strongest-claim">
              <Prose text={finding.claim} />
            </p>
            <DotsOrNothing strength={finding.strength} />
            <p class="strongest-strength">
              {finding.onlyByFocus && 'Named beforehand. '}
              {finding.strength.kind !== 'graded' && `${describeDots(finding.strength.dots)}. `}
              {[word, number].filter(Boolean).join(', ')} <a href={`#finding-${analysis.findings.indexOf(finding)}`}>How sure, and why</a>
            </p>
          </li>
        );
      })}
    </ol>
  );
}

function Facts() {
  const { analysis, lexicon } = useReport();
  const { provenance, endpoints } = analysis;
  const rows = rowTotals(analysis);
  return (
    <dl class="facts">
      <div>
        <dt>Log</dt>
        <dd>
          {formatCount(rows.read, 'row')} read from {formatCount(provenance.inputs.length, 'file')}, {formatNumber(rows.kept)} kept,{' '}
          {formatNumber(rows.rejected)} rejected{rows.rejected > 0 && ` (${formatShare(rows.rejected / rows.read)})`}
        </dd>
      </div>
      <div>
        <dt>Watching</dt>
        <dd>{coverageSentence(analysis, lexicon)}</dd>
      </div>
      <div>
        <dt>Clock</dt>
        <dd>{describeClock(lexicon.calendar)}</dd>
      </div>
      <div>
        <dt>Endpoints</dt>
        <dd>
          {formatNumber(endpoints.total)}
          {endpoints.id.length < endpoints.total && `, of which ${formatNumber(endpoints.id.length)} appear in this report`}
        </dd>
      </div>
      {provenance.events.length > 0 && (
        <div>
          <dt>Asked about</dt>
          <dd>{provenance.events.map((at) => formatInstant(at, lexicon.calendar)).join(', ')}</dd>
        </div>
      )}
      {provenance.focus.length > 0 && (
        <div>
          <dt>Named beforehand</dt>
          <dd>
            {provenance.focus.map((id, i) => (
              <>
                {i > 0 && ', '}
                <Name id={id} />
              </>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}

export function Masthead() {
  const { analysis } = useReport();
  return (
    <header class="masthead">
      <Banner />
      <h1>{headline(analysis)}</h1>
      <p class="standfirst">
        {outcomeSentence(analysis)} Every answer below comes with its rows, with what else could explain it, and with how far to trust it.
      </p>
      <Strongest />
      <Facts />
    </header>
  );
}
