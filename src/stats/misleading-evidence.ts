import { binomialTail } from './binomial-tail.ts';
import { type ScoreTable, total } from './score-table.ts';

/** Ratios at which misleading evidence is counted. */
const RATIOS = [2, 5, 10, 30, 100] as const;

/**
 * How often ratios point the wrong way: `for` is the share of the negatives with LR > 1, `against` the share of the positives with LR < 1.
 * Source: R. Royall, On the probability of observing misleading statistical evidence, J. Am. Stat. Assoc. 95 (2000) 760–768.
 * @param ratios log10 likelihood ratios as scores
 * @returns each undefined without a case of its kind
 */
export function shareMisleading({ score, positives, negatives }: ScoreTable): {
  readonly for: number | undefined;
  readonly against: number | undefined;
} {
  return {
    for: shareOf(negatives, (i) => (score[i] as number) > 0),
    against: shareOf(positives, (i) => (score[i] as number) < 0),
  };
}

/** Share of the counted cases whose place in the table is one of those asked for; undefined without a case. */
export function shareOf(counts: Float64Array, counted: (place: number) => boolean): number | undefined {
  const all = total(counts);
  return all === 0 ? undefined : total(counts.filter((_, i) => counted(i))) / all;
}

/** Misleading evidence of at least one strength, held against the bound that every honest ratio keeps: P(LR ≥ k | Hd) ≤ 1/k. */
export interface Excess {
  readonly ratio: number;
  readonly count: number;
  readonly share: number;
  /** 1 / ratio. */
  readonly bound: number;
  /** Chance of at least so many if the share were exactly the bound, each case on its own: small means that the bound is broken. */
  readonly tail: number;
}

function countAtLeast(log10: Float64Array, ratio: number): number {
  const least = Math.log10(ratio);
  let count = 0;
  for (const value of log10) {
    if (Number.isNaN(value)) throw new RangeError('NaN is no likelihood ratio');
    if (value >= least) count++;
  }
  return count;
}

/**
 * Counts unrelated cases with LR ≥ k, for each k. The tail takes cases as independent; where several are of one person, it is too small.
 * Source: the bound is Royall's, as above, and goes back to A. Wald, Sequential tests of statistical hypotheses (1945).
 * @param unrelated log10 likelihood ratios under Hd, at least one
 * @param ratios each above 1
 */
export function excessOverBound(unrelated: Float64Array, ratios: readonly number[] = RATIOS): Excess[] {
  if (unrelated.length === 0) throw new RangeError('no ratio to count');
  return ratios.map((ratio) => {
    const count = countAtLeast(unrelated, ratio);
    return {
      ratio,
      count,
      share: count / unrelated.length,
      bound: 1 / ratio,
      tail: binomialTail(count, unrelated.length, 1 / ratio),
    };
  });
}

/**
 * Share of related cases with LR ≥ k, for each k: what the bound is bought with. A ratio of 1 throughout has none.
 * @param related log10 likelihood ratios under Hp, at least one
 */
export function measurePower(related: Float64Array, ratios: readonly number[] = RATIOS): number[] {
  if (related.length === 0) throw new RangeError('no ratio to count');
  return ratios.map((ratio) => countAtLeast(related, ratio) / related.length);
}

/**
 * Mean likelihood ratio with its standard error, taking cases as independent. Under Hd an honest ratio has mean 1 at most (exactly 1
 * where it is calibrated). Few large ratios make up the mean, so that a sample without them has both too small.
 * @param log10 log10 likelihood ratios, at least two
 */
export function meanRatio(log10: Float64Array): { readonly mean: number; readonly standardError: number } {
  const n = log10.length;
  if (n < 2) throw new RangeError('a standard error needs two ratios');
  if (log10.some(Number.isNaN)) throw new RangeError('NaN is no likelihood ratio');
  // Ascending, so that the order of the cases does not matter, and small ones are not lost.
  const ratios = log10.toSorted().map((value) => 10 ** value);
  const mean = total(ratios) / n;
  const squares = total(ratios.map((ratio) => (ratio - mean) ** 2));
  return { mean, standardError: Math.sqrt(squares / (n - 1) / n) };
}
