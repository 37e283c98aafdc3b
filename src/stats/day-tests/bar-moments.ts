/** What bars give, together, to a point that lies anywhere in a stretch. */
export interface BarMoments {
  /** Share of the stretch in which they give anything. */
  readonly share: number;
  /** Means of the first three powers. */
  readonly powers: readonly [number, number, number];
}

/**
 * Exact moments of Σ max(0, 1 − |u − at| / reach) over u uniform in [from, to): between its knots the sum is a straight line, whatever bars
 * overlap. O(n log n) in the bars that touch the stretch.
 * @param at ascending
 */
export function momentsOfBars(at: Float64Array, reach: number, from: number, to: number): BarMoments {
  const knots: [at: number, steeper: number][] = [];
  for (const one of at) {
    if (one + reach <= from) continue;
    if (one - reach >= to) break;
    knots.push([one - reach, 1 / reach], [one, -2 / reach], [one + reach, 1 / reach]);
  }
  knots.sort(([x], [y]) => x - y);
  let [value, slope, share] = [0, 0, 0];
  const powers: [number, number, number] = [0, 0, 0];
  knots.forEach(([begins, steeper], k) => {
    slope += steeper;
    const ends = knots[k + 1]?.[0] ?? begins;
    const next = value + slope * (ends - begins);
    const [low, high] = [Math.max(from, begins), Math.min(to, ends)];
    if (high > low) {
      // Rounding must not leave a little where nothing is.
      const v = Math.max(0, value + slope * (low - begins));
      const w = Math.max(0, value + slope * (high - begins));
      const length = (high - low) / (to - from);
      if (v + w > 1e-9) share += length;
      powers[0] += (length * (v + w)) / 2;
      powers[1] += (length * (v * v + v * w + w * w)) / 3;
      powers[2] += (length * (v + w) * (v * v + w * w)) / 4;
    }
    value = next;
  });
  return { share, powers };
}
