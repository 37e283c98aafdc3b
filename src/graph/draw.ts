import type { EndpointId } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import type { GraphView } from '../model/views.ts';
import { chooseDrawn } from './choose-drawn.ts';
import { placeNodes } from './layout.ts';
import type { Ties } from './ties.ts';

/** What a person can still read, and a page can carry. */
const MOST_NODES = 300;
const MOST_EDGES = 1200;

/** Endpoints beyond half the picture would leave no room for their surroundings. */
const MOST_FIRST = MOST_NODES / 2;

/**
 * The part of the contact graph that a report draws, with positions.
 * @param first endpoints that must be shown, most important first; those beyond the first 150 compete by the weight of their ties
 * @param circle circle of each endpoint, or −1; by endpoint id
 */
export function drawTies(ties: Ties, first: readonly EndpointId[], circle: Int32Array | undefined, random: Random): GraphView {
  const drawn = chooseDrawn(ties, [...new Set(first)].slice(0, MOST_FIRST), MOST_NODES, MOST_EDGES);
  // By id rather than by choice, so that the same picture comes out whatever was asked for first.
  const node = [...drawn.node].sort((a, b) => a - b);
  const position = new Map(node.map((id, index) => [id, index]));
  const tie = [...drawn.tie].sort((i, j) => i - j);
  const source = tie.map((i) => position.get(ties.a[i] as number) as number);
  const target = tie.map((i) => position.get(ties.b[i] as number) as number);
  const weight = tie.map((i) => ties.weight[i] as number);

  const strength = new Float64Array(ties.nodes);
  const touched = new Uint8Array(ties.nodes);
  for (let i = 0; i < ties.count; i++) {
    for (const id of [ties.a[i] as number, ties.b[i] as number]) {
      strength[id] = (strength[id] as number) + (ties.weight[i] as number);
      touched[id] = 1;
    }
  }
  // Endpoints that were asked for are drawn without ties, too.
  for (const id of node) touched[id] = 1;
  const edges = tie.map((_, i) => ({ source: source[i] as number, target: target[i] as number, weight: weight[i] as number }));
  const { x, y } = placeNodes(node.length, edges, random);
  return {
    node,
    x,
    y,
    circle: node.map((id) => circle?.[id] ?? -1),
    strength: node.map((id) => strength[id] as number),
    source,
    target,
    weight,
    inferred: tie.map((i) => ties.inferred[i] as number),
    totalNodes: touched.reduce((sum, one) => sum + one, 0),
    totalEdges: ties.count,
  };
}
