import { poissonBinomialTail } from './poisson-binomial.ts';

/** One moment of interest among others that are like it: whether it was a hit, and how many of the others were. */
export interface Stratum {
  readonly hit: boolean;
  /** Moments that it is compared with. */
  readonly compared: number;
  /** Hits among them. */
  readonly alike: number;
}

/** How many hits the moments of interest would have by chance, given how many there are in each stratum: each is as likely there as elsewhere. */
export const expectedHits = (strata: readonly Stratum[]): number => strata.reduce((sum, stratum) => sum + chanceOf(stratum), 0);

const chanceOf = ({ hit, compared, alike }: Stratum): number => (Number(hit) + alike) / (compared + 1);

/**
 * Chance of as many hits or more at the moments of interest, given the number of hits in each stratum: the exact conditional test of matched
 * sets with one case each. Needs no rate, and so none that is guessed where hits are rare.
 * Source: N. E. Breslow, N. E. Day, Statistical methods in cancer research, vol. 1 (IARC, 1980), 5.3.
 */
export function stratifiedTail(strata: readonly Stratum[]): number {
  const hits = strata.filter(({ hit }) => hit).length;
  return poissonBinomialTail(
    strata.map(chanceOf).filter((chance) => chance > 0),
    hits,
  );
}
