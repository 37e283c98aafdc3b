import { RATIO_WORDS } from '../../model/calibration.ts';
import { formatNumber } from './format-number.ts';
import { InputDetails } from './input-details.tsx';
import { LogText } from './log-text.tsx';
import { useReport } from './report-context.ts';
import { Section } from './section.tsx';
import { DOTS_EXPLAINED, LEAST_CHANCE, RARITY } from './strength-words.ts';

function Words() {
  return (
    <>
      <p>{DOTS_EXPLAINED}</p>
      <p>
        A test reports p, the share of chance repetitions that look at least this strong, and q, the expected share of false alarms among
        all answers that are kept. Its words follow p:{' '}
        {RARITY.slice(0, -1)
          .map(({ below, word }) => `${word.toLowerCase()} below ${formatNumber(below)}`)
          .join(', ')}
        . A chance below {formatNumber(LEAST_CHANCE)} is printed as no more than that: no test was tried so far out. An estimate reports its
        value, an interval with its stated level, and how often such intervals held the truth in simulation. A graded answer has a word and
        its reason, and no number.
      </p>
      <p>
        A likelihood ratio weighs two stated propositions, A and B: how many times as probable the record is under one as under the other.
        It is printed only where a calibration set, made on simulated worlds, holds for this log; its number always stands beside its word.
        From that many times on, the support for the better one is called{' '}
        {RATIO_WORDS.map(({ from, word }) => `${word} (${formatNumber(Math.round(10 ** from))})`).join(', ')}; below, there is none either
        way. It says nothing of how probable A or B was beforehand: that is for the reader to state, and nothing is assumed. It speaks of
        one endpoint, as if nobody else had been looked at; that it was picked from many belongs into the prior.
      </p>
    </>
  );
}

function Questions() {
  const { outcomes } = useReport().analysis;
  return (
    <dl class="questions">
      {outcomes.map((outcome) => (
        <div>
          <dt>
            {outcome.question} <code>{outcome.id}</code>
          </dt>
          <dd>
            <p>{outcome.method}</p>
            {'skipped' in outcome &&
              outcome.skipped.map(({ count, why }) => (
                <p class="muted">
                  {formatNumber(count)} not looked at: {why}
                </p>
              ))}
            {outcome.references.map(({ authors, title, venue, year, deviations }) => (
              <p class="reference">
                {authors}: “{title}”, {venue}, {year}. {deviations === 'none' ? 'Followed as published.' : `Differs: ${deviations}`}
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function MethodSection() {
  const { provenance } = useReport().analysis;
  const options = Object.entries(provenance.options);
  return (
    <Section id="method" asks="How was this made, and can it be checked?" title="Method and provenance">
      <h3>How strength is stated</h3>
      <Words />
      <h3>Questions and their sources</h3>
      <Questions />
      <h3>Inputs</h3>
      {provenance.inputs.map((source) => (
        <InputDetails source={source} />
      ))}
      {provenance.unreadInputs.length > 0 && (
        <>
          <h3>Found and not read</h3>
          <ul>
            {provenance.unreadInputs.map(({ path, reason, detail }) => (
              <li>
                <LogText text={path} />: {reason.replaceAll('-', ' ')}
                {detail && (
                  <>
                    , <LogText text={detail} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Run</h3>
      <dl class="ledger">
        <dt>Tool</dt>
        <dd>
          {provenance.tool.name} {provenance.tool.version}, seed {provenance.seed}. The same input, options and seed give the same bytes.
        </dd>
        <dt>Options</dt>
        <dd>
          {options.length === 0
            ? 'all at their defaults'
            : options.map(([name, value], i) => (
                <>
                  {i > 0 && ', '}
                  <LogText text={`${name} ${value}`} />
                </>
              ))}
        </dd>
        <dt>Names</dt>
        <dd>
          {provenance.pseudonymised === 'no' ? 'as in the log' : `pseudonyms (${provenance.pseudonymised})`}
          {provenance.names &&
            `; ${formatNumber(provenance.names.renamed)} renamed and ${formatNumber(provenance.names.merged)} merged by a table that the reader gave`}
        </dd>
      </dl>
    </Section>
  );
}
