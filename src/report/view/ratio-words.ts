import type { Prior, RatioStatement } from '../../model/analysis.ts';
import { NO_SUPPORT } from '../../model/calibration.ts';
import { formatNumber, formatShare } from './format-number.ts';

/** How a likelihood ratio reads: A is its first proposition, B the second. */
export interface RatioWords {
  readonly word: string;
  readonly number: string;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
}

type Given = Extract<RatioStatement, { kind: 'ratio' }>;

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A ratio or odds as people say it, without the digits that it does not have: two figures. */
const short = (value: number): string => formatNumber(Number(value.toPrecision(2)));

/** `3.2 to 1`, `1 to 400`. */
const formatOdds = (log10: number): string => (log10 >= 0 ? `${short(10 ** log10)} to 1` : `1 to ${short(10 ** -log10)}`);

/** An interval of the ratio, turned to the side that it favours; what crosses 1 is said on both sides. */
function sayInterval({ low, high }: Given): string {
  const side = (log10: number) => `${short(10 ** Math.abs(log10))} times under ${log10 >= 0 ? 'A' : 'B'}`;
  if (low >= 0) return `${short(10 ** low)} to ${short(10 ** high)} times`;
  if (high <= 0) return `${short(10 ** -high)} to ${short(10 ** -low)} times`;
  return `from ${side(low)} to ${side(high)}`;
}

/** The ratio as a number, and which way it points. */
function sayTimes({ log10 }: Given): string {
  const [more, less] = log10 >= 0 ? ['A', 'B'] : ['B', 'A'];
  return `The record is ${short(10 ** Math.abs(log10))} times as probable under ${more} as under ${less}`;
}

const sayProbability = (share: number): string =>
  share > 0.99 ? 'more than 99%' : share > 0.0005 ? formatShare(share) : formatNumber(share);

/** Odds of A after the record, by the reader's prior; empty without one. Never by any other. */
export function describePosterior(ratio: RatioStatement, prior: Prior | undefined): string {
  if (!prior) return '';
  if (ratio.kind === 'none') return `No posterior can be given for your prior of ${prior.stated}: it takes a calibrated ratio.`;
  const before = Math.log10(prior.probability / (1 - prior.probability));
  const after = before + ratio.log10;
  const share = 1 / (1 + 10 ** -after);
  return `Odds of A over B ${formatOdds(before)} before, by your prior of ${prior.stated}, and ${formatOdds(after)} with this record (interval ${formatOdds(before + ratio.low)} … ${formatOdds(before + ratio.high)}): a probability of ${sayProbability(share)}, if the prior holds. The prior is yours; the log says nothing of it.`;
}

export function describeRatio(ratio: Given): RatioWords {
  const { word, log10, byChance, calibration } = ratio;
  const { id, scenario, related, unrelated, cllr, cllrMin } = calibration;
  return {
    word: word === NO_SUPPORT ? capitalise(word) : `${capitalise(word)} support for ${log10 > 0 ? 'A' : 'B'}`,
    number: `${sayTimes(ratio)} (log10 likelihood ratio ${formatNumber(log10, 2)})`,
    figures: [
      { label: 'Interval', value: sayInterval(ratio) },
      ...(byChance
        ? [
            {
              label: 'By chance alone',
              value: `${byChance.expected < 0.05 ? 'fewer than 0.1' : formatNumber(byChance.expected, byChance.expected < 10 ? 1 : 0)} of the ${formatNumber(byChance.others)} others looked at would show at least as much`,
            },
          ]
        : []),
      {
        label: 'Calibrated on',
        value: `${id}: ${scenario}. Tried on ${formatNumber(related)} cases of A and ${formatNumber(unrelated)} of B: cost (Cllr) ${formatNumber(cllr)}, where 0 is perfect and 1 says nothing; ${formatNumber(cllrMin)} at best`,
      },
    ],
  };
}
