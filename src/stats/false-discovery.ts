/**
 * Benjamini–Hochberg q-values over `tested` hypotheses, of which only `p.length` were opened; the rest count with p = 1.
 * Source: Y. Benjamini, Y. Hochberg, Controlling the false discovery rate, J. R. Stat. Soc. B 57 (1995) 289–300.
 * @param p p-values in [0, 1]
 * @param tested at least p.length
 * @returns q-values, in the order of `p`
 */
export function benjaminiHochberg(p: Float64Array, tested: number): Float64Array {
  if (tested < p.length) throw new RangeError(`tested (${tested}) is less than the number of p-values (${p.length})`);
  const order = Array.from(p.keys()).sort((i, j) => (p[i] as number) - (p[j] as number) || i - j);
  const q = new Float64Array(p.length);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const i = order[rank - 1] as number;
    least = Math.min(least, ((p[i] as number) * tested) / rank);
    q[i] = least;
  }
  return q;
}
