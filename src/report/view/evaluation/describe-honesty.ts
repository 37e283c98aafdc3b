import type { EvaluatedP, EvaluatedRatios, Share } from '../../../model/evaluation.ts';

const describeShare = ({ value, low, high, n }: Share): string =>
  `${value}${low === undefined || high === undefined ? '' : ` [${low}, ${high}]`} (n = ${n})`;

/** For how many rows a ratio would be printed, why not for the others, and how often ratios are large. */
export const describeRatios = ({ related, unrelated, none, atLeast }: EvaluatedRatios): string[] => [
  `likelihood ratios of ${related} related and ${unrelated} unrelated rows`,
  ...none.map(({ count, why }) => `no ratio for ${count} ${count === 1 ? 'row' : 'rows'}: ${why}`),
  ...atLeast.map(
    ({ ratio, unrelated: misled, bound, related: power }) =>
      `ratio of ${ratio} or more: unrelated ${describeShare(misled)}, to be at most ${Math.round(bound * 1e4) / 1e4}${power ? `; related ${describeShare(power)}` : ''}`,
  ),
];

/** Whether p keeps its levels where nothing is there, and how far it is from uniform. */
export const describeP = ({ levels, uniform, bounded, textbook }: EvaluatedP): string[] => [
  ...levels.map(
    ({ level, count, n, bunching, tail }) =>
      `p at most ${level}: ${count} of ${n}${bunching > 1 ? ` (they bunch: worth ${Math.round(count / bunching)} of ${Math.round(n / bunching)})` : ''}; so many have a chance of ${tail} if the level is kept`,
  ),
  ...(uniform
    ? [
        `distance of p from uniform ${uniform.distance}, p = ${uniform.p} (KS, n = ${uniform.n}, no two of one person${uniform.drawn ? ', ties decided by a draw' : ''})`,
      ]
    : []),
  ...(bounded === undefined ? [] : [`p is a bound and not uniform: ${bounded}`]),
  ...(textbook
    ? [
        `the textbook formula instead: distance ${textbook.distance}, p = ${textbook.p} (n = ${textbook.n}); ${textbook.shares.map(({ level, share }) => `${share} at most ${level}, ${Math.round((10 * share) / level) / 10} times as many as there should be`).join('; ')}`,
      ]
    : []),
];
