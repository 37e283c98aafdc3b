import type { Dots, Strength } from '../../model/analysis.ts';
import { formatNumber, formatShare } from './format-number.ts';
import { formatInterval, formatQuantity } from './format-text.ts';

/** How a strength reads: a word, the number that goes with it, and the figures behind both. */
export interface StrengthWords {
  readonly word: string;
  readonly number: string;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
}

/** Words for how rarely an uninvolved subject would look like this, by p. Stated once, printed with the method. */
export const RARITY = [
  { below: 0.0001, word: 'Very rare by chance' },
  { below: 0.001, word: 'Rare by chance' },
  { below: 0.01, word: 'Uncommon by chance' },
  { below: 0.05, word: 'Somewhat uncommon by chance' },
  { below: Number.POSITIVE_INFINITY, word: 'Common by chance' },
] as const;

/** Below this no test was tried: a smaller chance is that of a model, and printed as no more than that. */
export const LEAST_CHANCE = 1e-6;

const chance = (value: number): string => (value < LEAST_CHANCE ? `below ${formatNumber(LEAST_CHANCE)}` : formatNumber(value));

const rarity = (p: number): string => (RARITY.find(({ below }) => p < below) ?? RARITY[4]).word;

const GRADES = { weak: 'Weak support', fair: 'Fair support', good: 'Good support' } as const;

/** How an answer came to be shown that would not have been, had nobody named its subject. */
export function describeNamed(strength: Strength): string {
  if (strength.kind !== 'test') return 'named beforehand: else there is too little to go by';
  return strength.q <= 0.05
    ? 'named beforehand: judged among what was named, not among all'
    : 'named beforehand: shown all the same, though chance is enough to explain it';
}

export function describeStrength(strength: Strength): StrengthWords {
  switch (strength.kind) {
    case 'test':
      return {
        word: rarity(strength.p),
        number: strength.p < LEAST_CHANCE ? `p ${chance(strength.p)}` : `p = ${formatNumber(strength.p)}`,
        figures: [
          {
            label: 'q',
            value: `${chance(strength.q)}: ${strength.tested === 1 ? 'the same as p, for nothing else was tested beside it' : 'among answers kept at this level, that share is expected to be false alarms'}`,
          },
          { label: 'Tested', value: formatNumber(strength.tested) },
          { label: 'Expected as strong by chance', value: `${chance(strength.expectedByChance)} of those tested` },
        ],
      };
    case 'estimate': {
      const { value, low, high, unit, level, measured } = strength;
      return {
        word: formatQuantity(value, unit),
        number: formatInterval(low, high, unit),
        figures: [
          { label: 'Stated level', value: formatShare(level) },
          { label: 'Held the truth in', value: `${formatShare(measured.coverage)} of ${formatNumber(measured.n)} simulated cases` },
          { label: 'Measured on', value: measured.set },
        ],
      };
    }
    case 'graded':
      return { word: GRADES[strength.word], number: '', figures: [{ label: 'Because', value: strength.reason }] };
  }
}

/** What a row of dots says, as a sentence. */
export function describeDots({ meaning, each, filled, of }: Dots): string {
  return meaning === 'lookalikes'
    ? `Of ${formatNumber(of)} ${each}, ${filled === 0 ? 'fewer than one' : `up to ${formatNumber(filled)}`} would look like this`
    : `Of ${of} ${each} like this, ${filled} held the truth when that was counted`;
}

export const DOTS_EXPLAINED =
  'Dots are not the chance that a claim is true. Each dot is one that has nothing to do with it, an endpoint or an ordinary day of one: a filled dot would look the same in this log anyway. Bars stand for intervals: a filled bar is one of twenty that held the truth when that was counted on simulated data.';
