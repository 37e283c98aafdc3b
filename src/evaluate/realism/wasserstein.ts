/** Walks over the steps of both distributions: from `x` over a stretch of `width`, at the shares of atoms up to there. */
function walkSteps(a: readonly number[], b: readonly number[], visit: (width: number, shareA: number, shareB: number) => void): void {
  let [i, j] = [0, 0];
  let before = Math.min(a[0] as number, b[0] as number);
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    if (next > before) visit(next - before, i / a.length, j / b.length);
    before = next;
    while (a[i] === next) i++;
    while (b[j] === next) j++;
  }
}

/**
 * 1-Wasserstein distance on the line, ∫ |F_a(x) − F_b(x)| dx: how far the one must be moved, on average, to become the other.
 * It keeps growing where distributions do not overlap, and it is in units of the scale, decades on a log scale; the Kolmogorov–Smirnov
 * distance stays at 1 from there on, and jumps where counts tie. Vallender, Theory Probab. Appl. 18 (1974).
 * @param a,b ascending atoms of equal share
 */
export function wasserstein(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  walkSteps(a, b, (width, shareA, shareB) => {
    sum += width * Math.abs(shareA - shareB);
  });
  return sum;
}

/**
 * Mean 1-Wasserstein distance of two samples of these sizes that come from one distribution, the even mixture of the two:
 * √(2/π) √(1/n_a + 1/n_b) ∫ √(F (1 − F)) dx, since the difference of two step functions is nearly normal at every point.
 */
export function wassersteinByChance(a: readonly number[], b: readonly number[], nA: number, nB: number): number {
  let sum = 0;
  walkSteps(a, b, (width, shareA, shareB) => {
    const mixed = (shareA + shareB) / 2;
    sum += width * Math.sqrt(mixed * (1 - mixed));
  });
  return Math.sqrt((2 / Math.PI) * (1 / nA + 1 / nB)) * sum;
}
