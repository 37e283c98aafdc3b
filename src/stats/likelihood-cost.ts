import { poolAdjacentViolators } from './isotonic.ts';
import { type ScoreTable, total } from './score-table.ts';

/** log2(1 + 10^x), without overflow, and exact for ±∞. */
const costOf = (x: number): number => {
  const natural = x * Math.LN10;
  return (Math.max(natural, 0) + Math.log1p(Math.exp(-Math.abs(natural)))) / Math.LN2;
};

function mean(counts: Float64Array, cost: (i: number) => number): number {
  let sum = 0;
  // A place without a case costs nothing, even where its cost would be infinite.
  for (let i = 0; i < counts.length; i++) if ((counts[i] as number) > 0) sum += (counts[i] as number) * cost(i);
  return sum / total(counts);
}

/**
 * Empirical cross-entropy in bits: what the truth still costs a reader of prior odds O who takes the ratios at their word,
 * π · mean_Hp log2(1 + 1/(LR·O)) + (1 − π) · mean_Hd log2(1 + LR·O), with π = O/(1 + O).
 * Source: D. Ramos, J. Gonzalez-Rodriguez, G. Zadora, C. Aitken, Information-theoretical assessment of the performance of
 * likelihood ratio computation methods, J. Forensic Sci. 58 (2013) 1503–1518.
 * @param ratios log10 likelihood ratios as scores; ±∞ may occur, and costs ∞ where it misleads
 * @param log10Odds log10 of the prior odds
 * @returns undefined without a case of either kind
 */
export function crossEntropy({ score, positives, negatives }: ScoreTable, log10Odds: number): number | undefined {
  if (total(positives) === 0 || total(negatives) === 0) return undefined;
  const prior = 1 / (1 + 10 ** -log10Odds);
  return (
    prior * mean(positives, (i) => costOf(-(score[i] as number) - log10Odds)) +
    (1 - prior) * mean(negatives, (i) => costOf((score[i] as number) + log10Odds))
  );
}

/**
 * Cost of log likelihood ratios: their cross-entropy at even odds. 0 is perfect, 1 is what a ratio of 1 throughout costs.
 * Source: N. Brümmer, J. du Preez, Application-independent evaluation of speaker detection, Comput. Speech Lang. 20 (2006) 230–275.
 * @param ratios log10 likelihood ratios as scores
 * @returns undefined without a case of either kind
 */
export const likelihoodCost = (ratios: ScoreTable): number | undefined => crossEntropy(ratios, 0);

/**
 * The best ratios that the order of the scores allows, by pool adjacent violators: in each pool its share of the positives over its
 * share of the negatives. Optimistic, being fitted to the very cases: the yardstick for other ratios, not a map to use.
 * @param scores of any kind, log10 ratios among them
 * @returns the same cases, each place with its log10 ratio as score: ascending, no longer distinct, −∞ and ∞ at the ends
 */
export function calibrateInHindsight({ positives, negatives }: ScoreTable): ScoreTable {
  const starts = poolAdjacentViolators(
    positives,
    positives.map((count, i) => count + (negatives[i] as number)),
  );
  const score = new Float64Array(positives.length);
  const odds = Math.log10(total(positives) / total(negatives));
  for (let pool = 0; pool + 1 < starts.length; pool++) {
    const [from, to] = [starts[pool] as number, starts[pool + 1] as number];
    score.fill(Math.log10(total(positives.subarray(from, to)) / total(negatives.subarray(from, to))) - odds, from, to);
  }
  return { score, positives, negatives };
}

/**
 * Cost split in two: `least` (Cllr_min) is left after the best monotone correction and measures the order of the scores alone,
 * `calibration` (Cllr_cal) is the rest, owed to the numbers.
 * Source: Brümmer and du Preez, as above.
 * @returns undefined without a case of either kind
 */
export function splitCost(ratios: ScoreTable): { readonly cost: number; readonly least: number; readonly calibration: number } | undefined {
  const cost = likelihoodCost(ratios);
  const least = likelihoodCost(calibrateInHindsight(ratios));
  return cost === undefined || least === undefined ? undefined : { cost, least, calibration: cost - least };
}
