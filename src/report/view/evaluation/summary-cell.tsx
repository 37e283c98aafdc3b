import type { NothingThere, SummaryCell as SummaryCellOf } from '../../../model/evaluation.ts';
import { formatCount, formatNumber } from '../format-number.ts';
import { ScoreMeter } from './score-meter.tsx';
import { bracket, CELL_WORDS, judgeScore, nameError, nameScore, restsOn, spread } from './score-words.ts';

/** Findings where nothing is there, beside the score of the same observer. */
function False({ nothingThere: { worlds, worldsWithFindings, findings } }: { nothingThere: NothingThere }) {
  return (
    <span class={findings > 0 ? 'cell-false' : 'cell-false none'}>
      {formatNumber(findings)} false in {worldsWithFindings > 0 && `${formatNumber(worldsWithFindings)} of `}
      {formatCount(worlds, 'world')}
    </span>
  );
}

/** One cell of questions by observers. A score has a number, a word and a meter; everything else has words only, and a look of its own. */
export function SummaryCell({ cell, unmeasured = 'not measured' }: { cell: SummaryCellOf | undefined; unmeasured?: string }) {
  if (cell === undefined) return <td class="cell cell-unmeasured">{unmeasured}</td>;
  if (cell.kind !== 'measured') {
    return (
      <td class={`cell cell-${cell.kind}`}>
        <span class="cell-word">{CELL_WORDS[cell.kind]}</span>
        {cell.nothingThere && <False nothingThere={cell.nothingThere} />}
      </td>
    );
  }
  const { word, tone } = judgeScore(cell);
  const { error } = cell;
  return (
    <td class={`cell cell-measured tone-${tone}`}>
      <strong class="cell-score">{nameScore(cell)}</strong> <span class="cell-word">{word}</span>
      <ScoreMeter measured={cell} />
      <span class="cell-rest">{bracket(cell) || 'no interval'}</span>
      {cell.scenarios > 1 && <span class="cell-rest">{spread(cell)}</span>}
      {error && <span class="cell-rest">{nameError(error)}</span>}
      <span class="cell-rest">{restsOn(cell)}</span>
      {cell.nothingThere && <False nothingThere={cell.nothingThere} />}
    </td>
  );
}
