import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import noverlapModule from 'graphology-layout-noverlap';
import type { Random } from '../model/random.ts';

// Both packages export the function itself, and describe it to the compiler as a `default` beside it.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;
const noverlap = noverlapModule as unknown as typeof noverlapModule.default;

export interface Positions {
  /** In [−1, 1], four decimals. */
  readonly x: number[];
  readonly y: number[];
}

const ITERATIONS = 400;

/** Room for one node, in the units in which overlaps are removed. */
const SPACING = 12;

/**
 * Places nodes by ForceAtlas2 from random starts, then pushes overlapping ones apart, as far as the package gets: it moves one of two, so that in a crowd a
 * few keep pushing each other in a circle, however long it runs. Closeness in the picture is a hint, not a measure.
 * Source: M. Jacomy, T. Venturini, S. Heymann, M. Bastian, ForceAtlas2, PLoS ONE 9 (2014) e98679.
 * @param edges indices of nodes, with weights; meant for some hundreds of nodes
 */
export function placeNodes(
  nodes: number,
  edges: readonly { readonly source: number; readonly target: number; readonly weight: number }[],
  random: Random,
): Positions {
  if (nodes === 0) return { x: [], y: [] };
  const graph = new UndirectedGraph<{ x: number; y: number; size: number }, { weight: number }>();
  for (let v = 0; v < nodes; v++) {
    const angle = 2 * Math.PI * random.next();
    const radius = Math.sqrt(random.next());
    graph.addNode(v, { x: radius * Math.cos(angle), y: radius * Math.sin(angle), size: 1 });
  }
  // The logarithm keeps one daily contact from pulling everything else out of shape.
  for (const { source, target, weight } of edges) graph.addEdge(source, target, { weight: 1 + Math.log(weight) });
  forceAtlas2.assign(graph, { iterations: ITERATIONS, settings: forceAtlas2.inferSettings(nodes) });

  scale(graph, (SPACING * Math.sqrt(nodes)) / 2);
  separateCoincident(graph, random);
  noverlap.assign(graph, { maxIterations: 200, settings: { margin: SPACING / 4, ratio: 1, speed: 3 } });
  scale(graph, 1);
  const round = (value: number) => Math.round(value * 10_000) / 10_000 + 0;
  return {
    x: graph.mapNodes((_, { x }) => round(x)),
    y: graph.mapNodes((_, { y }) => round(y)),
  };
}

type Placed = UndirectedGraph<{ x: number; y: number; size: number }, { weight: number }>;

/** Centres the picture and makes its longer half-side `reach`. */
function scale(graph: Placed, reach: number): void {
  const xs = graph.mapNodes((_, { x }) => x);
  const ys = graph.mapNodes((_, { y }) => y);
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const half = (values: number[]) => (Math.max(...values) - Math.min(...values)) / 2;
  const [left, top] = [middle(xs), middle(ys)];
  const factor = reach / (Math.max(half(xs), half(ys)) || 1);
  graph.updateEachNodeAttributes((_, node) => ({ ...node, x: (node.x - left) * factor, y: (node.y - top) * factor }));
}

/** Nodes on the very same spot would be moved by the package's own, unseeded randomness. */
function separateCoincident(graph: Placed, random: Random): void {
  const taken = new Set<string>();
  graph.updateEachNodeAttributes((_, node) => {
    let { x, y } = node;
    while (taken.has(`${Math.fround(x)} ${Math.fround(y)}`)) {
      x += random.next() - 0.5;
      y += random.next() - 0.5;
    }
    taken.add(`${Math.fround(x)} ${Math.fround(y)}`);
    return { ...node, x, y };
  });
}
