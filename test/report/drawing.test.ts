import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampSpan, panSpan, spanAround, zoomSpan } from '../../src/report/browser/timeline/viewport.ts';
import { hashOfPlace, placeFromHash } from '../../src/report/browser/url-hash.ts';
import { convexHull } from '../../src/report/view/graph-layout.ts';
import { columnCounts, instantsOf, lowerBound } from '../../src/report/view/lane-columns.ts';
import { nights, timeTicks } from '../../src/report/view/time-ticks.ts';
import { weekCells } from '../../src/report/view/week-rhythm.ts';

const UTC = { clock: 'utc', zone: 'UTC', stated: true, spans: [{ from: Number.NEGATIVE_INFINITY, offset: 0 }] } as const;
const DAY = 86_400_000_000;
const sorted = fc.array(fc.integer({ min: 0, max: 10_000 })).map((values) => Float64Array.from(values).sort());

describe('lanes', () => {
  it('undo their deltas', () => {
    expect([...instantsOf({ endpoint: 0, total: 3, first: 5, deltas: [2, 0] })]).toEqual([5, 7, 7]);
    expect(instantsOf({ endpoint: 0, total: 0, first: 0, deltas: [] })).toHaveLength(0);
  });
  it('count per column what a plain loop counts', () => {
    fc.assert(
      fc.property(
        sorted,
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 300 }),
        (at, from, size, columns) => {
          const to = from + size;
          const counts = columnCounts(at, from, to, columns);
          expect(counts.reduce((a, b) => a + b, 0)).toBe(at.filter((t) => t >= from && t < to).length);
          expect(lowerBound(at, from)).toBe(at.filter((t) => t < from).length);
        },
      ),
    );
  });
});

describe('view of the timeline', () => {
  const bounds = { from: 0, to: 10 * DAY };
  const inside = ({ from, to }: { from: number; to: number }) => {
    expect(from).toBeGreaterThanOrEqual(bounds.from);
    expect(to).toBeLessThanOrEqual(bounds.to + 1);
    expect(to).toBeGreaterThan(from);
  };
  it('stays in the log, whatever is done to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { maxLength: 20 }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (factors, share) => {
          let span = clampSpan({ from: DAY, to: 2 * DAY }, bounds);
          for (const factor of factors) {
            span = panSpan(zoomSpan(span, bounds, factor, 0.3), bounds, share);
            inside(span);
          }
        },
      ),
    );
  });
  it('keeps what lies under the pointer', () => {
    const span = zoomSpan({ from: 4 * DAY, to: 6 * DAY }, bounds, 0.5, 0.25);
    expect(span.from + 0.25 * (span.to - span.from)).toBeCloseTo(4.5 * DAY);
  });
  it('shows every instant asked for', () => {
    const span = spanAround([3 * DAY, 4 * DAY], bounds);
    expect(span.from).toBeLessThan(3 * DAY);
    expect(span.to).toBeGreaterThan(4 * DAY);
  });
});

describe('axis', () => {
  it('puts ticks at round local times, across a change of clocks too', () => {
    const change = Date.UTC(2017, 2, 26, 1) * 1000;
    const berlin = {
      ...UTC,
      zone: 'Europe/Berlin',
      spans: [
        { from: Number.NEGATIVE_INFINITY, offset: 3_600_000_000 },
        { from: change, offset: 7_200_000_000 },
      ],
    };
    const days = timeTicks(berlin, change - 3 * DAY, change + 3 * DAY, 8);
    const local = days.map(({ at }) => (at + (at < change ? 3_600_000_000 : 7_200_000_000)) % DAY);
    expect(local.length).toBeGreaterThan(4);
    expect(new Set(local)).toEqual(new Set([0]));
  });
  it('draws a night for each local day', () => {
    expect(nights(UTC, DAY, 4 * DAY)).toHaveLength(3);
    expect(nights({ ...UTC, clock: 'relative' }, DAY, 4 * DAY)).toEqual([]);
  });
});

describe('week', () => {
  it('divides by the hours watched, and tells silence from not watching', () => {
    const events = Array.from({ length: 168 }, (_, i) => (i < 100 ? i : 0));
    const observed = Array.from({ length: 168 }, (_, i) => (i === 150 ? 0 : i < 50 ? 2 : 4));
    const { rates, steps } = weekCells(events, observed);
    expect(rates[40]).toBe(20);
    expect(rates[80]).toBe(20);
    expect(steps[40]).toBe(steps[80]);
    expect(steps[120]).toBe(0);
    expect(steps[150]).toBeNull();
    const used = steps.filter((step) => step !== null && step > 0) as number[];
    for (let step = 1; step <= 7; step++) expect(used.filter((s) => s === step).length).toBeGreaterThan(8);
  });
});

describe('hull', () => {
  it('is the corners of a filled square', () => {
    const points = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => ({ x, y })));
    const hull = convexHull(points).map(({ x, y }) => `${x},${y}`);
    expect(hull.sort()).toEqual(['0,0', '0,2', '2,0', '2,2']);
  });
});

describe('address', () => {
  it('brings back what it was made of', () => {
    const place = { selected: 12, finding: 3, span: { from: 5, to: 1_490_490_000_000_000 } };
    expect(placeFromHash(hashOfPlace(place))).toEqual(place);
    expect(placeFromHash('#finding-7').finding).toBe(7);
  });
  it('takes nothing but numbers', () => {
    expect(placeFromHash('#sel=javascript:1&f=-1&t=9~2')).toEqual({ selected: null, finding: null, span: null });
  });
});
