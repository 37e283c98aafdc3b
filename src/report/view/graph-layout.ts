import type { GraphView } from '../../model/views.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Maps the coordinates of a graph into a box, keeping its shape; y grows downwards. */
export function fitInto({ x, y }: GraphView, width: number, height: number, margin: number): Point[] {
  const [left, right, low, high] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
  const scale = Math.min((width - 2 * margin) / Math.max(1e-9, right - left), (height - 2 * margin) / Math.max(1e-9, high - low));
  const k = Number.isFinite(scale) && scale < 1e8 ? scale : 0;
  return x.map((value, i) => ({
    x: width / 2 + (value - (left + right) / 2) * k,
    y: height / 2 - ((y[i] as number) - (low + high) / 2) * k,
  }));
}

/** Convex hull, counter-clockwise (Andrew's monotone chain). Points on an edge are left out. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (order: readonly Point[]) => {
    const chain: Point[] = [];
    for (const p of order) {
      while (chain.length >= 2) {
        const [a, b] = [chain[chain.length - 2] as Point, chain[chain.length - 1] as Point];
        if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

export interface CircleArea {
  readonly circle: number;
  readonly members: number;
  readonly hull: readonly Point[];
  readonly top: Point;
}

/** The area of each circle of three or more, over points in the order of the nodes. */
export function circleAreas({ circle }: GraphView, points: readonly Point[]): CircleArea[] {
  const members = new Map<number, Point[]>();
  circle.forEach((c, i) => {
    if (c >= 0) members.set(c, [...(members.get(c) ?? []), points[i] as Point]);
  });
  return [...members]
    .filter(([, of]) => of.length >= 3)
    .sort(([a], [b]) => a - b)
    .map(([c, of]) => ({ circle: c, members: of.length, hull: convexHull(of), top: of.reduce((best, p) => (p.y < best.y ? p : best)) }));
}

/** Radius of a node by its strength, so that area follows it. */
export const nodeRadius = (strength: number, most: number): number => 2.5 + 6.5 * Math.sqrt(strength / Math.max(1, most));
