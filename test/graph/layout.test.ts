import { describe, expect, it } from 'vitest';
import { placeNodes } from '../../src/graph/layout.ts';
import { createRandom } from '../../src/stats/random.ts';

type Edge = { source: number; target: number; weight: number };
/** Groups of ten, everybody with everybody, and one tie from each group to the next. */
const groups = (count: number): Edge[] =>
  Array.from({ length: count }, (_, g) => g * 10).flatMap((from, g) => [
    ...Array.from({ length: 10 }, (_, i) =>
      Array.from({ length: i }, (_, j): Edge => ({ source: from + j, target: from + i, weight: 5 })),
    ).flat(),
    ...(g > 0 ? [{ source: from - 10, target: from, weight: 1 }] : []),
  ]);
const place = (nodes: number, edges: readonly Edge[], seed = 1) => placeNodes(nodes, edges, createRandom(seed));
const distances = ({ x, y }: ReturnType<typeof place>, pick: (one: number, other: number) => boolean): number[] =>
  x.flatMap((_, i) =>
    x.flatMap((_, j) =>
      i < j && pick(i, j) ? [Math.hypot((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number))] : [],
    ),
  );
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the places of nodes', () => {
  const found = place(40, groups(4));

  it('fill a square from −1 to 1, in four decimals', () => {
    const all = [...found.x, ...found.y];
    expect(Math.max(...all.map(Math.abs))).toBe(1);
    for (const value of all) {
      expect(Math.abs(value * 10_000 - Math.round(value * 10_000))).toBeLessThan(1e-9);
      expect(Object.is(value, -0)).toBe(false);
    }
    // Both axes are in the middle.
    for (const axis of [found.x, found.y]) expect(Math.max(...axis) + Math.min(...axis)).toBeCloseTo(0, 3);
  });

  it('are near for members of one group and far for others', () => {
    const same = (i: number, j: number) => Math.floor(i / 10) === Math.floor(j / 10);
    expect(mean(distances(found, same))).toBeLessThan(0.5 * mean(distances(found, (i, j) => !same(i, j))));
  });

  it('leave most nodes the room that each has, and no two lie on one spot', () => {
    const nearest = (places: typeof found) =>
      places.x.map((_, i) => Math.min(...distances(places, (one, other) => one === i || other === i))).sort((one, other) => one - other);
    // Nodes of size 1 with a margin of 3 are 8 apart where the half-side was 6 √n before they were moved; half as much again at the most after.
    const apart = (nodes: number) => 8 / (1.5 * 6 * Math.sqrt(nodes));
    const all = nearest(found);
    expect(all[0]).toBeGreaterThan(0);
    expect(all.filter((distance) => distance > apart(40)).length).toBeGreaterThan(0.6 * 40);
    // Where nothing ties them, all have it.
    expect(nearest(place(30, []))[0]).toBeGreaterThan(apart(30));
  });

  it('are the same for the same seed, and others for another', () => {
    expect(place(40, groups(4))).toEqual(found);
    expect(place(40, groups(4), 2)).not.toEqual(found);
  });

  it('are none of none, and the middle of one', () => {
    expect(place(0, [])).toEqual({ x: [], y: [] });
    expect(place(1, [])).toEqual({ x: [0], y: [0] });
  });

  it('of a pair lie apart, whatever the tie weighs', () => {
    for (const weight of [1, 1e6]) expect(distances(place(2, [{ source: 0, target: 1, weight }]), () => true)[0]).toBeGreaterThan(1.9);
  });
});
