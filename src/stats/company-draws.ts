const STEPS = 200;
/** Largest number of draws looked at, as a multiple of those after which a receiver of mean volume has come up once. */
const FURTHEST = 50;
const NEAREST = 1e-6;

/**
 * How many draws it takes until so many different receivers have come up, if they come up by how much each receives: draws are Poisson,
 * n_X λ for a receiver of n_X deliveries, and λ solves Σ (1 − exp(−λ n_X)) = present.
 * @param volume deliveries by receiver
 * @returns λ by the number present and the volume of the one whose company it is, who is never among them
 */
export function createCompanyDraws(volume: ArrayLike<number>): (present: number, own: number) => number {
  let total = 0;
  let receivers = 0;
  const byVolume = new Map<number, number>();
  for (let id = 0; id < volume.length; id++) {
    const n = volume[id] as number;
    if (n === 0) continue;
    receivers++;
    total += n;
    byVolume.set(n, (byVolume.get(n) ?? 0) + 1);
  }
  const volumes = [...byVolume].sort(([m], [n]) => m - n);
  const mean = total / Math.max(1, receivers);
  // λ in equal steps of its logarithm.
  const lambda = Float64Array.from({ length: STEPS }, (_, i) => (NEAREST * (FURTHEST / NEAREST) ** (i / (STEPS - 1))) / mean);
  const expected = lambda.map((one) => volumes.reduce((sum, [n, count]) => sum - count * Math.expm1(-one * n), 0));
  return (present, own) => {
    if (present <= 0) return 0;
    let low = 0;
    let high = STEPS - 1;
    const at = (i: number) => (expected[i] as number) + Math.expm1(-(lambda[i] as number) * own);
    if (at(high) <= present) return Number.POSITIVE_INFINITY;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (at(middle) < present) low = middle;
      else high = middle;
    }
    // Between two steps the count grows by so little that a straight line will do; below the first it is in proportion.
    const [below, above] = low === 0 && at(0) >= present ? [0, at(0)] : [at(low), at(high)];
    const [from, to] = below === 0 ? [0, lambda[0] as number] : [lambda[low] as number, lambda[high] as number];
    return from + ((to - from) * (present - below)) / Math.max(above - below, Number.MIN_VALUE);
  };
}
