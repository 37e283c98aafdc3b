import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** A canvas that fills its box at the density of the screen, and is drawn again whenever its size or `draw` changes. */
export function useCanvas(draw: (context: CanvasRenderingContext2D, size: CanvasSize) => void): RefObject<HTMLCanvasElement | null> {
  const ref = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState<CanvasSize>({ width: 0, height: 0 });
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    const observer = new ResizeObserver(() => setSize({ width: canvas.clientWidth, height: canvas.clientHeight }));
    observer.observe(canvas);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || size.width === 0) return;
    const density = window.devicePixelRatio || 1;
    canvas.width = Math.round(size.width * density);
    canvas.height = Math.round(size.height * density);
    context.setTransform(density, 0, 0, density, 0, 0);
    const frame = requestAnimationFrame(() => draw(context, size));
    return () => cancelAnimationFrame(frame);
  }, [draw, size]);
  return ref;
}
