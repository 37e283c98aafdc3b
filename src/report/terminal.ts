import { styleText } from 'node:util';
import type { Analysis, Outcome, Prior, RatioStatement } from '../model/analysis.ts';
import { formatNumber } from './view/format-number.ts';
import { plainText } from './view/format-text.ts';
import { coverageSentence, headline, rowTotals } from './view/headline.ts';
import { type Lexicon, lexiconOf } from './view/lexicon.ts';
import { describePosterior, describeRatio } from './view/ratio-words.ts';
import { describeDots, describeStrength } from './view/strength-words.ts';
import { strongestFindings } from './view/strongest.ts';
import { makeVisible } from './view/visible.ts';

export interface SummaryOptions {
  /** How many findings to name, strongest first. */
  readonly findings: number;
  readonly color: boolean;
  /** Columns of the terminal; default 80. */
  readonly width?: number;
  /** Path of the report, for the last line. */
  readonly report?: string;
}

type Style = Parameters<typeof styleText>[0];

const MARKS: Readonly<Record<Outcome['kind'], string>> = { found: '+', 'none-found': '-', 'not-observable': '?', failed: '!' };

/** Columns that a character takes: East Asian wide ones and emoji two, marks none. */
const columnsOf = (character: string): number =>
  /\p{M}/u.test(character)
    ? 0
    : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
          character,
        )
      ? 2
      : 1;

const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + columnsOf(character), 0);

/** Breaks at spaces; a word longer than a line is left whole, so that it can be copied. */
function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width - indent.length) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}

function outcomeLine(outcome: Outcome, lexicon: Lexicon): string {
  switch (outcome.kind) {
    case 'found':
      if (outcome.passed === 0) return `found only of what was named beforehand; looked at ${formatNumber(outcome.tested)}`;
      return `found ${formatNumber(outcome.passed)} of ${formatNumber(outcome.tested)} looked at`;
    case 'none-found':
      return `looked at ${formatNumber(outcome.tested)}, found nothing. Would have been found: ${plainText(outcome.smallest, lexicon)}`;
    case 'not-observable':
      return `not observable; it would take ${outcome.missing.map((text) => plainText(text, lexicon)).join('; ')}`;
    case 'failed':
      return `failed: ${makeVisible(outcome.message)}`;
  }
}

/** A ratio in a few lines: word and number, both propositions, what it was calibrated on, and the posterior that the reader asked for. */
function summariseRatio(ratio: RatioStatement, prior: Prior | undefined, lexicon: Lexicon): string[] {
  const posterior = describePosterior(ratio, prior);
  const after = posterior === '' ? [] : [posterior];
  if (ratio.kind === 'none') return [`No likelihood ratio: ${plainText(ratio.why, lexicon)}`, ...after];
  const { word, number, figures } = describeRatio(ratio);
  const [a, b] = ratio.propositions.map((text) => plainText(text, lexicon));
  const { id, related, unrelated, cllr } = ratio.calibration;
  const said = Object.fromEntries(figures.map(({ label, value }) => [label, value]));
  const byChance = said['By chance alone'] === undefined ? '' : ` By chance alone ${said['By chance alone']}.`;
  return [
    `${word}. ${number}, interval ${said['Interval']}.${byChance}`,
    `A: ${a}.`,
    `B: ${b}.`,
    `Calibrated on ${id}: ${formatNumber(related)} cases of A, ${formatNumber(unrelated)} of B, Cllr ${formatNumber(cllr)}.`,
    ...after,
  ];
}

/**
 * What a run found, for a person at a terminal: about fifteen lines, no control character of the log in them, ending in a
 * line feed. `color` is the caller's decision (NO_COLOR, whether the stream is a terminal).
 */
export function renderSummary(analysis: Analysis, { findings, color, width = 80, report }: SummaryOptions): string {
  const lexicon = lexiconOf(analysis);
  // The caller has decided: the stream must not be asked again.
  const paint = (style: Style, text: string) => (color ? styleText(style, text, { validateStream: false }) : text);
  const rows = rowTotals(analysis);
  const lines = [
    paint('bold', wrap(headline(analysis), width, '')),
    paint(
      'dim',
      wrap(`${coverageSentence(analysis, lexicon)}; ${formatNumber(rows.rejected)} of ${formatNumber(rows.read)} rows rejected`, width, ''),
    ),
    '',
  ];
  const strongest = strongestFindings(analysis, findings);
  strongest.forEach((finding, i) => {
    const { strength } = finding;
    const { word, number } = describeStrength(strength);
    const asked = finding.onlyByFocus ? 'Named beforehand. ' : '';
    const dots = strength.kind === 'graded' ? '' : describeDots(strength.dots).toLowerCase();
    lines.push(`${formatNumber(i + 1)}. ${wrap(plainText(finding.claim, lexicon), width, '   ')}`);
    lines.push(`   ${paint('dim', wrap([`${asked}${word}`, number, dots].filter(Boolean).join(', '), width, '   '))}`);
    if (finding.ratio) {
      const weighed = summariseRatio(finding.ratio, analysis.provenance.prior, lexicon);
      lines.push(...weighed.map((line) => `   ${paint('dim', wrap(line, width, '   '))}`));
    }
  });
  if (strongest.length > 0) lines.push('');
  const longest = Math.max(0, ...analysis.outcomes.map(({ id }) => id.length));
  for (const outcome of analysis.outcomes) {
    const indent = ' '.repeat(longest + 4);
    const said = wrap(outcomeLine(outcome, lexicon), width, indent);
    lines.push(`${MARKS[outcome.kind]} ${outcome.id.padEnd(longest)}  ${outcome.kind === 'found' ? said : paint('dim', said)}`);
  }
  if (report !== undefined) lines.push('', `Report: ${makeVisible(report)}`);
  return `${lines.join('\n')}\n`;
}
