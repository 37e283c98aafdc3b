import type { Analysis } from '../../model/analysis.ts';
import type { RowAccount } from '../../model/source.ts';
import { formatCount } from './format-number.ts';
import { formatDuration, formatInstant } from './format-time.ts';
import type { Lexicon } from './lexicon.ts';

export interface RowTotals {
  readonly read: number;
  readonly kept: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly repeated: number;
}

const rejectedRows = (rows: RowAccount): number => Object.values(rows.rejected).reduce((sum, n) => sum + n, 0);

export function rowTotals({ provenance }: Pick<Analysis, 'provenance'>): RowTotals {
  const total = { read: 0, kept: 0, rejected: 0, duplicate: 0, repeated: 0 };
  for (const { rows } of provenance.inputs) {
    total.read += rows.read;
    total.kept += rows.kept;
    total.rejected += rejectedRows(rows);
    total.duplicate += rows.duplicate;
    total.repeated += rows.repeated;
  }
  return total;
}

/** How many outcomes there are of each kind. */
function countOutcomes({ outcomes }: Pick<Analysis, 'outcomes'>) {
  const counts = { found: 0, 'none-found': 0, 'not-observable': 0, failed: 0 };
  for (const { kind } of outcomes) counts[kind]++;
  return counts;
}

/** What the report is headed by. Made of counts and fixed words only: no name from the log. */
export function headline(analysis: Analysis): string {
  const { kept } = rowTotals(analysis);
  const rows = formatCount(kept, 'log row');
  const people = formatCount(analysis.endpoints.total, 'endpoint');
  const { found } = countOutcomes(analysis);
  return found === 0 ? `${rows} about ${people} gave no answer here` : `What ${rows} give away about ${people}, without a word of content`;
}

/** Which questions were answered, in a sentence; the four outcomes are never merged. */
export function outcomeSentence(analysis: Analysis): string {
  const counts = countOutcomes(analysis);
  const parts = [`${counts.found} of ${formatCount(analysis.outcomes.length, 'question')} found something`];
  if (counts['none-found'] > 0) parts.push(`${counts['none-found']} found nothing`);
  if (counts['not-observable'] > 0) parts.push(`${counts['not-observable']} could not be observed in this log`);
  if (counts.failed > 0) parts.push(`${counts.failed} failed`);
  return `${parts.join('; ')}.`;
}

/** First and last instant, how long the log was watching, and its gaps. */
export function coverageSentence({ coverage }: Pick<Analysis, 'coverage'>, { calendar }: Lexicon): string {
  if (coverage.from === null || coverage.to === null) return 'The log observes no time.';
  const gaps = coverage.gaps.length === 0 ? 'no gaps' : formatCount(coverage.gaps.length, 'gap');
  return `${formatInstant(coverage.from, calendar)} to ${formatInstant(coverage.to, calendar)}; ${formatDuration(coverage.observed)} observed, ${gaps}`;
}
