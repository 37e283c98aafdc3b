import { UndirectedGraph } from 'graphology';
import type { GraphView } from '../../../model/views.ts';
import { nodeRadius } from '../../view/graph-layout.ts';
import type { Lexicon } from '../../view/lexicon.ts';

export interface NodeLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly label: string;
}

export interface EdgeLook {
  readonly size: number;
  readonly inferred: boolean;
}

export type ContactGraph = UndirectedGraph<NodeLook, EdgeLook>;

/** The view's columns as a graph to draw; keys are places in the columns, never names. `scale` fits sizes to a small box. */
export function buildGraph(view: GraphView, lexicon: Lexicon, scale: number): ContactGraph {
  const graph = new UndirectedGraph<NodeLook, EdgeLook>();
  const most = view.strength.reduce((a, b) => Math.max(a, b), 0);
  const heaviest = view.weight.reduce((a, b) => Math.max(a, b), 1);
  view.node.forEach((id, i) => {
    const size = scale * nodeRadius(view.strength[i] as number, most);
    graph.addNode(String(i), { x: view.x[i] as number, y: view.y[i] as number, size, label: lexicon.label(id) });
  });
  view.source.forEach((source, i) => {
    const size = 0.5 + 4 * scale * Math.sqrt((view.weight[i] as number) / heaviest);
    graph.mergeEdge(String(source), String(view.target[i]), { size, inferred: view.inferred[i] === 1 });
  });
  return graph;
}
