import type { Random } from '../model/random.ts';
import { binomialTail } from './binomial-tail.ts';

/** Chance with which a bound is exceeded though p keeps its level. */
const TOLERATED = 0.001;

/** How p-values of true null hypotheses keep one level. */
export interface LevelKept {
  readonly level: number;
  readonly n: number;
  /** Number of p at most the level, and their share. */
  readonly count: number;
  readonly share: number;
  /** Chance of at least so many if each were at most the level with exactly that chance. */
  readonly tail: number;
  /** Whether there are more than happen in 999 of 1,000 cases: then the level is not kept. */
  readonly exceeded: boolean;
}

function checkShares(p: Float64Array): void {
  if (!p.every((value) => value >= 0 && value <= 1)) throw new RangeError('p must lie in [0, 1]');
}

/**
 * Whether p-values keep their levels, P(p ≤ a) ≤ a, which a valid p does, discrete or not. Exact one-sided binomial bound at 99.9 %,
 * for independent p.
 * @throws RangeError where a p is outside [0, 1]
 */
export function superUniformity(p: Float64Array, levels: readonly number[]): LevelKept[] {
  checkShares(p);
  const n = p.length;
  return levels.map((level) => {
    const count = p.reduce((sum, value) => (value <= level ? sum + 1 : sum), 0);
    const tail = binomialTail(count, n, level);
    return { level, n, count, share: n === 0 ? 0 : count / n, tail, exceeded: tail < TOLERATED };
  });
}

/** P(K > x) of Kolmogorov's law: its two series, each where it converges fast. */
function kolmogorovTail(x: number): number {
  if (x < 0.2) return 1;
  let sum = 0;
  if (x < 1.18) {
    for (let j = 1; j <= 9; j += 2) sum += Math.exp(-((j * Math.PI) ** 2) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum;
  }
  for (let j = 1; j <= 5; j++) sum += (j % 2 === 1 ? 2 : -2) * Math.exp(-2 * j * j * x * x);
  return Math.max(0, sum);
}

/**
 * Kolmogorov–Smirnov distance of p-values from the uniform law, on both sides, and its p-value. For continuous p: steps of a
 * discrete p count as distance, unless it is randomised first.
 * Source of the p-value: Kolmogorov's limit law with the correction for small n of M. A. Stephens, Use of the Kolmogorov–Smirnov,
 * Cramér–von Mises and related statistics without extensive tables, J. R. Stat. Soc. B 32 (1970) 115–122.
 * @throws RangeError without a p, or where one is outside [0, 1]
 */
export function measureUniformity(p: Float64Array): { readonly distance: number; readonly p: number } {
  if (p.length === 0) throw new RangeError('no p to measure');
  checkShares(p);
  const n = p.length;
  let distance = 0;
  p.toSorted().forEach((value, i) => {
    distance = Math.max(distance, (i + 1) / n - value, value - i / n);
  });
  const root = Math.sqrt(n);
  return { distance, p: kolmogorovTail((root + 0.12 + 0.11 / root) * distance) };
}

/**
 * A p that is exactly uniform under the null hypothesis though its statistic is discrete: a uniform draw between P(X > x) and P(X ≥ x).
 * For measuring calibration only; what is reported stays P(X ≥ x).
 */
export const randomiseP = (atLeast: number, above: number, random: Random): number => above + random.next() * (atLeast - above);
