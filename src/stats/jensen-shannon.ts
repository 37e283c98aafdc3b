/** p log2(p / m), 0 at 0. */
const part = (p: number, m: number): number => (p === 0 ? 0 : p * Math.log2(p / m));

/**
 * Jensen–Shannon divergence in bits, in [0, 1]: H((p + q) / 2) − (H(p) + H(q)) / 2. The shorter one is filled up with zeros.
 * Lin, IEEE Trans. Inf. Theory 37 (1991).
 * @param p,q shares that sum to 1
 */
export function divergence(p: readonly number[], q: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < Math.max(p.length, q.length); i++) {
    const [one, other] = [p[i] ?? 0, q[i] ?? 0];
    const middle = (one + other) / 2;
    sum += part(one, middle) + part(other, middle);
  }
  return Math.min(1, Math.max(0, sum / 2));
}

/** Its square root, which is a metric. Endres and Schindelin, IEEE Trans. Inf. Theory 49 (2003). */
export const jensenShannon = (p: readonly number[], q: readonly number[]): number => Math.sqrt(divergence(p, q));
