import { hasWebGl } from './webgl-names.ts';

// The import above stands before sigma's, which reads the classes that it makes sure of.

import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import Sigma from 'sigma';
import type { GraphView } from '../../../model/views.ts';
import { circleAreas, type Point } from '../../view/graph-layout.ts';
import type { Lexicon } from '../../view/lexicon.ts';
import { useReport } from '../../view/report-context.ts';
import { type Palette, palette } from '../palette.ts';
import type { UiState } from '../ui-state.ts';
import { buildGraph, type ContactGraph, type EdgeLook, type NodeLook } from './build-graph.ts';
import { drawHover, drawLabel } from './draw-node-text.ts';

/** Width of a box, in pixels, in which nodes have their full size. */
const ROOMY = 540;

type Renderer = Sigma<NodeLook, EdgeLook>;

/** Circles as areas under the graph, redrawn with every move of the camera. */
function drawCircles(canvas: HTMLCanvasElement, renderer: Renderer, view: GraphView, shades: Palette): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = renderer.getDimensions();
  const density = window.devicePixelRatio || 1;
  canvas.width = width * density;
  canvas.height = height * density;
  context.setTransform(density, 0, 0, density, 0, 0);
  const points = view.node.map((_, i): Point => renderer.graphToViewport({ x: view.x[i] as number, y: view.y[i] as number }));
  context.lineJoin = 'round';
  context.font = '12px system-ui, sans-serif';
  context.textAlign = 'center';
  for (const { circle, hull, top } of circleAreas(view, points)) {
    context.beginPath();
    hull.forEach(({ x, y }, i) => {
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.closePath();
    context.fillStyle = shades.night;
    context.strokeStyle = shades.night;
    context.lineWidth = 34;
    context.stroke();
    context.fill();
    context.fillStyle = shades.muted;
    context.fillText(`circle ${circle + 1}`, top.x, top.y - 28);
  }
}

/** Whoever is chosen stands out with the ties and the people around; where none is, everybody does. */
function paint(renderer: Renderer, graph: ContactGraph, chosen: string | null, marked: ReadonlySet<string>, shades: Palette): void {
  const near = new Set(chosen === null ? [] : graph.neighbors(chosen));
  const fades = (node: string) => chosen !== null && node !== chosen && !near.has(node);
  const faint = shades.line;
  renderer.setSetting('nodeReducer', (node, data) => {
    if (node === chosen || marked.has(node)) return { ...data, color: shades.orange, zIndex: 2, forceLabel: true };
    return fades(node) ? { ...data, color: faint, label: null, zIndex: 0 } : { ...data, color: shades.blue, zIndex: 1 };
  });
  renderer.setSetting('edgeReducer', (edge, data) => {
    const touches = chosen !== null && graph.hasExtremity(edge, chosen);
    if (touches) return { size: data.size, color: shades.orange, zIndex: 2 };
    return { size: data.size, color: data.inferred || chosen !== null ? faint : shades.edge, zIndex: 1 };
  });
}

function startRenderer(
  box: HTMLElement,
  view: GraphView,
  state: UiState,
  lexicon: Lexicon,
  membersOf: (finding: number) => readonly number[],
) {
  const graph = buildGraph(view, lexicon, Math.min(1, box.clientWidth / ROOMY));
  const renderer: Renderer = new Sigma(graph, box, {
    defaultDrawNodeHover: drawHover,
    defaultDrawNodeLabel: drawLabel,
    labelFont: 'system-ui, sans-serif',
    labelSize: 12,
    labelRenderedSizeThreshold: 6,
    labelGridCellSize: 110,
    labelDensity: 0.7,
    stagePadding: 56,
    zIndex: true,
    minCameraRatio: 0.1,
    maxCameraRatio: 2,
  });
  const canvas = renderer.createCanvas('circles', { beforeLayer: 'edges' });
  renderer.resize(true);
  const place = new Map(view.node.map((id, i) => [id, String(i)]));
  renderer.on('clickNode', ({ node }) => {
    const id = view.node[Number(node)] as number;
    state.selected.value = state.selected.value === id ? null : id;
  });
  renderer.on('clickStage', () => {
    state.selected.value = null;
  });
  renderer.on('beforeRender', () => drawCircles(canvas, renderer, view, palette.value));
  const stop = effect(() => {
    const selected = state.selected.value;
    const finding = state.finding.value;
    const marked = finding === null ? [] : membersOf(finding).flatMap((id) => place.get(id) ?? []);
    paint(renderer, graph, selected === null ? null : (place.get(selected) ?? null), new Set(marked), palette.value);
  });
  const kill = () => {
    stop();
    renderer.kill();
  };
  return { renderer, kill };
}

/** The contact graph by sigma. Calls `onGiveUp` where the browser cannot draw it; the static twin then takes its place. */
export function GraphDrawing({ view, state, onGiveUp }: { view: GraphView; state: UiState; onGiveUp: () => void }) {
  const { analysis, lexicon } = useReport();
  const box = useRef<HTMLDivElement>(null);
  const renderer = useRef<Renderer | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // The page keeps the wheel and the single finger; Ctrl and wheel, or two fingers, are the graph's.
    const leave = (event: Event) => {
      if (event instanceof WheelEvent ? !event.ctrlKey : (event as TouchEvent).touches.length < 2) event.stopPropagation();
    };
    const events = ['wheel', 'touchstart', 'touchmove'] as const;
    for (const name of events) element.addEventListener(name, leave, { capture: true, passive: true });
    try {
      if (!hasWebGl()) throw new Error('no WebGL');
      const started = startRenderer(element, view, state, lexicon, (finding) => analysis.findings[finding]?.subject ?? []);
      renderer.current = started.renderer;
      return started.kill;
    } catch {
      onGiveUp();
      return;
    }
  }, [view, state, analysis, lexicon, onGiveUp]);
  const camera = () => renderer.current?.getCamera();
  return (
    <div class="graph screen-only">
      <div
        ref={box}
        class="graph-box"
        role="img"
        aria-label={`Contact graph of ${view.node.length} endpoints; the list beside it says the same`}
      />
      <p class="graph-tools">
        <button type="button" onClick={() => camera()?.animatedZoom({ duration: 0 })}>
          Closer
        </button>
        <button type="button" onClick={() => camera()?.animatedUnzoom({ duration: 0 })}>
          Further
        </button>
        <button type="button" onClick={() => camera()?.animatedReset({ duration: 0 })}>
          Whole graph
        </button>
      </p>
    </div>
  );
}
