import type { GraphView } from '../../model/views.ts';
import { circleAreas, fitInto, nodeRadius, type Point } from './graph-layout.ts';
import { useReport } from './report-context.ts';

const WIDTH = 640;
const HEIGHT = 600;
const MARGIN = 48;
/** Nodes that carry their name: more would cover each other. */
const NAMED = 24;

/** Names by strength, leaving out those that would lie over a name already set. */
function namesThatFit(
  { node, strength }: GraphView,
  points: readonly Point[],
  label: (id: number) => string,
): { i: number; text: string }[] {
  const order = node.map((_, i) => i).sort((a, b) => (strength[b] as number) - (strength[a] as number) || a - b);
  const taken: { left: number; right: number; y: number }[] = [];
  const names: { i: number; text: string }[] = [];
  for (const i of order) {
    if (names.length === NAMED) break;
    const text = label(node[i] as number);
    const { x, y } = points[i] as Point;
    const half = text.length * 3.6 + 4;
    if (x - half < 0 || x + half > WIDTH) continue;
    if (taken.some((box) => Math.abs(box.y - y) < 15 && box.left < x + half && x - half < box.right)) continue;
    taken.push({ left: x - half, right: x + half, y });
    names.push({ i, text });
  }
  return names;
}

/** The contact graph as a drawing: the twin of the interactive one, for print, without a script and without WebGL. */
export function StaticGraph({ graph }: { graph: GraphView }) {
  const { lexicon, actions } = useReport();
  const points = fitInto(graph, WIDTH, HEIGHT, MARGIN);
  const most = graph.strength.reduce((a, b) => Math.max(a, b), 0);
  const heaviest = graph.weight.reduce((a, b) => Math.max(a, b), 1);
  const selected = actions?.selected() ?? null;
  return (
    <svg
      class="graph-static"
      role="img"
      aria-label={`Contact graph of ${graph.node.length} endpoints; the list beside it says the same`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      {circleAreas(graph, points).map(({ circle, hull, top }) => (
        <>
          <path d={`M${hull.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`} class="circle-area" />
          <text x={top.x} y={top.y - 30} class="circle-name axis-middle">
            circle {circle + 1}
          </text>
        </>
      ))}
      {graph.source.map((s, i) => {
        const a = points[s] as Point;
        const b = points[graph.target[i] as number] as Point;
        const width = 0.5 + 4 * Math.sqrt((graph.weight[i] as number) / heaviest);
        return (
          <path
            d={`M${a.x.toFixed(1)} ${a.y.toFixed(1)}L${b.x.toFixed(1)} ${b.y.toFixed(1)}`}
            stroke-width={width.toFixed(2)}
            class={graph.inferred[i] ? 'edge edge-inferred' : 'edge'}
          />
        );
      })}
      {graph.node.map((id, i) => {
        const { x, y } = points[i] as Point;
        return (
          <circle
            cx={x.toFixed(1)}
            cy={y.toFixed(1)}
            r={nodeRadius(graph.strength[i] as number, most).toFixed(1)}
            class={id === selected ? 'node chosen' : 'node'}
          />
        );
      })}
      {namesThatFit(graph, points, lexicon.label).map(({ i, text }) => {
        const { x, y } = points[i] as Point;
        return (
          <text x={x.toFixed(1)} y={(y - nodeRadius(graph.strength[i] as number, most) - 4).toFixed(1)} class="node-name axis-middle">
            {text}
          </text>
        );
      })}
    </svg>
  );
}
