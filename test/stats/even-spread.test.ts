import { expect, test } from 'vitest';
import { MICROS_PER_DAY, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { drawPoisson } from '../../src/stats/draw.ts';
import { compareWithEven, evenShare } from '../../src/stats/even-spread.ts';
import { coverageShare, lagBefore } from '../../src/stats/pseudo-events.ts';
import { createRandom } from '../../src/stats/random.ts';

const month = 30 * MICROS_PER_DAY;
const window = 2 * MICROS_PER_MINUTE;

/** Sessions at any time, each with connections within five minutes. */
function draw(sessions: number, connects: number, random: ReturnType<typeof createRandom>): Float64Array {
  const at: number[] = [];
  for (let n = drawPoisson(30 * sessions, random); n > 0; n--) {
    const start = random.below(month);
    for (let i = 0; i < connects; i++) at.push(start + (connects > 1 ? random.below(5 * MICROS_PER_MINUTE) : 0));
  }
  return Float64Array.from(at).sort();
}

// Published values of one simulated month each: coverage, even spread, and the share of random instants.
test.each([
  { sessions: 23, connects: 1, coverage: 0.0317, even: 0.0314, hits: 0.0302 },
  { sessions: 8, connects: 3, coverage: 0.0229, even: 0.0328, hits: 0.0224 },
  { sessions: 6, connects: 6, coverage: 0.0223, even: 0.0488, hits: 0.0214 },
])(
  '$sessions sessions of $connects a day: coverage $coverage, and $even by the even spread',
  ({ sessions, connects, coverage, even, hits }) => {
    const random = createRandom(sessions);
    const months = Array.from({ length: 40 }, () => draw(sessions, connects, random));
    const shares = months.map((at) => coverageShare(at, 0, month, window, month));
    const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const mean = average(shares);
    // One month varies as its number of sessions does, about; the published one is within three standard deviations of the mean of forty.
    const spread = (3 * mean) / Math.sqrt(30 * sessions);
    expect(Math.abs(mean - coverage)).toBeLessThan(spread);
    expect(evenShare(sessions * connects, MICROS_PER_DAY, window)).toBeCloseTo(even, 4);
    // Random instants find what is covered, within four binomial standard errors; so did the published ones, of a number that is not stated.
    const instants = 4_000;
    const found = average(
      months.map((at) => {
        let count = 0;
        for (let i = 0; i < instants; i++) count += Number(lagBefore(at, random.below(month)) <= window);
        return count / instants;
      }),
    );
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(mean / (40 * instants)));
    expect(Math.abs(found - hits)).toBeLessThan(1.3 * spread);
  },
);

test('the formula is held against what was counted, over endpoints and for the middle one', () => {
  const at = Float64Array.of(1, 2, 3, 4, 5, 6);
  const series = { offsets: Float64Array.of(0, 3, 4, 6), at, setAside: new Uint32Array(3) };
  const once = [{ e: 0, from: 0, days: 9, hits: 0, all: 9, lag: 0 }];
  const shortest = Float64Array.of(window, Number.POSITIVE_INFINITY, 2 * window);
  const { expected, excess, p } = compareWithEven(
    series,
    { ids: Int32Array.of(0, 1, 2), usual: Float64Array.of(0.1, 0.02, 0), compared: [once, once, once], shortest },
    window,
    { to: 5.5, observed: month },
  );
  // Three, one and one activity before the end of the reference.
  const [three, one] = [evenShare(3, month, window), evenShare(1, month, window)];
  expect(expected).toBeCloseTo(three + 2 * one, 15);
  expect(excess).toBeCloseTo(one / 0.02, 15);
  // A wait of the window has the chance of a hit within it; of two windows, that of no miss in both.
  expect(Array.from(p)).toEqual([three, 1, expect.closeTo(1 - (1 - one) ** 2, 15)]);
});
