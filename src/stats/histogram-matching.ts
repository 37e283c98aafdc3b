import { munkres } from 'munkres';

/** Rows of counts, `width` a row. */
export interface Histograms {
  readonly counts: Float64Array;
  readonly width: number;
}

/** Above, the assignment of all at once takes too long. */
const MOST = 2_000;

const part = (n: number, share: number, pooled: number): number => (n === 0 ? 0 : n * Math.log(share / pooled));

/**
 * How much two histograms speak against one source: n D(p‖m) + n′ D(q‖m), m being the pooled one, in nats. This is the logarithm of the
 * generalised likelihood ratio, and the Jensen–Shannon divergence weighted by counts.
 * Source: F. M. Naini, J. Unnikrishnan, P. Thiran, M. Vetterli, IEEE TIFS 11(2) (2016) 358–372.
 */
export function mismatch(a: Histograms, i: number, b: Histograms, j: number): number {
  let [n, m] = [0, 0];
  for (let k = 0; k < a.width; k++) {
    n += a.counts[i * a.width + k] as number;
    m += b.counts[j * a.width + k] as number;
  }
  let sum = 0;
  for (let k = 0; k < a.width; k++) {
    const [x, y] = [a.counts[i * a.width + k] as number, b.counts[j * a.width + k] as number];
    const pooled = (x + y) / (n + m);
    sum += part(x, x / n, pooled) + part(y, y / m, pooled);
  }
  return sum;
}

/**
 * Whom each of the first is matched with among the second: each by itself, the nearest, and all at once, by the assignment of least
 * mismatch in sum (Hungarian method).
 * @returns places in the second, in the order of the first
 */
export function matchHistograms(a: Histograms, b: Histograms): { readonly alone: Int32Array; readonly together: Int32Array } {
  const n = a.counts.length / a.width;
  if (n > MOST || n !== b.counts.length / b.width) throw new RangeError(`${n} rows: as many of both are matched, and at most ${MOST}`);
  const costs = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => mismatch(a, i, b, j)));
  const together = new Int32Array(n);
  for (const [i, j] of munkres(costs)) together[i] = j;
  return { alone: Int32Array.from(costs, (row) => row.indexOf(Math.min(...row))), together };
}
