import type { Measured } from '../../../model/evaluation.ts';
import { isShare } from './score-words.ts';

const WIDTH = 76;
const HEIGHT = 10;

/** Where a score lies between what chance gives and the best, with its interval; a tick where an interval's stated level is. */
export function ScoreMeter({ measured: { score, value, low, high, level } }: { measured: Measured }) {
  const from = isShare(score) || score === 'rank-agreement' ? 0 : 0.5;
  const x = (share: number): string => (Math.min(1, Math.max(0, (share - from) / (1 - from))) * WIDTH).toFixed(1);
  return (
    <svg class="meter" aria-hidden="true" width={WIDTH + 6} height={HEIGHT} viewBox={`-3 0 ${WIDTH + 6} ${HEIGHT}`}>
      <path class="meter-track" d={`M0 5H${WIDTH}`} />
      {level !== undefined && <path class="meter-level" d={`M${x(level)} 0V${HEIGHT}`} />}
      {low !== undefined && high !== undefined && <path class="meter-range" d={`M${x(low)} 5H${x(high)}`} />}
      <circle class="meter-value" cx={x(value)} cy="5" r="3" />
    </svg>
  );
}
