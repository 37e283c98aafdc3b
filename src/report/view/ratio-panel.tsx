import type { RatioStatement } from '../../model/analysis.ts';
import { Prose } from './prose.tsx';
import { describePosterior, describeRatio } from './ratio-words.ts';
import { useReport } from './report-context.ts';

/** How the record weighs between two propositions, or why that is not said. */
export function RatioPanel({ ratio }: { ratio: RatioStatement }) {
  const { prior } = useReport().analysis.provenance;
  const given = ratio.kind === 'ratio' ? describeRatio(ratio) : undefined;
  const posterior = describePosterior(ratio, prior);
  const [a, b] = ratio.propositions;
  return (
    <div class="ratio">
      <p class="strength-kind">Likelihood ratio</p>
      <p class="strength-word">{given ? given.word : 'Not given'}</p>
      {given && <p class="strength-number">{given.number}</p>}
      <dl class="strength-figures">
        {ratio.kind === 'none' && (
          <div>
            <dt>Because</dt>
            <dd>
              <Prose text={ratio.why} />
            </dd>
          </div>
        )}
        {ratio.kind === 'ratio' && (
          <>
            <div>
              <dt>A</dt>
              <dd>
                <Prose text={a} />
              </dd>
            </div>
            <div>
              <dt>B</dt>
              <dd>
                <Prose text={b} />
              </dd>
            </div>
          </>
        )}
        {given?.figures.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {ratio.kind === 'ratio' && (
          <div>
            <dt>Holds for</dt>
            <dd>
              <Prose text={ratio.domain} />
            </dd>
          </div>
        )}
        {posterior && (
          <div>
            <dt>With your prior</dt>
            <dd>{posterior}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
