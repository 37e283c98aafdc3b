/** Largest way by which the distribution of p exceeds the uniform one (Kolmogorov–Smirnov, both sides). */
export function uniformDistance(p: ArrayLike<number>): number {
  const ascending = Float64Array.from(p).sort();
  const n = ascending.length;
  let distance = 0;
  ascending.forEach((value, i) => {
    distance = Math.max(distance, Math.abs((i + 1) / n - value), Math.abs(value - i / n));
  });
  return distance;
}

export const shareBelow = (p: ArrayLike<number>, level: number): number =>
  p.length === 0 ? 0 : Array.from(p).filter((value) => value <= level).length / p.length;

/** What a share of n draws of chance `level` stays under in 999 of 1,000 cases. */
export const binomialBound = (level: number, n: number): number => level + 3.09 * Math.sqrt((level * (1 - level)) / n) + 0.5 / n;
