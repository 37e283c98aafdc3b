/** Directed edges in columns: `weight` says how much speaks for `from` standing above `to`, at least 0. */
export interface Precedence {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

export interface SpringOptions {
  /** Weight of the spring that ties each node to 0: what little evidence gives is drawn there. Greater than 0. */
  readonly hold: number;
  /** Of the residual, relative to the right-hand side. */
  readonly tolerance?: number;
  readonly iterations?: number;
}

/**
 * Ranks nodes so that edges point one step down: each edge is a spring of length 1, each node has a weak spring to 0. The sparse positive
 * definite system (D_out + D_in − A − Aᵀ + hold·I) s = d_out − d_in is solved by conjugate gradients with a diagonal preconditioner.
 * Source: C. De Bacco, D. B. Larremore, C. Moore, A physical model for efficient ranking in networks, Sci. Adv. 4 (2018) eaar8260, eq. 3 and the
 * regularised form of its supplement.
 * @returns s by node; 0 for a node without edges
 */
export function springRank(nodes: number, { from, to, weight }: Precedence, options: SpringOptions): Float64Array {
  const { hold, tolerance = 1e-9, iterations = 1_000 } = options;
  if (!(hold > 0)) throw new RangeError(`hold (${hold}) must be greater than 0`);
  const diagonal = new Float64Array(nodes).fill(hold);
  const residual = new Float64Array(nodes);
  weight.forEach((w, e) => {
    const [u, v] = [from[e] as number, to[e] as number];
    diagonal[u] = (diagonal[u] as number) + w;
    diagonal[v] = (diagonal[v] as number) + w;
    residual[u] = (residual[u] as number) + w;
    residual[v] = (residual[v] as number) - w;
  });
  const rank = new Float64Array(nodes);
  const scaled = residual.map((value, i) => value / (diagonal[i] as number));
  const direction = scaled.slice();
  const product = new Float64Array(nodes);
  let size = dot(residual, scaled);
  const enough = tolerance * tolerance * size;
  for (let step = 0; step < iterations && size > enough && size > 0; step++) {
    for (let i = 0; i < nodes; i++) product[i] = (diagonal[i] as number) * (direction[i] as number);
    for (let e = 0; e < weight.length; e++) {
      const [u, v, w] = [from[e] as number, to[e] as number, weight[e] as number];
      product[u] = (product[u] as number) - w * (direction[v] as number);
      product[v] = (product[v] as number) - w * (direction[u] as number);
    }
    const along = size / dot(direction, product);
    for (let i = 0; i < nodes; i++) {
      rank[i] = (rank[i] as number) + along * (direction[i] as number);
      residual[i] = (residual[i] as number) - along * (product[i] as number);
      scaled[i] = (residual[i] as number) / (diagonal[i] as number);
    }
    const before = size;
    size = dot(residual, scaled);
    for (let i = 0; i < nodes; i++) direction[i] = (scaled[i] as number) + (size / before) * (direction[i] as number);
  }
  return rank;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
