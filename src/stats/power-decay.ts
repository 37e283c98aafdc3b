/**
 * Fits y = alpha − x^beta by least squares.
 * Source of the form: de Montjoye et al., Sci. Rep. 3 (2013) 1376, for how unicity falls with coarser points.
 * @param x at least 1, not all the same
 * @returns beta in [0, 1], to 1e-6, and alpha
 */
export function fitPowerDecay(x: readonly number[], y: readonly number[]): { readonly alpha: number; readonly beta: number } {
  const alphaFor = (beta: number) => y.reduce((sum, one, i) => sum + one + (x[i] as number) ** beta, 0) / y.length;
  const error = (beta: number) => {
    const alpha = alphaFor(beta);
    return y.reduce((sum, one, i) => sum + (one - alpha + (x[i] as number) ** beta) ** 2, 0);
  };
  // Golden section: the error has one minimum, since x^beta is monotone in beta.
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0, 1];
  while (high - low > 1e-6) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (error(left) <= error(right)) high = right;
    else low = left;
  }
  const beta = (low + high) / 2;
  return { alpha: alphaFor(beta), beta };
}
