import { CELL_WORDS, STRENGTHS } from './score-words.ts';

/** How a cell of questions by observers is read. */
export function SummaryLegend() {
  return (
    <dl class="cell-legend">
      <div>
        <dt>AUC, and balanced accuracy (bal. acc.)</dt>
        <dd>
          How well true and untrue are told apart: 0.5 is chance, 1 is without a fault.{' '}
          {STRENGTHS.map(({ from, word, step }) => (
            <>
              <span class={`swatch tone-step-${step}`}>{word}</span> {from === 0.5 ? 'above' : 'from'} {from}{' '}
            </>
          ))}
          <span class="swatch tone-step-0">chance</span> where the interval reaches 0.5,{' '}
          <span class="swatch tone-few">too few to tell</span> where it is wide or there is none
        </dd>
      </div>
      <div>
        <dt>Held</dt>
        <dd>
          Share of an estimate’s intervals that held the truth. It ought to be the stated level, which is the tick:{' '}
          <span class="swatch tone-held">as stated</span> or <span class="swatch tone-short">too narrow</span>. How far the value lies from
          the truth stands below.
        </dd>
      </div>
      <div>
        <dt>Right, wrongly, rank agr.</dt>
        <dd>
          Share of cases put into the category that is true of them; share of those brought in by a rule, at its loosest, who have nothing
          to do with it. Agreement of two orders: 0 is chance, 1 the same order, below 0 the reverse.
        </dd>
      </div>
      <div>
        <dt>No score</dt>
        <dd>
          <span class="swatch cell-not-observable">{CELL_WORDS['not-observable']}</span> the log lacks what the question needs;{' '}
          <span class="swatch cell-not-asked">{CELL_WORDS['not-asked']}</span> nothing to ask about;{' '}
          <span class="swatch cell-no-truth">{CELL_WORDS['no-truth']}</span> answered, with no truth to hold it against;{' '}
          <span class="swatch cell-no-case">{CELL_WORDS['no-case']}</span> no true one in these worlds, or nothing ranked;{' '}
          <span class="swatch cell-failed">{CELL_WORDS.failed}</span> the tool could not finish
        </dd>
      </div>
      <div>
        <dt>Below each score</dt>
        <dd>
          [90% interval, by resampling people]; (lowest–highest of single scenarios, in so many of them); n, the cases, and how many of them
          are true. “False” counts what was found in worlds where nothing is there.
        </dd>
      </div>
    </dl>
  );
}
