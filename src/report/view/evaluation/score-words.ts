import { type Measured, SCORES, type Score, type ScoreName, type SummaryCell } from '../../../model/evaluation.ts';
import { formatNumber, formatShare } from '../format-number.ts';
import { formatQuantity } from '../format-text.ts';
import { makeVisible } from '../visible.ts';

/** How scores are named where there is little room; the rest go by their own names. */
const SHORT: Readonly<Partial<Record<ScoreName, string>>> = {
  auc: 'AUC',
  coverage: 'held',
  'balanced-accuracy': 'bal. acc.',
  'rank-agreement': 'rank agr.',
  accuracy: 'right',
  wrongly: 'wrongly',
};

/** Scores of which half is what chance alone gives. */
const FROM_HALF: ReadonlySet<ScoreName> = new Set(['auc', 'balanced-accuracy']);

/** From which value on a score that starts at one half is called so. */
export const STRENGTHS = [
  { from: 0.9, word: 'strong', step: 4 },
  { from: 0.8, word: 'good', step: 3 },
  { from: 0.7, word: 'fair', step: 2 },
  { from: 0.5, word: 'weak', step: 1 },
] as const;

/** Distance from its stated level up to which a coverage is as stated, whatever the interval says. */
const AS_STATED = 0.05;

/** Width of an interval beyond which it says too little. */
const WIDEST = 0.25;

type Tone = 'step-0' | 'step-1' | 'step-2' | 'step-3' | 'step-4' | 'held' | 'short' | 'few';

/** A score in one word, and how its cell is coloured. */
export interface Judged {
  readonly word: string;
  readonly tone: Tone;
}

/** Says no more than the interval allows: where there is none, or one that says little, too few; where it reaches chance, chance. */
export function judgeScore({ score, value, low, high, level }: Measured): Judged {
  if (low === undefined || high === undefined || high - low > WIDEST) return { word: 'too few to tell', tone: 'few' };
  if (FROM_HALF.has(score)) {
    if (high < 0.5) return { word: 'worse than chance', tone: 'short' };
    const strength = low <= 0.5 ? undefined : STRENGTHS.find(({ from }) => value >= from);
    return strength ? { word: strength.word, tone: `step-${strength.step}` } : { word: 'chance', tone: 'step-0' };
  }
  if (level === undefined) return { word: '', tone: 'step-0' };
  if (high < level && value < level - AS_STATED) return { word: 'too narrow', tone: 'short' };
  return { word: low > level && value > level + AS_STATED ? 'wider than stated' : 'as stated', tone: 'held' };
}

/** Printed as percentages. */
export const isShare = (name: ScoreName): boolean => name.startsWith('coverage') || SCORES[name].startsWith('share ');

const valueText = (name: ScoreName, value: number): string => (isShare(name) ? formatShare(value) : formatNumber(value, 2));

/** `AUC 0.93`, `held 81%`. */
export const nameScore = ({ score, value }: Pick<Measured, 'score' | 'value'>): string =>
  `${SHORT[score] ?? score} ${valueText(score, value)}`;

/** `0.90–0.95`, `81–90%`. */
function rangeText(score: ScoreName, low: number, high: number): string {
  const [from, to] = [valueText(score, low), valueText(score, high)];
  return `${from.replace(/%$/, '')}–${to}`;
}

/** `[0.90–0.95]`; empty where there is none. */
export const bracket = ({ score, low, high }: Pick<Measured, 'score' | 'low' | 'high'>): string =>
  low === undefined || high === undefined ? '' : `[${rangeText(score, low, high)}]`;

/** How far values lie from the truth. Of shares, in hundredths. */
export const nameError = ({ value, unit }: NonNullable<Measured['error']>): string =>
  unit === 'share' ? `off by ${formatNumber(value * 100, 1)} points` : `off by ${formatQuantity(value, makeVisible(unit))}`;

/** What the score rests on. */
export const restsOn = ({ n, positives }: Measured): string =>
  positives === undefined ? `n = ${formatNumber(n)}` : `n = ${formatNumber(n)}, true ${formatNumber(positives)}`;

/** How far single scenarios lie apart, and how many there are; empty where there is one. */
export const spread = ({ score, scenarios, least, most }: Measured): string =>
  scenarios === 1 ? '' : `(${rangeText(score, least, most)} in ${formatNumber(scenarios)})`;

/** Cells without a score: each kind its own word, none of them like a number. */
export const CELL_WORDS: Readonly<Record<Exclude<SummaryCell['kind'], 'measured'>, string>> = {
  'not-observable': 'cannot see',
  'not-asked': 'not asked',
  'no-truth': 'no truth',
  'no-case': 'no case',
  failed: 'FAILED',
};

/** A score of the details, whole: value, unit, interval and n. */
export function describeScore({ name, value, low, high, n, unit }: Score): { value: string; interval: string; n: string } {
  const text = (number: number) => (isShare(name) ? formatShare(number) : formatNumber(number, Math.abs(number) < 1 ? 2 : undefined));
  return {
    value: unit === undefined ? text(value) : `${text(value)} ${makeVisible(unit)}`,
    interval: low === undefined || high === undefined ? '–' : `${text(low)} to ${text(high)}`,
    n: formatNumber(n),
  };
}
