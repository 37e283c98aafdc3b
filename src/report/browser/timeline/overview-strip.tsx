import { useCallback, useRef } from 'preact/hooks';
import type { CoverageView } from '../../../model/analysis.ts';
import type { TimelineView } from '../../../model/views.ts';
import { palette } from '../palette.ts';
import { hatch } from './draw-timeline.ts';
import { type CanvasSize, useCanvas } from './use-canvas.ts';
import { clampSpan, type Span } from './viewport.ts';

interface Props {
  readonly timeline: TimelineView;
  readonly coverage: CoverageView;
  readonly bounds: Span;
  readonly span: Span;
  onSpan(span: Span): void;
}

/** The whole log in one strip; drag to choose a stretch, drag the chosen stretch to move it. */
export function OverviewStrip({ timeline, coverage, bounds, span, onSpan }: Props) {
  const shades = palette.value;
  const draw = useCallback(
    (context: CanvasRenderingContext2D, { width, height }: CanvasSize) => {
      const x = (at: number) => ((at - bounds.from) / (bounds.to - bounds.from)) * width;
      context.clearRect(0, 0, width, height);
      for (const { from, to } of coverage.gaps) hatch(context, x(from), 0, Math.max(2, x(to) - x(from)), height, shades.line);
      const { step, counts } = timeline.density;
      const most = counts.reduce((a, b) => Math.max(a, b), 1);
      context.fillStyle = shades.blue;
      counts.forEach((count, i) => {
        if (count === 0) return;
        const left = x(timeline.from + i * step);
        const tall = 2 + Math.sqrt(count / most) * (height - 6);
        context.fillRect(left, height - tall, Math.max(0.7, x(timeline.from + (i + 1) * step) - left - 0.3), tall);
      });
      const [left, right] = [x(span.from), x(span.to)];
      context.fillStyle = shades.paper;
      context.globalAlpha = 0.65;
      context.fillRect(0, 0, left, height);
      context.fillRect(right, 0, width - right, height);
      context.globalAlpha = 1;
      context.strokeStyle = shades.orange;
      context.lineWidth = 2;
      context.strokeRect(left + 1, 1, Math.max(2, right - left - 2), height - 2);
    },
    [timeline, coverage, bounds, span, shades],
  );
  const ref = useCanvas(draw);
  const drag = useRef<{ readonly start: number; readonly moves: Span | null } | null>(null);
  const instantAt = (event: PointerEvent): number => {
    const box = ref.current?.getBoundingClientRect();
    return box ? bounds.from + ((event.clientX - box.left) / box.width) * (bounds.to - bounds.from) : bounds.from;
  };
  const begin = (event: PointerEvent) => {
    const start = instantAt(event);
    const whole = span.from <= bounds.from && span.to >= bounds.to;
    drag.current = { start, moves: !whole && start >= span.from && start <= span.to ? span : null };
    ref.current?.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (!drag.current) return;
    const { start, moves } = drag.current;
    const at = instantAt(event);
    if (moves) onSpan(clampSpan({ from: moves.from + at - start, to: moves.to + at - start }, bounds));
    else if (at !== start) onSpan(clampSpan({ from: Math.min(at, start), to: Math.max(at, start) }, bounds));
  };
  const end = () => {
    drag.current = null;
  };
  return (
    <div aria-hidden="true">
      <canvas
        ref={ref}
        class="overview"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onDblClick={() => onSpan(bounds)}
      />
    </div>
  );
}
