import type { RatioStatement, Strength } from '../../model/analysis.ts';
import { Dots } from './dots.tsx';
import { RatioPanel } from './ratio-panel.tsx';
import { describeDots, describeStrength } from './strength-words.ts';

const KINDS = { test: 'Test', estimate: 'Estimate', graded: 'Graded' } as const;

export function StrengthPanel({ strength, ratio }: { strength: Strength; ratio: RatioStatement | undefined }) {
  const { word, number, figures } = describeStrength(strength);
  return (
    <div class="strength">
      <p class="strength-kind">{KINDS[strength.kind]}</p>
      <p class="strength-word">{word}</p>
      {number && <p class="strength-number">{number}</p>}
      {strength.kind !== 'graded' && (
        <figure class="dots-figure">
          <Dots dots={strength.dots} />
          <figcaption>{describeDots(strength.dots)}</figcaption>
        </figure>
      )}
      <dl class="strength-figures">
        {figures.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {ratio && <RatioPanel ratio={ratio} />}
    </div>
  );
}
