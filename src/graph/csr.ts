/** Undirected edges in columns of equal length, each pair once and no loops. */
export interface EdgeColumns {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Greater than 0. */
  readonly weight: Float64Array;
}

/**
 * An undirected weighted graph in compressed rows: the neighbours of node v are `neighbour[offsets[v] .. offsets[v + 1])`,
 * with `weight` in step. Every edge stands in the rows of both its ends.
 */
export interface CsrGraph {
  readonly nodes: number;
  /** nodes + 1 entries. */
  readonly offsets: Int32Array;
  readonly neighbour: Int32Array;
  readonly weight: Float64Array;
}

/** Rows come out ascending when the edges have a < b and ascend by a, then b. O(nodes + edges). */
export function buildGraph(nodes: number, edges: EdgeColumns): CsrGraph {
  const { a, b } = edges;
  const count = a.length;
  const offsets = new Int32Array(nodes + 1);
  for (let e = 0; e < count; e++) {
    const from = (a[e] as number) + 1;
    const to = (b[e] as number) + 1;
    offsets[from] = (offsets[from] as number) + 1;
    offsets[to] = (offsets[to] as number) + 1;
  }
  for (let v = 0; v < nodes; v++) offsets[v + 1] = (offsets[v + 1] as number) + (offsets[v] as number);
  const free = offsets.slice(0, nodes);
  const neighbour = new Int32Array(2 * count);
  const weight = new Float64Array(2 * count);
  for (let e = 0; e < count; e++) {
    const from = a[e] as number;
    const to = b[e] as number;
    const w = edges.weight[e] as number;
    const i = free[from] as number;
    const j = free[to] as number;
    free[from] = i + 1;
    free[to] = j + 1;
    neighbour[i] = to;
    neighbour[j] = from;
    weight[i] = w;
    weight[j] = w;
  }
  return { nodes, offsets, neighbour, weight };
}

/** Number of neighbours of each node. */
export function degrees(graph: CsrGraph): Int32Array {
  const degree = new Int32Array(graph.nodes);
  for (let v = 0; v < graph.nodes; v++) degree[v] = (graph.offsets[v + 1] as number) - (graph.offsets[v] as number);
  return degree;
}

/** Nodes with at least one neighbour, ascending. */
export const connectedNodes = (graph: CsrGraph): Int32Array =>
  Int32Array.from({ length: graph.nodes }, (_, v) => v).filter((v) => graph.offsets[v] !== graph.offsets[v + 1]);
