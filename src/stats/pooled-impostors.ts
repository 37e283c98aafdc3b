import { lowerBound } from './search.ts';

/** Columns of likenesses, one an aspect, each in step with the cases. */
export type Likenesses = readonly Float64Array[];

/**
 * Places candidates among impostors: cases of which it is known that they are not what is looked for, pooled over all that is compared.
 * Each aspect becomes a chance, the share of impostors that are as much alike by it; the sum of −log10 of these, by their weights, is
 * the score; and the chance of the score is again the share of impostors that score as high, so that aspects may hang together as they like.
 * Source: A. C. Davison, D. V. Hinkley, Bootstrap methods and their application (Cambridge, 1997), 4.2: p = (1 + #) / (n + 1).
 * @returns score and p of each candidate; p is 1 where there is no impostor
 */
export function placeAmongImpostors(
  candidates: Likenesses,
  impostors: Likenesses,
  weights: readonly number[],
): { readonly score: Float64Array; readonly p: Float64Array } {
  const n = impostors[0]?.length ?? 0;
  const ascending = impostors.map((column) => column.slice().sort());
  const scoreOf = (cases: Likenesses): Float64Array => {
    const score = new Float64Array(cases[0]?.length ?? 0);
    cases.forEach((column, aspect) => {
      const sorted = ascending[aspect] as Float64Array;
      for (let i = 0; i < score.length; i++) {
        const chance = (1 + n - lowerBound(sorted, column[i] as number)) / (n + 1);
        score[i] = (score[i] as number) - (weights[aspect] as number) * Math.log10(chance);
      }
    });
    return score;
  };
  const score = scoreOf(candidates);
  const pool = scoreOf(impostors).sort();
  return { score, p: score.map((one) => (1 + n - lowerBound(pool, one)) / (n + 1)) };
}
